"""When it is asked who looked again at what a meeting decided: only where nobody has, and late."""

from __future__ import annotations

from datetime import date

import pytest

from ehe_check.over_time.look_again import to_look_at_again
from tests.meeting_records import met

AGAIN = date(2026, 11, 27)
MET = met(again=AGAIN)
AFTER = date(2026, 12, 8)


def test_a_day_that_has_passed_without_a_look_is_asked_about() -> None:
    assert MET == to_look_at_again([MET], [date(2026, 11, 20), date(2026, 11, 26)], AFTER)


@pytest.mark.parametrize("today", [date(2026, 11, 24), AGAIN])
def test_before_it_and_on_the_day_itself_nothing_is_asked(today: date) -> None:
    assert to_look_at_again([MET], [], today) is None


@pytest.mark.parametrize("looked_on", [AGAIN, date(2026, 12, 1)])
def test_a_session_or_supervision_since_is_a_look(looked_on: date) -> None:
    assert to_look_at_again([MET], [looked_on], AFTER) is None


def test_a_later_meeting_is_a_look_and_has_a_day_of_its_own() -> None:
    again = date(2026, 12, 4)
    later = met(on=date(2026, 11, 25), again=again)

    assert to_look_at_again([MET, met(on=date(2026, 11, 25))], [], AFTER) is None
    assert later == to_look_at_again([later, MET], [], AFTER)


def test_where_no_meeting_was_held_or_no_day_was_set_nothing_is_asked() -> None:
    assert to_look_at_again([], [], AFTER) is None
    assert to_look_at_again([met()], [], AFTER) is None
