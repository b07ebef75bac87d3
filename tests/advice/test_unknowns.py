"""Unknowns: what they could do, which comes first, who was not seen, and when advice is firm."""

from __future__ import annotations

from itertools import product

from ehe_check.advice.advised import Advised
from ehe_check.advice.recommendation import ToClose
from ehe_check.advice.unknowns import (
    Closing,
    can_raise,
    closing_of,
    is_unknown,
    reach_of,
    unknown_refs,
)
from ehe_check.bank.effect import Does
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answer, Answers, Ref
from tests.any_answers import ABSENT, FIRST, all_answered, cast
from tests.banks import (
    CHILDREN,
    STILLED,
    asks,
    not_known,
    only_note,
    said,
    skipped,
    small_bank,
    value,
)
from tests.worked import shipped_bank

SIGHT = """
[sight]
question = "VIS-1"
seen = ["lately"]
unseen = "Nobody saw {children}."
not_said = "You have not said who saw {children}."
"""
BANK = small_bank(
    CHILDREN,
    """
    opening = ["NOW-1", "NOW-2"]
    quick = ["NOW-1", "NOW-2", "NOW-3", "NOW-4", "VIS-1", "VIS-2"]
    closing = ["NOW-4", "VIS-2", "NOW-3"]
    """,
    asks("NOW-1", "no", "yes: 999"),
    asks("NOW-2", "yes", when=("NOW-1", "yes")),
    """
    [[questions]]
    id = "NOW-3"
    options = ["no", { id = "not-looked", unlooked = true }, "yes: SUP"]
    """,
    asks("NOW-4", "no", "some", "yes: SIGN"),
    asks("NOW-5", "no", "yes: MEET L4.2", when=("NOW-4", "some", "yes")),
    asks("NOW-6", kind="text"),
    """
    [[questions]]
    id = "VIS-1"
    per = "child"
    options = ["lately", "never"]
    when = { attribute = "child.age", is = ["old"] }
    """,
    asks("VIS-2", "no", "yes: TODAY lead", per="child"),
    asks("SUP-5", "no", "yes", after_advice=True),
    SIGHT,
)
OLD = {"child-1": "old", "child-2": "old"}
CALM = (
    value("NOW-1", "no"),
    value("NOW-3", "no"),
    value("NOW-4", "no"),
    value("VIS-1", "lately", "child-1"),
    value("VIS-2", "no", "child-1"),
    value("SIB-1", "complete"),
)


def about_one(*answers: Answer, ages: dict[str, str] | None = None) -> Answers:
    return said(*CALM, *answers, entries=("child-1",), complete=("child",), ages=ages or OLD)


def closing(answers: Answers, walk_set: WalkSet = WalkSet.FULL) -> Closing:
    return closing_of(Advised(BANK, answers), walk_set)


def to_close(answers: Answers, walk_set: WalkSet = WalkSet.FULL) -> list[str]:
    return [each.question for each in closing(answers, walk_set).to_close]


class TestAnAnswerIsUnknown:
    def test_where_nobody_has_said_or_looked(self) -> None:
        for answer, expected in [
            (None, True),
            (not_known("NOW-3"), True),
            (skipped("NOW-3"), True),
            (only_note("NOW-3"), True),
            (value("NOW-3", "not-looked"), True),
            (value("NOW-3", ("no", "not-looked")), True),
            (value("NOW-3", "no"), False),
            (value("NOW-3", ("no", "yes")), False),
            (value("NOW-3", "yes"), False),
            (value("NOW-3", "gone"), False),
        ]:
            assert expected == is_unknown(BANK.by_id["NOW-3"], answer), answer

    def test_where_it_is_assumed_or_stands_nowhere(self) -> None:
        for evidence in [*Evidence, None]:
            answer = Answer(question="NOW-3", value="no", evidence=evidence)
            expected = evidence in {Evidence.ASSUMED, Evidence.NOT_RECORDED}

            assert expected == is_unknown(BANK.by_id["NOW-3"], answer), evidence

    def test_only_where_it_is_asked_and_may_still_be(self) -> None:
        found = list(unknown_refs(Advised(BANK, said(value("NOW-4", "no"))), WalkSet.FULL))

        assert [Ref("NOW-1"), Ref("NOW-2"), Ref("NOW-3")] == found


class TestWhatIsToBeClosed:
    def test_is_in_the_banks_order_and_one_a_question(self) -> None:
        answers = said(entries=("child-1", "child-2"), ages=OLD)
        expected = (
            ToClose("NOW-4"),
            ToClose("VIS-2", ("child-1", "child-2")),
            ToClose("NOW-3"),
            ToClose("NOW-1"),
            ToClose("NOW-5"),
        )

        assert expected == closing(answers).to_close

    def test_is_only_what_could_raise_the_advice(self) -> None:
        raised = {
            "NOW-3": ["NOW-4", "VIS-2", "NOW-1", "NOW-5"],
            "NOW-4": ["VIS-2", "NOW-1", "NOW-5"],
        }
        for question, expected in raised.items():
            answers = said(value(question, "yes"), entries=("child-1",), ages=OLD)

            assert expected == to_close(answers), question

    def test_is_of_the_set_that_was_chosen(self) -> None:
        answers = said(value("NOW-4", "some"))

        assert ["NOW-3", "NOW-1", "NOW-5"] == to_close(answers)
        assert ["NOW-3", "NOW-1"] == to_close(answers, WalkSet.QUICK)

    def test_has_three_first_and_a_follow_up_waits_for_what_opens_it(self) -> None:
        answers = said(value("NOW-1", "no"), value("NOW-3", "no"))

        assert ["NOW-4", "NOW-5"] == to_close(answers)
        assert (ToClose("NOW-4"),) == closing(answers).first

        many = closing(said(entries=("child-1",), ages=OLD)).first
        assert ["NOW-4", "VIS-2", "NOW-3"] == [each.question for each in many]

    def test_has_a_follow_up_first_where_what_opens_it_is_not_asked(self) -> None:
        bank = small_bank(
            """
            quick = ["NOW-2"]
            """,
            asks("NOW-1", "no", "yes"),
            asks("NOW-2", "no", "yes: SUP", when=("NOW-1", "yes")),
        )

        assert (ToClose("NOW-2"),) == closing_of(Advised(bank, said()), WalkSet.QUICK).first


def test_the_quick_set_leaves_open_what_it_asks_only_once_an_answer_wants_it() -> None:
    bank = shipped_bank()
    calm = all_answered(bank, cast(), FIRST, {Ref("ADU-3"): ABSENT})
    for answers, is_listed in [(calm, False), (calm.with_answer(value("SUP-2", "worried")), True)]:
        found = closing_of(Advised(bank, answers), WalkSet.QUICK).to_close

        assert is_listed == ("ADU-3" in {each.question for each in found}), is_listed


class TestAdviceIsFirm:
    def test_where_everything_was_looked_at_and_everybody_seen(self) -> None:
        assert closing(about_one()).is_firm

    def test_nowhere_else(self) -> None:
        for answers in [
            [value("NOW-3", "not-looked")],
            [not_known("NOW-4")],
            [value("VIS-1", "never", "child-1")],
            [not_known("VIS-1", "child-1")],
            [skipped("NOW-1")],
            [value("NOW-3", "yes")],
        ]:
            assert not closing(about_one(*answers)).is_firm, answers

    def test_not_where_nobody_is_listed(self) -> None:
        calm = (each for each in CALM if each.about is None)

        assert not closing(said(*calm, complete=("child",))).is_firm

    def test_not_where_an_opening_question_that_moves_nothing_was_left_open(self) -> None:
        bank = small_bank('needed = ["NOW-1"]\n[[questions]]\nid = "NOW-1"\noptions = ["no"]')
        found = closing_of(Advised(bank, said()), WalkSet.FULL)

        assert (False, False, ()) == (found.is_firm, found.is_enough, found.to_close)

    def test_without_anybody_in_a_bank_that_asks_about_the_whole_case(self) -> None:
        whole = small_bank(asks("VIS-1", "lately", "never"), SIGHT)
        none = small_bank(asks("VIS-1", "lately", "never"))
        answers = said(value("VIS-1", "lately"))

        assert closing_of(Advised(whole, answers), WalkSet.FULL).is_firm
        assert closing_of(Advised(none, said()), WalkSet.FULL).is_firm

    def test_not_where_an_answer_contradicts_another_so_that_it_does_nothing(self) -> None:
        bank = small_bank(*STILLED, asks("NOW-2", "no", "refused: SIGN"))
        calm, refused = (
            Advised(bank, said(value("NOW-1", "none"), value("NOW-2", option)))
            for option in ("no", "refused")
        )

        assert closing_of(calm, WalkSet.FULL).is_firm
        assert not closing_of(refused, WalkSet.FULL).is_firm


def test_a_child_is_unseen_where_nobody_is_known_to_have_seen_the_child() -> None:
    assumed = Answer(question="VIS-1", about="child-1", value="lately", evidence=Evidence.ASSUMED)
    never = value("VIS-1", "never", "child-1")
    for answers, unseen, not_said in [
        (about_one(), (), ()),
        (about_one(never), ("child-1",), ()),
        (about_one(not_known("VIS-1", "child-1")), (), ("child-1",)),
        (about_one(skipped("VIS-1", "child-1")), (), ("child-1",)),
        (about_one(assumed), ("child-1",), ()),
        (about_one(never, ages={"child-1": "young"}), (), ()),
        (said(entries=("child-1",)), (), ("child-1",)),
        (
            said(value("VIS-1", "never", "child-2"), entries=("child-1", "child-2"), ages=OLD),
            ("child-2",),
            ("child-1",),
        ),
    ]:
        found = closing(answers)

        assert (unseen, not_said) == (found.unseen, found.not_said), answers


def test_a_sign_that_would_end_what_is_set_aside_is_to_be_closed() -> None:
    for option, is_listed in [("as-usual", False), ("hostile", True)]:
        changes = {
            Ref("SUP-2"): "uneasy",
            Ref("ADU-1"): option,
            Ref("ISO-1", "child-1"): ABSENT,
        }
        reading = Advised(shipped_bank(), all_answered(shipped_bank(), cast(), FIRST, changes))
        listed = {each.question for each in closing_of(reading, WalkSet.FULL).to_close}

        assert is_listed == ("ISO-1" in listed), option


CAN_RAISE = {
    Urgency.NONE: set(Does),
    Urgency.RAISE_IN_SUPERVISION: {Does.EMERGENCY, Does.TODAY, Does.MEET},
    Urgency.CONSIDER_MEETING: {Does.EMERGENCY, Does.TODAY, Does.MEET, Does.SIGN},
    Urgency.STRONG_CASE_FOR_MEETING: {Does.EMERGENCY, Does.TODAY},
    Urgency.ACT_TODAY: {Does.EMERGENCY},
    Urgency.EMERGENCY: set[Does](),
}


def test_only_what_is_above_the_advice_can_raise_it() -> None:
    for urgency, does in product(Urgency, Does):
        assert (does in CAN_RAISE[urgency]) == can_raise(frozenset({does}), urgency), (
            urgency,
            does,
        )
        assert not can_raise(frozenset(), urgency), (urgency, does)


class TestAQuestionReaches:
    def test_what_its_options_and_not_known_do(self) -> None:
        bank = small_bank(
            asks("NOW-1", "no", "yes: SIGN", "worse: HOLD", not_known_effects=["SUP"]),
            asks("NOW-2", "no", "yes"),
        )

        assert {"NOW-1": {Does.SIGN, Does.HOLD, Does.SUP}, "NOW-2": set()} == reach_of(bank)

    def test_what_it_opens_as_far_as_that_leads(self) -> None:
        bank = small_bank(
            asks("NOW-1", "no", "yes"),
            asks("NOW-2", "no", "yes", when={"condition": "opened"}),
            asks("NOW-3", "no", "yes: 999", when=("NOW-2", "yes")),
            """
            [conditions.opened]
            any = [{ question = "NOW-1", is = ["yes"] }]
            """,
        )

        assert {each: {Does.EMERGENCY} for each in ("NOW-1", "NOW-2", "NOW-3")} == reach_of(bank)

    def test_what_rules_over_two_answers_do_that_read_it(self) -> None:
        bank = small_bank(
            asks("NOW-1", "no", "yes"),
            asks("NOW-2", "no", "yes"),
            asks("NOW-3", "no", "yes"),
            """
            [[together]]
            id = "X1"
            text = "Both."
            when = { question = "NOW-1", is = ["yes"] }
            unless = { question = "NOW-2", is = ["yes"] }
            question = "NOW-3"
            effects = ["TODAY lead", "HOLD"]
            """,
        )

        both = {Does.TODAY, Does.HOLD}
        assert {"NOW-1": both, "NOW-2": both, "NOW-3": set()} == reach_of(bank)

    def test_what_it_sets_going_again(self) -> None:
        bank = small_bank(*STILLED, asks("NOW-2", "no", "refused: MEET L4.4"))

        assert {"NOW-1": {Does.MEET}, "NOW-2": {Does.MEET}} == reach_of(bank)

    def test_a_reason_and_a_sign_where_it_splits_a_matter(self) -> None:
        bank = small_bank(asks("MAT-1", "one", "several", splits="care"))

        assert {"MAT-1": {Does.SIGN, Does.MEET}} == reach_of(bank)


def test_what_was_only_marked_is_closed_before_all_else() -> None:
    graver = asks("NOW-1", "no", "yes: 999"), asks("NOW-2", "no", "yes: 999")
    bank = small_bank('closing = ["NOW-1"]', *graver)
    marked = Answer(question="NOW-2", not_known=True, something=True)
    orders = [
        [each.question for each in closing_of(Advised(bank, said(each)), WalkSet.FULL).first]
        for each in (not_known("NOW-2"), marked)
    ]

    assert [["NOW-1", "NOW-2"], ["NOW-2", "NOW-1"]] == orders
