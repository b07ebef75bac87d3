"""A reading of conditions: what a leaf gives, line by line, and what it says of rosters."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from ehe_check.advice.advised import Advised
from ehe_check.bank.condition import Condition
from ehe_check.bank.effect import Does
from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.judge.reading import unlisted
from ehe_check.judge.truth import Judgement, Truth
from tests.banks import CHILDREN, asks, not_known, only_note, said, skipped, small_bank, value

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
BANK = small_bank(
    CHILDREN,
    asks("NOW-1", "no", "yes"),
    asks("NOW-2", "no", "yes", when=("NOW-1", "yes")),
    asks("NOW-3", "a", "b", "c", kind="several"),
    asks("NOW-4", "no", "yes", when={"not": {"question": "NOW-1", "is": ["no"]}}),
    """
    [[questions]]
    id = "VIS-1"
    per = "child"
    options = ["no", "yes"]
    when = { attribute = "child.age", is = ["old"] }
    """,
    asks("VIS-2", "no", "yes", per="child"),
    """
    [conditions.danger]
    question = "NOW-1"
    is = ["yes"]

    [conditions.seen]
    question = "VIS-2"
    is = ["yes"]
    """,
)


def judged(answers: Answers, condition: str, about: str | None = None) -> Judgement:
    written = tomllib.loads(f"it = {condition}")["it"]
    return Advised(BANK, answers).judge(CONDITION.validate_python(written), about)


def truth(answers: Answers, condition: str, about: str | None = None) -> Truth:
    return judged(answers, condition, about).truth


def with_evidence(evidence: Evidence | None) -> Answers:
    return said(Answer(question="NOW-1", value="yes", evidence=evidence))


class TestALeaf:
    def test_is_true_for_a_value_it_looks_for(self) -> None:
        assert Truth.TRUE is truth(
            said(value("NOW-1", "yes")), '{ question = "NOW-1", is = ["yes"] }'
        )

    def test_is_false_for_another_value(self) -> None:
        assert Truth.FALSE is truth(
            said(value("NOW-1", "no")), '{ question = "NOW-1", is = ["yes"] }'
        )

    def test_is_true_for_any_chosen_value_of_several(self) -> None:
        answers = said(value("NOW-3", ("a", "b")))

        assert Truth.TRUE is truth(answers, '{ question = "NOW-3", is = ["b", "c"] }')

    def test_is_false_when_none_of_several_chosen_values_fits(self) -> None:
        assert Truth.FALSE is truth(
            said(value("NOW-3", ("a", "b"))), '{ question = "NOW-3", is = ["c"] }'
        )

    def test_is_true_for_a_value_with_the_evidence_it_wants(self) -> None:
        answers = with_evidence(Evidence.RECORD)

        assert Truth.TRUE is truth(
            answers, '{ question = "NOW-1", is = ["yes"], evidence = ["record"] }'
        )

    @pytest.mark.parametrize("evidence", [Evidence.ASSUMED, None])
    def test_is_false_for_a_value_with_other_evidence(self, evidence: Evidence | None) -> None:
        answers = with_evidence(evidence)

        assert Truth.FALSE is truth(
            answers, '{ question = "NOW-1", is = ["yes"], evidence = ["record"] }'
        )

    def test_is_true_for_not_known_where_it_looks_for_it(self) -> None:
        answers = said(not_known("NOW-1"))

        assert Truth.TRUE is truth(answers, '{ question = "NOW-1", is = ["yes", "not-known"] }')

    def test_is_unknown_for_not_known_where_it_does_not_look_for_it(self) -> None:
        assert Truth.UNKNOWN is truth(
            said(not_known("NOW-1")), '{ question = "NOW-1", is = ["yes"] }'
        )

    @pytest.mark.parametrize("answers", [said(skipped("NOW-1")), said(), said(only_note("NOW-1"))])
    @pytest.mark.parametrize("options", [["yes"], ["yes", "not-known"]])
    def test_is_unknown_for_skipped_absent_and_a_note_alone(
        self, answers: Answers, options: list[str]
    ) -> None:
        assert Truth.UNKNOWN is truth(answers, f'{{ question = "NOW-1", is = {options} }}')

    @pytest.mark.parametrize(
        "answer",
        [value("NOW-2", "yes"), value("NOW-2", "no"), not_known("NOW-2"), skipped("NOW-2")],
    )
    def test_is_false_where_its_question_does_not_arise(self, answer: Answer) -> None:
        answers = said(value("NOW-1", "no"), answer)

        assert Truth.FALSE is truth(answers, '{ question = "NOW-2", is = ["yes", "not-known"] }')

    def test_is_unknown_while_it_is_not_known_whether_its_question_arises(self) -> None:
        answers = said(not_known("NOW-1"), value("NOW-2", "yes"))
        judgement = judged(answers, '{ question = "NOW-2", is = ["yes"] }')

        assert Judgement(Truth.UNKNOWN, waits_for=frozenset({Ref("NOW-1")})) == judgement

    def test_rests_on_its_answer(self) -> None:
        judgement = judged(said(value("NOW-1", "yes")), '{ question = "NOW-1", is = ["yes"] }')

        assert Judgement(Truth.TRUE, frozenset({Ref("NOW-1")})) == judgement

    def test_rests_on_not_known_where_it_looks_for_it(self) -> None:
        judgement = judged(
            said(not_known("NOW-1")), '{ question = "NOW-1", is = ["yes", "not-known"] }'
        )

        assert Judgement(Truth.TRUE, frozenset({Ref("NOW-1")})) == judgement

    def test_waits_for_its_answer_while_that_is_unknown(self) -> None:
        judgement = judged(said(), '{ question = "NOW-1", is = ["yes"] }')

        assert Judgement(Truth.UNKNOWN, waits_for=frozenset({Ref("NOW-1")})) == judgement

    def test_rests_on_the_gate_where_its_question_does_not_arise(self) -> None:
        judgement = judged(said(value("NOW-1", "no")), '{ question = "NOW-2", is = ["yes"] }')

        assert Judgement(Truth.FALSE, frozenset({Ref("NOW-1")})) == judgement


class TestATree:
    def test_all_is_false_when_one_part_is(self) -> None:
        answers = said(value("NOW-1", "no"))

        assert Truth.FALSE is truth(
            answers,
            '{ all = [{ question = "NOW-1", is = ["yes"] }, { question = "NOW-3", is = ["a"] }] }',
        )

    def test_any_is_unknown_when_one_part_is_and_none_is_true(self) -> None:
        answers = said(value("NOW-1", "no"))

        assert Truth.UNKNOWN is truth(
            answers,
            '{ any = [{ question = "NOW-1", is = ["yes"] }, { question = "NOW-3", is = ["a"] }] }',
        )

    def test_a_named_condition_stands_for_what_it_names(self) -> None:
        assert Truth.TRUE is truth(said(value("NOW-1", "yes")), '{ condition = "danger" }')

    def test_not_swaps_true_and_false(self) -> None:
        answers = said(value("NOW-1", "yes"))

        assert Truth.FALSE is truth(answers, '{ not = { question = "NOW-1", is = ["yes"] } }')


class TestAGate:
    def test_is_true_for_a_question_without_one(self) -> None:
        assert Truth.TRUE is Advised(BANK, said()).gate(Ref("NOW-1")).truth

    def test_that_is_unknown_never_hides_its_question(self) -> None:
        assert Advised(BANK, said(not_known("NOW-1"))).arises(Ref("NOW-4"))

    def test_with_not_hides_its_question_when_what_it_denies_is_true(self) -> None:
        assert not Advised(BANK, said(value("NOW-1", "no"))).arises(Ref("NOW-4"))


class TestInsideARoster:
    def test_a_leaf_means_the_same_entry(self) -> None:
        answers = said(
            value("VIS-2", "yes", "child-1"),
            value("VIS-2", "no", "child-2"),
            entries=("child-1", "child-2"),
        )

        assert Truth.FALSE is truth(answers, '{ question = "VIS-2", is = ["yes"] }', "child-2")

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            ("{ all = [LEAF] }", Truth.TRUE),
            ("{ any = [LEAF] }", Truth.TRUE),
            ("{ not = LEAF }", Truth.FALSE),
            ('{ condition = "seen" }', Truth.TRUE),
            ("{ all = [{ any = [{ not = { not = LEAF } }] }] }", Truth.TRUE),
        ],
    )
    def test_a_leaf_inside_a_tree_means_the_same_entry(
        self, condition: str, expected: Truth
    ) -> None:
        answers = said(
            value("VIS-2", "yes", "child-1"),
            value("VIS-2", "no", "child-2"),
            entries=("child-1", "child-2"),
        )
        written = condition.replace("LEAF", '{ question = "VIS-2", is = ["yes"] }')

        assert expected is truth(answers, written, "child-1")
        assert expected is not truth(answers, written, "child-2")

    def test_a_gate_means_the_same_entry(self) -> None:
        answers = said(entries=("child-1", "child-2"), ages={"child-1": "old", "child-2": "young"})

        assert [Truth.TRUE, Truth.FALSE] == [
            Advised(BANK, answers).gate(Ref("VIS-1", child)).truth
            for child in ("child-1", "child-2")
        ]

    def test_a_leaf_about_the_whole_case_means_the_whole_case(self) -> None:
        answers = said(value("NOW-1", "yes"), entries=("child-1",))

        assert Truth.TRUE is truth(answers, '{ question = "NOW-1", is = ["yes"] }', "child-1")

    @pytest.mark.parametrize(
        ("age", "expected"), [("old", Truth.TRUE), ("young", Truth.FALSE), (None, Truth.UNKNOWN)]
    )
    def test_an_attribute_is_read_and_unset_is_unknown(
        self, age: str | None, expected: Truth
    ) -> None:
        answers = said(entries=("child-1",), ages={"child-1": age} if age else {})

        assert expected is truth(answers, '{ attribute = "child.age", is = ["old"] }', "child-1")

    def test_an_attribute_of_nobody_is_unknown(self) -> None:
        assert Truth.UNKNOWN is truth(said(), '{ attribute = "child.age", is = ["old"] }')

    def test_a_question_is_put_about_each_entry_that_is_listed(self) -> None:
        answers = said(entries=("child-1", "child-2"))

        assert ("child-1", "child-2") == Advised(BANK, answers).subjects(BANK.by_id["VIS-2"])

    def test_a_question_of_the_whole_case_is_put_once(self) -> None:
        assert (None,) == Advised(BANK, said()).subjects(BANK.by_id["NOW-1"])


SAID_OVER_CHILDREN = ('some = "child"', 'every = "child"', 'no = "child"')


def of_children(*options: str, complete: bool) -> Answers:
    entries = tuple(f"child-{number}" for number, _ in enumerate(options, start=1))
    return said(
        *(value("VIS-2", option, entry) for option, entry in zip(options, entries, strict=True)),
        entries=entries,
        complete=("child",) if complete else (),
    )


class TestOverARoster:
    @pytest.mark.parametrize(
        ("options", "some", "every", "no"),
        [
            ((), Truth.FALSE, Truth.UNKNOWN, Truth.TRUE),
            (("yes",), Truth.TRUE, Truth.TRUE, Truth.FALSE),
            (("no",), Truth.FALSE, Truth.FALSE, Truth.TRUE),
            (("yes", "no"), Truth.TRUE, Truth.FALSE, Truth.FALSE),
            (("yes", "yes"), Truth.TRUE, Truth.TRUE, Truth.FALSE),
            (("no", "no"), Truth.FALSE, Truth.FALSE, Truth.TRUE),
        ],
    )
    def test_a_complete_list_is_settled_by_its_entries(
        self, options: tuple[str, ...], some: Truth, every: Truth, no: Truth
    ) -> None:
        answers, leaf = of_children(*options, complete=True), 'question = "VIS-2", is = ["yes"]'

        given = [truth(answers, f"{{ {how}, {leaf} }}") for how in SAID_OVER_CHILDREN]

        assert [some, every, no] == given

    @pytest.mark.parametrize(
        ("options", "some", "every", "no"),
        [
            ((), Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN),
            (("yes",), Truth.TRUE, Truth.UNKNOWN, Truth.FALSE),
            (("no",), Truth.UNKNOWN, Truth.FALSE, Truth.UNKNOWN),
            (("yes", "no"), Truth.TRUE, Truth.FALSE, Truth.FALSE),
        ],
    )
    def test_a_list_that_may_be_incomplete_has_one_unknown_entry_more(
        self, options: tuple[str, ...], some: Truth, every: Truth, no: Truth
    ) -> None:
        answers, leaf = of_children(*options, complete=False), 'question = "VIS-2", is = ["yes"]'

        given = [truth(answers, f"{{ {how}, {leaf} }}") for how in SAID_OVER_CHILDREN]

        assert [some, every, no] == given

    def test_an_incomplete_list_is_waited_for_by_its_unlisted_entry(self) -> None:
        judgement = judged(said(), '{ question = "VIS-2", is = ["yes"], some = "child" }')

        assert frozenset({Ref("VIS-2", unlisted("child"))}) == judgement.waits_for

    def test_an_attribute_may_be_looked_at_over_a_roster(self) -> None:
        answers = said(entries=("child-1",), complete=("child",), ages={"child-1": "old"})

        assert Truth.TRUE is truth(
            answers, '{ every = "child", attribute = "child.age", is = ["old"] }'
        )

    def test_entries_about_whom_a_question_does_not_arise_count_as_false(self) -> None:
        answers = said(
            value("VIS-1", "yes", "child-1"),
            entries=("child-1",),
            complete=("child",),
            ages={"child-1": "young"},
        )

        assert Truth.FALSE is truth(answers, '{ question = "VIS-1", is = ["yes"], some = "child" }')


class TestALongEnoughList:
    @pytest.mark.parametrize(
        ("entries", "complete", "expected"),
        [
            (("child-1", "child-2"), (), Truth.TRUE),
            (("child-1", "child-2", "child-3"), ("child",), Truth.TRUE),
            (("child-1",), (), Truth.UNKNOWN),
            (("child-1",), ("child",), Truth.FALSE),
            (("child-1",), ("adult",), Truth.UNKNOWN),
        ],
    )
    def test_is_known_once_it_is_long_enough_or_complete(
        self, entries: tuple[str, ...], complete: tuple[str, ...], expected: Truth
    ) -> None:
        answers = said(entries=entries, complete=complete)

        assert expected is truth(answers, '{ roster = "child", at_least = 2 }')


class TestANamedCondition:
    def test_holds_where_it_is_true(self) -> None:
        assert Advised(BANK, said(value("NOW-1", "yes"))).holds_named("danger")

    @pytest.mark.parametrize(
        "answers", [said(), said(not_known("NOW-1")), said(value("NOW-1", "no"))]
    )
    def test_holds_nowhere_else(self, answers: Answers) -> None:
        assert not Advised(BANK, answers).holds_named("danger")

    def test_that_the_bank_lacks_never_holds(self) -> None:
        assert not Advised(BANK, said(value("NOW-1", "yes"))).holds_named("nothing-of-the-kind")


class TestWhatTheAdviceWorksOut:
    BANK = small_bank(
        CHILDREN,
        asks("NOW-1", "no", "yes: ASK", "today: TODAY lead"),
        asks("NOW-2", "no", "yes: HOLD"),
        asks("VIS-1", "no", "yes: SIGN, SUP", per="child"),
    )

    @pytest.mark.parametrize(
        ("ask", "hold", "expected"),
        [
            ("no", "no", Truth.FALSE),
            ("yes", "no", Truth.TRUE),
            ("today", "no", Truth.TRUE),
            ("no", "yes", Truth.FALSE),
            ("yes", "yes", Truth.FALSE),
        ],
    )
    def test_asks_first_where_hold_is_not_on(self, ask: str, hold: str, expected: Truth) -> None:
        reading = Advised(self.BANK, said(value("NOW-1", ask), value("NOW-2", hold)))
        condition = CONDITION.validate_python({"worked_out": "ask-first"})

        assert Judgement(expected) == reading.judge(condition)
        assert (hold == "yes") == reading.advice.hold

    def test_asks_nobody_first_where_a_hold_is_recorded(self) -> None:
        answers = replace(said(value("NOW-1", "yes")), hold_is_recorded=True)
        reading = Advised(self.BANK, answers)
        condition = CONDITION.validate_python({"worked_out": "ask-first"})

        assert reading.advice.hold
        assert Truth.FALSE is reading.judge(condition).truth

    def test_each_effect_stands_at_its_own_answer(self) -> None:
        answers = said(
            value("NOW-1", "yes"),
            value("VIS-1", "yes", "child-1"),
            value("VIS-1", "no", "child-2"),
            entries=("child-1", "child-2"),
        )
        reading = Advised(self.BANK, answers)
        found = {
            ref: [each.effect.does for each in standing]
            for ref, standing in reading.standing_at.items()
        }

        assert {
            Ref("NOW-1"): [Does.ASK],
            Ref("VIS-1", "child-1"): [Does.SIGN, Does.SUP],
        } == found
        assert [Does.ASK, Does.SIGN, Does.SUP] == [each.effect.does for each in reading.standing]


def test_an_entry_not_listed_yet_is_called_as_the_files_call_it() -> None:
    assert "child-unlisted" == unlisted("child")
