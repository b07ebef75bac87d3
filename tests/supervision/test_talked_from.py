"""What a supervision is talked from: children, decisions of before, whether a meeting is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ehe_check.advice.guard import UNGUARDED
from ehe_check.bank.advice_keys import BeneathKey
from ehe_check.bank.effect import Route
from ehe_check.bank.urgency import Urgency
from ehe_check.over_time.agreed import AgreedAt
from ehe_check.over_time.ledger import Decided, Ledger, State
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.supervision import (
    TODAY_STEP,
    MeetingAnswer,
    MeetingTalked,
    Reflection,
    Supervision,
)
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import AdviceThen, HeldMeeting, PromptSheet
from ehe_check.supervision.reflective_questions import record_shown
from ehe_check.supervision.reflective_questions_file import load_reflections
from ehe_check.supervision.talked_from import MOST_DECISIONS, MeetingAsked, TalkedFrom, talked_from
from tests.banks import TODAY
from tests.pages import sheet_of
from tests.supervised import BEFORE, of_the_meeting, supervision
from tests.worked import shipped_bank

CALM = "page-ordinary-two-children"
ADVISED = "strong-two-triggers"
PAST, TO_COME = date(2026, 9, 1), date(2027, 9, 1)


def decided(number: int, by: date | None = PAST, **given: object) -> Decided:
    whole: dict[str, object] = {"key": f"action-{number}", "what": Own("Do it."), "on": BEFORE}
    whole |= {"at": AgreedAt.SESSION, "state": State.OPEN, "by": by, "number": number}
    return Decided(**(whole | given))  # type: ignore[arg-type]


def from_sheet(
    sheet: PromptSheet | str, *decisions: Decided, before: Supervision | None = None
) -> TalkedFrom:
    whole = sheet_of(sheet) if isinstance(sheet, str) else sheet
    questions = load_reflections().questions
    ledger = Ledger(TODAY, decisions=decisions)
    return talked_from(whole, shipped_bank(), ledger, questions, before=before)


def meeting(sheet: PromptSheet | str, *decisions: Decided) -> MeetingAsked:
    found = from_sheet(sheet, *decisions).meeting
    assert found is not None
    return found


def talked(answer: MeetingAnswer) -> Supervision:
    return supervision(
        of_the_meeting(answer), on=BEFORE, name="b" * 16, meeting=MeetingTalked(answer=answer)
    )


def test_each_child_comes_with_what_is_known_of_the_day_and_of_who_saw_and_heard_the_child() -> (
    None
):
    found = from_sheet("supervision-two-children-one-not-well")

    assert ["elder", "younger"] == [each.label for each in found.children]
    assert {"elder", "younger"} <= set(found.labels.values())
    for child in found.children:
        assert ("VOI-3", child.about) == (child.day and (child.day.question, child.day.about))
        assert child.seen is not None
        assert child.heard is not None
        assert ["I like building things, and my sister's dog"] == [
            why.answer for why in child.words
        ]
        assert "not said by which child" == child.whose
    (alone,) = from_sheet("ordinary-never-in-school").children
    assert (True, "") == (bool(alone.words), alone.whose)


def test_a_bank_without_such_questions_still_names_the_children() -> None:
    bare = shipped_bank().model_copy(update={"childs_day": None, "childs_words": None})
    sheet = sheet_of(CALM)
    found = talked_from(sheet, bare, Ledger(TODAY), ())

    assert all(child.day is None and not child.words for child in found.children)


def test_what_is_due_is_asked_about_the_oldest_first_and_then_what_has_no_day() -> None:
    found = from_sheet(
        CALM,
        decided(1, by=None),
        decided(2, by=TO_COME),
        decided(3),
        decided(4, by=TODAY),
        decided(5, state=State.DONE),
        decided(6, is_the_meeting=True),
    )

    assert [3, 4, 1] == [each.number for each in found.due]


def test_whether_todays_step_was_passed_on_is_asked_once() -> None:
    step = decided(1, key=TODAY_STEP)

    assert (step,) == from_sheet(CALM, step).due
    assert () == from_sheet("urgent-fear-at-home", step).due


def test_five_are_asked_about_and_fewer_new_ones_are_offered_for_each_but_two_always() -> None:
    many = from_sheet(CALM, *(decided(number) for number in range(1, 9)))
    two = from_sheet(CALM, decided(1), decided(2))

    assert (MOST_DECISIONS, 2) == (len(many.due), many.room)
    assert 3 == two.room


def test_a_meeting_is_asked_about_where_it_is_advised_and_says_on_which_reasons() -> None:
    found = meeting(ADVISED)

    assert from_sheet(CALM).meeting is None
    assert found.statements
    assert all(each.startswith("L4.") for each in found.statements)
    assert not found.to_enquiry


def test_one_that_was_waited_for_or_decided_on_is_asked_about_again() -> None:
    for answer, is_asked in [
        (MeetingAnswer.WAIT, True),
        (MeetingAnswer.YES, True),
        (MeetingAnswer.NO, False),
        (MeetingAnswer.HELD, False),
    ]:
        before = talked(answer)
        ledger = ledger_of(before.agreed(), shipped_bank(), UNGUARDED, BEFORE)
        found = from_sheet(CALM, *ledger.decisions, before=before)

        assert is_asked is (found.meeting is not None), answer


def test_one_that_was_advised_then_or_is_open_in_the_ledger_is_asked_about_too() -> None:
    kept = replace(sheet_of(CALM), kept=AdviceThen(BEFORE, Urgency.CONSIDER_MEETING))
    call = decided(1, is_the_meeting=True)

    assert from_sheet(kept).meeting is not None
    assert from_sheet(replace(kept, kept=AdviceThen(BEFORE, Urgency.ACT_TODAY))).meeting is None
    assert call == meeting(CALM, call).decided


def test_one_that_was_held_is_named_unless_another_is_decided_on_since() -> None:
    met = replace(sheet_of(ADVISED), meeting_held=HeldMeeting(BEFORE, comes_after=True))

    assert BEFORE == meeting(met).held_on
    assert meeting(met, decided(1, is_the_meeting=True)).held_on is None


def beneath(key: BeneathKey) -> PromptSheet:
    """A sheet beneath whose urgent step a meeting is spoken of."""
    sheet = sheet_of(ADVISED)
    return replace(sheet, recommendation=replace(sheet.recommendation, beneath_key=key))


def test_with_an_enquiry_open_it_is_taken_there() -> None:
    assert meeting("hold-one-trigger-enquiry-open").to_enquiry
    assert meeting(beneath(BeneathKey.ENQUIRY)).to_enquiry


def test_other_open_decisions_that_speak_of_a_meeting_stand_beside_it() -> None:
    of_the_bank = decided(3, what=Own("Ask for a meeting."), in_own_words=False)
    done = decided(4, what=Own("Ask for a meeting."), state=State.DONE)
    ours = decided(2, TO_COME, what=Own("Call the Meeting this week."))
    found = from_sheet(ADVISED, decided(1), ours, of_the_bank, done)

    assert (ours,) == meeting(ADVISED, decided(1), ours, of_the_bank, done).also
    assert [2, 1] == [each.number for each in found.due][:2]


def test_what_speaks_of_a_meeting_waits_for_its_day_where_no_meeting_is_asked_about() -> None:
    ours = decided(2, TO_COME, what=Own("Call the Meeting this week."))

    assert () == from_sheet(CALM, ours).due


def test_whom_an_urgent_step_names_is_asked_about_only_while_it_is_urgent() -> None:
    urgent, emergency = from_sheet("urgent-fear-at-home"), from_sheet("emergency-fear-at-home-now")

    assert Route.SOCIAL_CARE in urgent.routes
    assert (True, True) == (urgent.is_urgent, emergency.is_emergency)
    assert not from_sheet(CALM).is_urgent


def test_the_guard_and_whether_anything_is_raised_are_those_of_the_sheet() -> None:
    held = from_sheet("hold-one-trigger-enquiry-open")

    assert (True, True) == (held.is_held, held.is_guarded)
    assert (True, False) == (from_sheet(CALM).is_calm, from_sheet(CALM).is_guarded)


def test_the_questions_that_are_not_chosen_can_be_asked_for() -> None:
    found = from_sheet(CALM)
    every = {each.id for each in load_reflections().questions}
    chosen = {each.question.id for each in found.reflections}

    assert every == chosen | {each.id for each in found.others}
    assert chosen.isdisjoint(each.id for each in found.others)


def test_what_was_put_last_time_is_left_out_of_what_the_record_chooses() -> None:
    put = Reflection(question="RFL-11", asked=Own("What?"))
    last = supervision(on=BEFORE, name="b" * 16, reflections=(put,))
    sheet, questions = sheet_of(CALM), load_reflections().questions
    again = talked_from(
        sheet,
        shipped_bank(),
        Ledger(TODAY),
        questions,
        before=last,
        shown_then=record_shown(sheet),
    )

    assert "RFL-11" in {each.question.id for each in from_sheet(CALM).reflections}
    assert "RFL-11" not in {each.question.id for each in again.reflections}


def test_where_the_treatment_is_not_working_it_is_led_by_health() -> None:
    assert not meeting(ADVISED).led_by_health
    for each in (
        "rules-07-the-reviews-own-lesson",
        "one-reason-health-led-under-hold",
        beneath(BeneathKey.HEALTH),
    ):
        assert meeting(each).led_by_health


def test_nobody_is_asked_what_the_day_of_a_child_not_born_yet_is_like() -> None:
    assert ["elder"] == [
        each.label for each in from_sheet("none-unborn-brother-or-sister").children
    ]
