"""The guard: HOLD or ASK FIRST, which box says so, and which wording a line has because of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import (
    UNGUARDED,
    Guard,
    box_key,
    guard_of,
    most_careful,
)
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import State, Wording
from ehe_check.judge.answers import Answer, Ref
from ehe_check.over_time.compare import compare
from tests.any_answers import ABSENT, FIRST, all_answered, cast
from tests.banks import asks, said, small_bank, value
from tests.comparison_pages import compared
from tests.sides import BEFORE, side
from tests.worked import shipped_bank

BANK = shipped_bank()
ONE_CHILD = cast()
LINE = Wording(
    text="Ask them.",
    approaches_family=True,
    when_worry="Tell them why.",
    when_hold="Ask {person}. {Person} decides.",
)


AGREED = (("SUP-5", "agreed"), ("SUP-5.how", "The lead, on Friday."))
HELD_THERE = [("NOW-2", "told"), ("NOW-2.state", "confirmed")]
CONFIRMED = [*HELD_THERE, ("NOW-3", "child-protection-plan")]


def ref_of(question: str) -> Ref:
    return Ref(question, "child-1" if BANK.by_id[question].per == "child" else None)


def guard(*answers: tuple[str, str]) -> Guard:
    changes = {ref_of(question): option for question, option in answers if "how" not in question}
    given = all_answered(BANK, ONE_CHILD, FIRST, changes)
    for question, text in answers:
        given = given.with_answer(value(question, text)) if "how" in question else given
    return guard_of(Advised(BANK, given))


class TestTheBox:
    def test_is_the_first_that_fits(self) -> None:
        for answers, expected in [
            ([], None),
            ([("NOW-1", "yes")], BoxKey.HOLD_NOW),
            ([("SUP-2", "think-harm")], BoxKey.HOLD_TODAY),
            ([*HELD_THERE, ("SUP-2", "think-harm")], BoxKey.HOLD_TODAY),
            ([("HEA-9", "differ")], BoxKey.HOLD_LEAD),
            ([("FAM-7", "control"), ("HEA-7", "now-not-assessed")], BoxKey.HOLD_LEAD),
            ([*HELD_THERE, ("NOW-3", "enquiry")], BoxKey.HOLD_WORKER),
            (
                [*HELD_THERE, ("NOW-3", "assessment"), ("HEA-4", "differ")],
                BoxKey.HOLD_WORKER,
            ),
            ([("HEA-4", "differ")], BoxKey.HOLD_DOCTOR),
            ([("FAM-7", "control")], BoxKey.HOLD_SOON),
            ([("FAM-7", "control"), *AGREED], BoxKey.HOLD_SOON),
            ([("NOW-3", "enquiry")], BoxKey.ASK_ENQUIRY),
            ([("NOW-3", "enquiry"), ("HEA-6", "serious")], BoxKey.ASK_ENQUIRY),
            ([("HEA-6", "serious")], BoxKey.ASK_SOCIAL_CARE),
            ([("NOW-1", "not-sure")], BoxKey.ASK_LEAD),
            ([("FAM-5", "past-harm-known")], BoxKey.ASK_LEAD),
            ([("FAM-5", "past-harm-known"), ("SUP-5", "not-yet")], BoxKey.ASK_LEAD),
            ([("FAM-5", "past-harm-known"), *AGREED], BoxKey.AGREED),
            ([("HEA-6", "serious"), *AGREED], BoxKey.AGREED),
            ([("NOW-3", "child-protection-plan"), ("FAM-5", "past-harm-known")], BoxKey.ASK_WORKER),
            ([("NOW-3", "assessment"), ("FAM-5", "past-harm-known")], BoxKey.ASK_LEAD),
            ([("FAM-5", "past-harm-known"), ("SUP-5", "agreed")], BoxKey.ASK_LEAD),
            ([("FAM-5", "past-harm-known"), ("SUP-5", "not-yet"), AGREED[1]], BoxKey.ASK_LEAD),
            ([("FAM-5", "past-harm-known"), ("SUP-5", ABSENT), AGREED[1]], BoxKey.ASK_LEAD),
            (CONFIRMED, BoxKey.ASK_WORKER),
            ([*CONFIRMED, ("ISO-4", "confirmed"), ("FAM-5.works", "yes")], BoxKey.ASK_LEAD),
            (
                [*CONFIRMED, ("HEA-4", "differ-and-danger"), ("HEA-7", "now-not-assessed")],
                BoxKey.HOLD_TODAY,
            ),
            ([*AGREED], None),
            ([("HEA-7", "now-not-assessed")], None),
        ]:
            assert expected is guard(*answers).key, (answers, expected)

    def test_has_the_words_of_its_key(self) -> None:
        found = guard(("HEA-6", "serious"))

        assert BANK.boxes[BoxKey.ASK_SOCIAL_CARE].text == found.text
        assert "ASK FIRST" == found.title
        assert "children's social care" == found.person
        assert "the allocated worker" == guard(*CONFIRMED).person
        assert "The lead, on Friday." == guard(("FAM-5", "past-harm-known"), *AGREED).text

    def test_adds_everybodys_safety_where_adults_were_hostile(self) -> None:
        assert "how everyone stays safe" in guard(("ADU-1", "hostile"), ("SUP-2", "worried")).text
        assert "how everyone stays safe" not in guard(("NOW-1", "not-sure")).text

    def test_is_kept_from_one_adult_where_hold_comes_from_there_alone(self) -> None:
        for question, worst in [
            ("FAM-7", "control"),
            ("FAM-5", "contact-not-known-to-social-care"),
        ]:
            answers = all_answered(BANK, cast(children=2), FIRST, {Ref(question): worst})
            found = guard_of(Advised(BANK, answers))

            assert "the adult you are worried about" in found.text, question
            assert found.text.endswith(
                f"only once {found.person} agrees. A child is not questioned."
            )

            answers = answers.with_answer(value("SUP-2", "think-harm"))
            other = guard_of(Advised(BANK, answers))
            assert "with the family" in other.text, question
            assert "A child is not questioned" not in other.text, question

    def test_is_kept_from_one_adult_where_ticked_lines_speak_of_no_other(self) -> None:
        for ticked, is_one_adult in [
            (("violence",), True),
            (("violence", "risky-adult", "missing"), True),
            (("violence", "told"), False),
            (("sexual",), False),
        ]:
            calm = all_answered(BANK, ONE_CHILD, FIRST, {Ref("NOW-2.state"): "open-to-act-on"})
            answers = calm.with_answer(value("NOW-2", ticked))
            found = guard_of(Advised(BANK, answers))

            assert found.holds, ticked
            assert is_one_adult == (found.family == "the adult you are worried about"), ticked

    def test_is_kept_from_one_adult_though_something_else_is_raised(self) -> None:
        found = guard(("FAM-7", "control"), ("SUP-2", "uneasy"))
        box, adult = BANK.boxes[BoxKey.HOLD_SOON], BANK.held_from_one_adult

        assert adult is not None
        assert (
            f"{box.text} {adult.adds}".format(family=adult.family, person=box.person) == found.text
        )

    def test_is_kept_from_one_adult_where_hold_comes_from_all_those_questions(self) -> None:
        changes = {
            Ref("FAM-7"): "control",
            Ref("FAM-5"): "contact-not-known-to-social-care",
        }
        answers = all_answered(BANK, cast(children=2), FIRST, changes)
        hurt = answers.with_answer(value("SIB-3", "hurt"))

        assert "the adult you are worried about" in guard_of(Advised(BANK, answers)).text
        assert "with the family" in guard_of(Advised(BANK, hurt)).text

    def test_has_no_words_in_a_bank_without_them(self) -> None:
        bank = small_bank(asks("NOW-1", "no", "yes: ASK"), boxes={}, conditions={})
        found = guard_of(Advised(bank, said(value("NOW-1", "yes"))))

        assert Guard(State.GUARDED, BoxKey.ASK_LEAD, topics_only=True) == found


class TestTheState:
    def test_decides_how_a_line_is_worded(self) -> None:
        for state, expected in [
            (State.ORDINARY, "Ask them."),
            (State.WORRY, "Tell them why."),
            (State.GUARDED, "Ask your lead. Your lead decides."),
        ]:
            assert expected == Guard(state, person="your lead").worded(LINE), state

    def test_leaves_bracketed_words_out_only_while_guarded(self) -> None:
        text = "Review it[, with the family]. [Tell them.] Then write."

        assert "Review it. Then write." == Guard(State.GUARDED).unbracketed(text)
        assert "Then write." == Guard(State.GUARDED).unbracketed("[Tell them.] Then write.")
        for state in (State.ORDINARY, State.WORRY):
            assert "Review it, with the family. Tell them. Then write." == Guard(state).unbracketed(
                text
            )


class TestOfOneAndOfSeveral:
    def test_it_is_hold_where_its_box_is(self) -> None:
        for box, holds in [
            (None, False),
            (BoxKey.ASK_LEAD, False),
            (BoxKey.AGREED, False),
            (BoxKey.HOLD_SOON, True),
        ]:
            assert holds == Guard(State.GUARDED, box).holds, box

    def test_the_most_careful_of_several_is_hold_then_ask_first_then_a_worry(self) -> None:
        hold = Guard(State.GUARDED, BoxKey.HOLD_SOON)
        ask = Guard(State.GUARDED, BoxKey.ASK_LEAD)
        worry = Guard(State.WORRY)
        in_order = [hold, ask, worry, UNGUARDED]
        for place in range(len(in_order)):
            for some in permutations(in_order[place:]):
                assert in_order[place] == most_careful(some)

        assert UNGUARDED == most_careful([])
        assert ("", "", "") == (UNGUARDED.title, UNGUARDED.text, UNGUARDED.person)


def test_a_bank_without_an_agreement_is_never_agreed_with() -> None:
    bank = small_bank(
        asks("NOW-1", "no", "yes: ASK"),
        asks("SUP-5", "not-yet", "agreed"),
        conditions={},
    )
    answers: list[Answer] = [value("NOW-1", "yes"), value("SUP-5", "agreed")]

    assert BoxKey.ASK_LEAD is box_key(Advised(bank, said(*answers)))


def test_a_recorded_hold_is_hold_without_an_answer() -> None:
    answers = all_answered(BANK, ONE_CHILD, FIRST)
    held = guard_of(Advised(BANK, replace(answers, hold_is_recorded=True)))

    assert (State.GUARDED, BoxKey.HOLD_SOON) == (held.state, held.key)
    assert "with the family" in held.text


def test_a_bank_that_keeps_hold_from_nobody_has_the_words_of_its_box() -> None:
    bank = small_bank(asks("NOW-1", "no", "yes: HOLD", "gone"))
    found = guard_of(Advised(bank, said(value("NOW-1", "yes"))))

    assert (BoxKey.HOLD_SOON, "Wait.") == (found.key, found.text)


CALM, WORRY = UNGUARDED, Guard(State.WORRY)
ASK = Guard(State.GUARDED, BoxKey.ASK_LEAD, person="your safeguarding lead")
HOLD = Guard(State.GUARDED, BoxKey.HOLD_TODAY, person="children's social care")
ORDER = (CALM, WORRY, ASK, HOLD)
UNSEEN = BANK.rules["VIS-1.unseen"][1]


def test_of_two_boxes_the_same_stands_whichever_session_comes_first() -> None:
    boxes = [Guard(State.GUARDED, key, person=key.value) for key in BoxKey]
    for place, one in enumerate(boxes):
        for other in boxes[place:]:
            both = most_careful((one, other)), most_careful((other, one))

            assert (one, one) == both, both


REFUSED = said(
    value("RGT-2", "safety-health-development"),
    value("VIS-1", "never", "child-1"),
    value("VIS-5", "refused-since-seen", "child-1"),
    entries=("child-1",),
)
SEEN_SINCE = said(
    value("RGT-2", "safety-health-development"),
    value("VIS-1", "never", "child-1"),
    value("VIS-5", "no", "child-1"),
    entries=("child-1",),
)


def test_two_sessions_are_told_in_the_wording_of_the_more_careful_one() -> None:
    for before, after, state in [
        (REFUSED, SEEN_SINCE, State.GUARDED),
        (SEEN_SINCE, REFUSED, State.GUARDED),
        (SEEN_SINCE, SEEN_SINCE, State.WORRY),
    ]:
        sides = side(BANK, before, BEFORE), side(BANK, after)
        both = compared(*sides)
        (open_still,) = (each for each in both.found.prompts if each.id == UNSEEN.id)

        assert (state, both.found.guard.worded(UNSEEN)) == (
            both.found.guard.state,
            open_still.text,
        ), before
        assert compare(*sides).prompts == both.found.prompts, before


@st.composite
def two_guards(draw: st.DrawFn) -> tuple[Guard, Guard]:
    return draw(st.tuples(st.sampled_from(ORDER), st.sampled_from(ORDER)))


@given(two_guards())
def test_no_line_leads_to_the_family_that_one_of_the_sessions_keeps_back(
    guards: tuple[Guard, Guard],
) -> None:
    words = most_careful(guards).worded(UNSEEN)

    assert (State.GUARDED in {each.state for each in guards}) is (
        words not in (UNSEEN.text, UNSEEN.when_worry)
    )
