"""Decisions as questions say them: what it is, who and by when, where made, what to check first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ehe_check.case.call_made import CALL_MADE
from ehe_check.over_time.ledger import NOT_LISTED, Decided
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import times_words

if TYPE_CHECKING:
    from ehe_check.over_time.meeting_record import MeetingRecord

UNDER_HOLD = (
    "HOLD stands. Plan nothing that could let the family know of this worry until everyone that "
    "the HOLD names has agreed."
)
UNDER_ASK = (
    "ASK FIRST stands. Plan nothing by which the family would hear of this worry before it is "
    "agreed with whoever ASK FIRST names."
)
LOOK_AGAIN = (
    "The meeting of {held} was to be looked at again on {again}. Nothing here shows that it was: "
    "who looked, and what has changed for each child?"
)
LEFT_OUT = "a decision whose words are left out now"
AS_ITS_PAGE = "as the page of {day} said"
_MADE = {
    "session": "in the session",
    "supervision": "in the supervision",
    "meeting": "at the meeting",
}


def what_to_look_at_again(meeting: MeetingRecord | None) -> str:
    """Return who is asked to have looked again at what a meeting decided; empty where nobody is."""
    if meeting is None or meeting.meeting.again is None:
        return ""
    held, again = day_words(meeting.day), day_words(meeting.meeting.again)
    return LOOK_AGAIN.format(held=held, again=again)


def words_of(decided: Decided) -> str:
    """Return what was decided, or why no words of it stand here."""
    if decided.is_as_its_page:
        return AS_ITS_PAGE.format(day=day_words(decided.on))
    return decided.what or LEFT_OUT


def made_where(decided: Decided) -> str:
    """Return in what a decision was made, and when."""
    if decided.key.startswith(CALL_MADE):
        return f"Said in a call on {day_words(decided.on)}."
    return f"Decided {_MADE[decided.at]} of {day_words(decided.on)}."


def carried_words(decided: Decided) -> str:
    """Return how often a decision was carried on, and when last; empty where it never was."""
    if not decided.carried:
        return ""
    which = "" if len(decided.carried) == 1 else "last "
    times, last = times_words(len(decided.carried)), decided.carried[-1]
    return f"Carried on {times}, {which}on {day_words(last.on)}"


def decision_line(decided: Decided, today: date) -> str:
    """Return an open decision as a line: its number, whom, what, who and by when."""
    whom = f"{decided.whom or NOT_LISTED}: " if decided.about else ""
    day = f"by {day_words(decided.by)}{_past(decided, today)}" if decided.by else "no day"
    beside = (decided.who, day) if decided.who else (day,)
    return f"{decided.id} {whom}{words_of(decided)} ({'; '.join(beside)})"


def _past(decided: Decided, today: date) -> str:
    days = decided.days_past(today)
    if not days:
        return ", which is today" if decided.by == today else ""
    return f", {days} day{'' if days == 1 else 's'} ago"
