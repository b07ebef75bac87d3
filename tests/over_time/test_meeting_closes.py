"""A meeting that was held does what was decided before it: to call it, and no other one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from ehe_check.over_time.ledger import State
from ehe_check.over_time.lives import lives
from tests.over_time.ledgers import (
    CARRY_ON,
    CHANGED,
    DONE,
    DROPPED,
    FEB,
    HELD,
    MAY,
    NEW,
    SEP,
    ledger,
    said,
    states,
)


def test_a_meeting_that_was_held_does_what_was_decided_before_it_to_call_one() -> None:
    rows: list[tuple[dict[str, object], State]] = [
        ({"on": FEB, "by": FEB}, State.DONE),
        ({"on": FEB, "by": MAY + timedelta(14)}, State.DONE),
        ({"on": FEB, "by": MAY + timedelta(15)}, State.OPEN),
        ({"on": FEB, "by": SEP}, State.OPEN),
        ({"on": FEB}, State.DONE),
        ({"on": MAY, "by": MAY}, State.DONE),
        ({"on": MAY, "by": SEP}, State.OPEN),
        ({"on": SEP, "by": SEP}, State.OPEN),
        ({"on": FEB, "to_enquiry": True}, State.OPEN),
        ({"on": FEB, "key": "letter"}, State.OPEN),
        ({"on": FEB, "key": "call-made-ab12-1"}, State.OPEN),
        ({"on": FEB, "status": DROPPED}, State.DROPPED),
    ]
    for call, state in rows:
        made = said(**{"status": NEW, "key": "call-ab12"} | call)  # type: ignore[arg-type]  # an event
        (found,) = ledger(HELD, made).decisions

        assert (state, "Write.") == (found.state, found.what), call
        if state is State.DONE:
            assert (MAY, MAY) == (found.settled_on, found.done_on), call


def test_a_meeting_called_again_after_one_was_held_is_a_decision_of_its_own() -> None:
    made, again = said(NEW, FEB, "call-ab12", number=1), said(CARRY_ON, SEP, "call-ab12", number=1)

    assert {"D1": State.DONE, "D2": State.CARRIED} == states(ledger(again, HELD, made))


TYPED_LATE = replace(HELD, moment=datetime(2026, 5, 15, 9, tzinfo=UTC))
"""A meeting of the 11th whose record was typed on the 15th."""


def test_what_was_carried_on_before_anybody_knew_that_a_meeting_was_held_is_done() -> None:
    rows: list[tuple[dict[str, object], dict[str, State]]] = [
        ({}, {"D1": State.DONE}),
        ({"status": CHANGED}, {"D1": State.DONE}),
        ({"by": MAY + timedelta(14)}, {"D1": State.DONE}),
        ({"by": MAY + timedelta(15)}, {"D1": State.DONE, "D2": State.CARRIED}),
        ({"moment": None}, {"D1": State.DONE, "D2": State.CARRIED}),
        ({"moment": TYPED_LATE.moment}, {"D1": State.DONE, "D2": State.CARRIED}),
        ({"status": NEW}, {"D1": State.DONE, "D2": State.OPEN}),
        ({"status": DROPPED}, {"D1": State.DROPPED}),
    ]
    for goes_on, found in rows:
        made, day = said(NEW, FEB, "call-ab12", by=MAY), MAY + timedelta(2)
        known = {"status": CARRY_ON, "on": day, "key": "call-ab12", "by": None}
        moment = datetime.combine(day, time(9), UTC)
        after = said(**known | {"moment": moment} | goes_on)  # type: ignore[arg-type]  # an event

        assert found == states(ledger(TYPED_LATE, made, after)), goes_on


def test_what_was_carried_on_then_keeps_the_day_of_the_meeting_and_its_own() -> None:
    made, days = said(NEW, FEB, "call-ab12"), (MAY + timedelta(2), MAY + timedelta(3))
    again = [
        said(CARRY_ON, day, "call-ab12", moment=datetime.combine(day, time(9), UTC)) for day in days
    ]
    (life,) = lives([TYPED_LATE, made, *again])

    assert (DONE, MAY, MAY) == (life.last.status, life.last.on, life.last.done_on)
    assert days == tuple(each.on for each in life.carried_on)


def test_a_meeting_that_nobody_decided_to_call_is_no_decision() -> None:
    assert () == ledger(HELD).decisions
