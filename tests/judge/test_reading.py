"""A reading of conditions: what a leaf gives, line by line, and what it says of rosters."""

from __future__ import annotations

import tomllib
from dataclasses import replace

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


YES = '{ question = "NOW-1", is = ["yes"] }'
YES_OR_NOT_KNOWN = '{ question = "NOW-1", is = ["yes", "not-known"] }'
ON_RECORD = '{ question = "NOW-1", is = ["yes"], evidence = ["record"] }'
BEHIND = '{ question = "NOW-2", is = ["yes", "not-known"] }'


def with_evidence(evidence: Evidence | None) -> Answer:
    return Answer(question="NOW-1", value="yes", evidence=evidence)


class TestALeaf:
    def test_is_true_false_or_unknown_by_what_was_answered(self) -> None:
        no, ticked = value("NOW-1", "no"), value("NOW-3", ("a", "b"))
        for answers, leaf, expected in [
            ([value("NOW-1", "yes")], YES, Truth.TRUE),
            ([no], YES, Truth.FALSE),
            ([ticked], '{ question = "NOW-3", is = ["b", "c"] }', Truth.TRUE),
            ([ticked], '{ question = "NOW-3", is = ["c"] }', Truth.FALSE),
            ([with_evidence(Evidence.RECORD)], ON_RECORD, Truth.TRUE),
            ([with_evidence(Evidence.ASSUMED)], ON_RECORD, Truth.FALSE),
            ([with_evidence(None)], ON_RECORD, Truth.FALSE),
            ([not_known("NOW-1")], YES_OR_NOT_KNOWN, Truth.TRUE),
            ([not_known("NOW-1")], YES, Truth.UNKNOWN),
            *(
                (nothing, leaf, Truth.UNKNOWN)
                for nothing in ([skipped("NOW-1")], [], [only_note("NOW-1")])
                for leaf in (YES, YES_OR_NOT_KNOWN)
            ),
            *(
                ([no, closed], BEHIND, Truth.FALSE)
                for closed in (
                    *(value("NOW-2", "yes"), value("NOW-2", "no")),
                    *(not_known("NOW-2"), skipped("NOW-2")),
                )
            ),
        ]:
            assert expected is truth(said(*answers), leaf), (answers, leaf)

    def test_rests_on_its_answer_or_the_gate_and_waits_for_what_is_unknown(self) -> None:
        one = frozenset({Ref("NOW-1")})
        behind = '{ question = "NOW-2", is = ["yes"] }'
        for answers, leaf, expected in [
            ([value("NOW-1", "yes")], YES, Judgement(Truth.TRUE, one)),
            ([not_known("NOW-1")], YES_OR_NOT_KNOWN, Judgement(Truth.TRUE, one)),
            ([], YES, Judgement(Truth.UNKNOWN, waits_for=one)),
            ([value("NOW-1", "no")], behind, Judgement(Truth.FALSE, one)),
            (
                [not_known("NOW-1"), value("NOW-2", "yes")],
                behind,
                Judgement(Truth.UNKNOWN, waits_for=one),
            ),
        ]:
            assert expected == judged(said(*answers), leaf), (answers, leaf)


def test_a_tree_joins_its_parts_and_a_name_stands_for_what_it_names() -> None:
    parts = f'[{YES}, {{ question = "NOW-3", is = ["a"] }}]'
    for answer, tree, expected in [
        ("no", f"{{ all = {parts} }}", Truth.FALSE),
        ("no", f"{{ any = {parts} }}", Truth.UNKNOWN),
        ("yes", '{ condition = "danger" }', Truth.TRUE),
        ("yes", f"{{ not = {YES} }}", Truth.FALSE),
    ]:
        assert expected is truth(said(value("NOW-1", answer)), tree), tree


def test_a_gate_hides_its_question_only_where_it_is_surely_closed() -> None:
    assert Truth.TRUE is Advised(BANK, said()).gate(Ref("NOW-1")).truth
    assert Advised(BANK, said(not_known("NOW-1"))).arises(Ref("NOW-4"))
    assert not Advised(BANK, said(value("NOW-1", "no"))).arises(Ref("NOW-4"))


class TestInsideARoster:
    TWO = said(
        value("VIS-2", "yes", "child-1"),
        value("VIS-2", "no", "child-2"),
        entries=("child-1", "child-2"),
    )

    def test_a_leaf_means_the_same_entry_wherever_it_stands(self) -> None:
        for condition, expected in [
            ("LEAF", Truth.TRUE),
            ("{ all = [LEAF] }", Truth.TRUE),
            ("{ any = [LEAF] }", Truth.TRUE),
            ("{ not = LEAF }", Truth.FALSE),
            ('{ condition = "seen" }', Truth.TRUE),
            ("{ all = [{ any = [{ not = { not = LEAF } }] }] }", Truth.TRUE),
        ]:
            written = condition.replace("LEAF", '{ question = "VIS-2", is = ["yes"] }')
            other = Truth.FALSE if expected is Truth.TRUE else Truth.TRUE

            assert expected is truth(self.TWO, written, "child-1"), condition
            assert other is truth(self.TWO, written, "child-2"), condition

    def test_a_gate_means_the_same_entry(self) -> None:
        answers = said(entries=("child-1", "child-2"), ages={"child-1": "old", "child-2": "young"})

        assert [Truth.TRUE, Truth.FALSE] == [
            Advised(BANK, answers).gate(Ref("VIS-1", child)).truth
            for child in ("child-1", "child-2")
        ]

    def test_a_leaf_about_the_whole_case_means_the_whole_case(self) -> None:
        answers = said(value("NOW-1", "yes"), entries=("child-1",))

        assert Truth.TRUE is truth(answers, '{ question = "NOW-1", is = ["yes"] }', "child-1")

    def test_an_attribute_is_read_and_unset_or_of_nobody_it_is_unknown(self) -> None:
        old = '{ attribute = "child.age", is = ["old"] }'
        for ages, expected in (
            ({"child-1": "old"}, Truth.TRUE),
            ({"child-1": "young"}, Truth.FALSE),
            ({}, Truth.UNKNOWN),
        ):
            assert expected is truth(said(entries=("child-1",), ages=ages), old, "child-1"), ages
        assert Truth.UNKNOWN is truth(said(), old)

    def test_a_question_is_put_about_each_entry_that_is_listed(self) -> None:
        answers = said(entries=("child-1", "child-2"))

        assert ("child-1", "child-2") == Advised(BANK, answers).subjects(BANK.by_id["VIS-2"])

    def test_a_question_of_the_whole_case_is_put_once(self) -> None:
        assert (None,) == Advised(BANK, said()).subjects(BANK.by_id["NOW-1"])


SOME_EVERY_NO = ("some", "every", "no")


def of_children(*options: str, complete: bool) -> Answers:
    entries = tuple(f"child-{number}" for number, _ in enumerate(options, start=1))
    return said(
        *(value("VIS-2", option, entry) for option, entry in zip(options, entries, strict=True)),
        entries=entries,
        complete=("child",) if complete else (),
    )


class TestOverARoster:
    def test_a_complete_list_is_settled_and_another_has_one_unknown_entry_more(self) -> None:
        yes, no, unknown = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
        for options, is_complete, expected in [
            ((), True, [no, unknown, yes]),
            (("yes",), True, [yes, yes, no]),
            (("no",), True, [no, no, yes]),
            (("yes", "no"), True, [yes, no, no]),
            (("yes", "yes"), True, [yes, yes, no]),
            (("no", "no"), True, [no, no, yes]),
            ((), False, [unknown, unknown, unknown]),
            (("yes",), False, [yes, unknown, no]),
            (("no",), False, [unknown, no, unknown]),
            (("yes", "no"), False, [yes, no, no]),
        ]:
            answers = of_children(*options, complete=is_complete)
            leaf = 'question = "VIS-2", is = ["yes"]'
            given = [truth(answers, f'{{ {how} = "child", {leaf} }}') for how in SOME_EVERY_NO]

            assert expected == given, (options, is_complete)

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


def test_a_list_is_known_to_be_long_enough_once_it_is_or_is_complete() -> None:
    for children, complete, expected in [
        (2, (), Truth.TRUE),
        (3, ("child",), Truth.TRUE),
        (1, (), Truth.UNKNOWN),
        (1, ("child",), Truth.FALSE),
        (1, ("adult",), Truth.UNKNOWN),
    ]:
        entries = ("child-1", "child-2", "child-3")[:children]
        answers = said(entries=entries, complete=complete)

        assert expected is truth(answers, '{ roster = "child", at_least = 2 }'), entries


def test_a_named_condition_holds_where_it_is_true_and_one_that_the_bank_lacks_never() -> None:
    yes = Advised(BANK, said(value("NOW-1", "yes")))

    assert yes.holds_named("danger")
    assert not yes.holds_named("nothing-of-the-kind")
    for answers in (said(), said(not_known("NOW-1")), said(value("NOW-1", "no"))):
        assert not Advised(BANK, answers).holds_named("danger")


class TestWhatTheAdviceWorksOut:
    BANK = small_bank(
        CHILDREN,
        asks("NOW-1", "no", "yes: ASK", "today: TODAY lead"),
        asks("NOW-2", "no", "yes: HOLD"),
        asks("VIS-1", "no", "yes: SIGN, SUP", per="child"),
    )

    def test_asks_first_where_hold_is_not_on(self) -> None:
        for ask, hold, expected in [
            ("no", "no", Truth.FALSE),
            ("yes", "no", Truth.TRUE),
            ("today", "no", Truth.TRUE),
            ("no", "yes", Truth.FALSE),
            ("yes", "yes", Truth.FALSE),
        ]:
            reading = Advised(self.BANK, said(value("NOW-1", ask), value("NOW-2", hold)))
            condition = CONDITION.validate_python({"worked_out": "ask-first"})

            assert Judgement(expected) == reading.judge(condition), (ask, hold)
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


def test_something_is_asked_for_by_its_name_and_is_not_known_and_settles_nothing() -> None:
    it = Answer(question="NOW-1", not_known=True, something=True)
    plain = said(not_known("NOW-1"))
    marked = '{ question = "NOW-1", is = ["something"] }'

    assert Truth.TRUE is truth(said(it), marked)
    assert Truth.TRUE is truth(said(it), YES_OR_NOT_KNOWN)
    assert Truth.UNKNOWN is truth(plain, marked)
    assert Truth.UNKNOWN is truth(said(it), YES)
    assert it.says_something
    assert not it.settles
    assert not it.same_as(not_known("NOW-1"))
