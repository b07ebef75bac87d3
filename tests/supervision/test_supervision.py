"""A supervision: a new value for each change, each thing agreed once."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from ehe_check.over_time.history import AgreedStatus
from ehe_check.page.own import Own
from ehe_check.supervision.agreed_in import (
    THE_MEETING,
    THE_MEETING_AGAIN,
    TO_THE_ENQUIRY,
    TO_THE_ENQUIRY_AGAIN,
    agreed_at,
    agreed_in,
)
from ehe_check.supervision.supervision import (
    ChildsDay,
    MeetingAnswer,
    MeetingTalked,
    Point,
    Reflection,
    Way,
)
from tests.banks import TODAY
from tests.supervised import BEFORE, supervision

NEW, DONE = AgreedStatus.NEW, AgreedStatus.DONE
ONE = Point(key="A-1.b", about="child-1", text="Ring.", status=NEW, who="nurse")


def test_a_point_that_is_agreed_again_takes_its_own_place() -> None:
    again = ONE.model_copy(update={"status": DONE})
    other = Point(key="A-1.b", text="Ring.")
    held = supervision(ONE, other).with_point(again)

    assert (again, other) == held.points
    assert again == held.point(ONE.ref)
    assert held.point(Point(key="A-2.b").ref) is None
    assert (other,) == held.without_point(ONE.ref).points


def test_a_reflection_is_changed_in_its_place() -> None:
    first, second = (Reflection(question=each, asked="?", text="a") for each in ("Q-1", "Q-2"))
    again = first.model_copy(update={"text": "b"})
    held = supervision().with_reflection(first).with_reflection(second).with_reflection(again)

    assert (again, second) == held.reflections
    assert again == held.reflection("Q-1")
    assert held.reflection("Q-3") is None


def test_what_was_agreed_is_told_with_its_day_and_session_and_what_was_passed_over_is_not() -> None:
    passed = Point(key="A-2.b", passed_over=True)
    (agreed,) = agreed_in(supervision(ONE, passed, on=BEFORE))
    (action,) = agreed_in(supervision(ONE.model_copy(update={"action": "Write."})))
    (decision,) = agreed_in(supervision(Point(key="decision-aa", text="Ring.", status=NEW)))

    assert ("A-1.b", "child-1", NEW, BEFORE) == (*ONE.ref, agreed.status, agreed.on)
    assert ("Ring.", "nurse", False) == (agreed.text, agreed.who, agreed.in_own_words)
    assert "0" * 16 == agreed.session
    assert ("Write.", True) == (action.text, action.in_own_words)
    assert decision.in_own_words, "no bank words it"


def test_an_action_of_ones_own_has_a_key_that_nothing_else_has() -> None:
    odd = (Point(key="action-aaaaaaaa-not-a-number"), Point(key="action-bbbbbbbb-1"))
    held = supervision(*odd)
    key = held.next_action_key()
    own = Point(key=key, action="Write.", status=NEW)

    assert key == "action-aaaaaaaa-1"
    assert own.is_own_action
    assert not ONE.is_own_action
    assert "action-aaaaaaaa-2" == held.with_point(own).next_action_key()


def test_a_draft_stands_for_the_day_on_which_it_was_begun() -> None:
    assert not supervision(is_draft=True).is_finished
    assert TODAY == supervision(is_draft=True).day


def test_a_point_is_about_an_entry_by_its_id() -> None:
    for about in ["eldest", "child-0", "child", "Child-1"]:
        with pytest.raises(ValidationError):
            Point(key="A-1.b", about=about)


# Each child's day, the ways to understand it, and the meeting


def test_a_day_and_a_way_are_added_or_changed_in_their_place_and_a_way_can_go() -> None:
    first, then = ChildsDay(about="child-1", text=Own("Early.")), ChildsDay(about="child-1")
    one, two = Way(number=1, text=Own("An illness.")), Way(number=2, text=Own("Our delay."))
    whole = supervision().with_day(first).with_way(one).with_way(two)

    assert first == whole.day_of("child-1")
    assert whole.day_of("child-2") is None
    assert then == whole.with_day(then).day_of("child-1")
    assert (one, two, None) == (whole.way(1), whole.way(2), whole.way(3))
    assert (two,) == whole.without_way(1).ways


def test_what_was_decided_of_a_meeting_is_one_decision_of_the_case() -> None:
    for answer, alone, going_on in [
        (MeetingAnswer.YES, AgreedStatus.NEW, AgreedStatus.CARRY_ON),
        (MeetingAnswer.WAIT, AgreedStatus.NEW, AgreedStatus.CARRY_ON),
        (MeetingAnswer.NO, AgreedStatus.NOT_AGREED, AgreedStatus.NOT_AGREED),
        (MeetingAnswer.HELD, AgreedStatus.DONE, AgreedStatus.DONE),
    ]:
        said = MeetingTalked(answer=answer, number=4, why=Own("So."), who=Own("nurse"))
        (new,) = agreed_in(supervision(meeting=said))
        (old,) = agreed_in(supervision(meeting=said.model_copy(update={"of": "call-1"})))

        assert ("call-aaaaaaaa", alone, 4) == (new.key, new.status, new.number), answer
        assert ("call-1", going_on, "So.", "nurse") == (old.key, old.status, old.why, old.who)


WAIT, YES = MeetingAnswer.WAIT, MeetingAnswer.YES


def test_to_call_a_meeting_that_was_waited_for_carries_nothing_on() -> None:
    for answers, expected in [
        ((WAIT, WAIT), (NEW, AgreedStatus.CARRY_ON)),
        ((WAIT, YES), (NEW, AgreedStatus.CHANGED)),
        ((YES, YES), (NEW, AgreedStatus.CARRY_ON)),
        ((YES, WAIT), (NEW, AgreedStatus.CARRY_ON)),
        ((WAIT, YES, YES), (NEW, AgreedStatus.CHANGED, AgreedStatus.CARRY_ON)),
    ]:
        first, *others = answers
        talked = [MeetingTalked(answer=first)]
        talked += [MeetingTalked(answer=each, of="call-aaaaaaaa") for each in others]
        several = [supervision(meeting=each) for each in talked]

        assert expected == tuple(each.status for each in agreed_at([*several, supervision()])), (
            answers
        )


def test_what_is_waited_for_is_not_called_as_if_it_had_been_decided() -> None:
    for to_enquiry in [False, True]:
        called = {}
        for answer in MeetingAnswer:
            said = MeetingTalked(answer=answer, to_enquiry=to_enquiry)
            (one,) = agreed_in(supervision(meeting=said))
            called[answer] = one.text
        waited = called.pop(MeetingAnswer.WAIT)
        what = TO_THE_ENQUIRY if to_enquiry else THE_MEETING

        assert {what} == set(called.values()), to_enquiry
        assert (TO_THE_ENQUIRY_AGAIN if to_enquiry else THE_MEETING_AGAIN) == waited, to_enquiry
        assert "call" not in waited, to_enquiry


def test_a_meeting_that_was_held_is_done_on_its_own_day() -> None:
    day = date(2026, 6, 10)
    said = MeetingTalked(answer=MeetingAnswer.HELD, held=day)
    (one,) = agreed_in(supervision(meeting=said))

    assert day == one.done_on
    assert day < one.on
