"""The day on which a meeting was to be looked at again, where it has passed and nobody has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ehe_check.over_time.meeting_record import MeetingRecord


def to_look_at_again(
    meetings: Iterable[MeetingRecord], looked_on: Iterable[date], today: date
) -> MeetingRecord | None:
    """Return the latest meeting where its day to look again has passed and nobody has looked since.

    `looked_on` are the days of the sessions and supervisions of its case. A later meeting is a look
    as well.
    """
    latest = max(meetings, key=lambda each: each.day, default=None)
    if latest is None or latest.meeting.again is None or latest.meeting.again >= today:
        return None
    again = latest.meeting.again
    return None if any(day >= again for day in looked_on) else latest
