"""When it is asked who looked again at what a meeting decided: only where nobody has, and late."""

from __future__ import annotations

from datetime import date, timedelta

from ehe_check.over_time.meeting_record import to_look_at_again
from tests.meeting_records import met

AGAIN = date(2026, 11, 27)
MET = met(again=AGAIN)
AFTER = date(2026, 12, 8)


EARLIER, SINCE = date(2026, 11, 20), date(2026, 12, 1)
LATER = met(on=date(2026, 11, 25), again=date(2026, 12, 4))


def test_who_looked_again_is_asked_once_its_day_has_passed_without_a_look() -> None:
    for meetings, looks, today, expected in [
        ([MET], [EARLIER, AGAIN - timedelta(1)], AFTER, MET),
        ([MET], [], date(2026, 11, 24), None),
        ([MET], [], AGAIN, None),
        ([MET], [AGAIN], AFTER, None),
        ([MET], [SINCE], AFTER, None),
        ([MET, met(on=date(2026, 11, 25))], [], AFTER, None),
        ([LATER, MET], [], AFTER, LATER),
        ([], [], AFTER, None),
        ([met()], [], AFTER, None),
    ]:
        assert expected == to_look_at_again(meetings, looks, today), (meetings, looks, today)
