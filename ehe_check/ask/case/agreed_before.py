"""Agreed before: what is checked first while a guard stands, and what is to be looked at again."""

from __future__ import annotations

from ehe_check.ask.who_asks import Asker
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.page.dates import day_words

HELD = (
    "HOLD stands. Before anyone does this, check it with everyone that the HOLD names: it might "
    "let the family know of the worry."
)
ASKED_FIRST = (
    "ASK FIRST stands. Before anyone does this, agree with those that it names who will say what "
    "to the family."
)
LOOK_AGAIN = (
    "The meeting of {held} was to be looked at again on {again}. Nothing here shows that it was: "
    "who looked, and what has changed for each child?"
)
NOT_LISTED = "somebody not listed now"
LEFT_OUT = "a decision whose words are left out now"
AS_ITS_PAGE = "as the page of {day} said"


def words_of(decided: Decided) -> str:
    """Return what was decided, or why no words of it stand here."""
    if decided.is_as_its_page:
        return AS_ITS_PAGE.format(day=day_words(decided.on))
    return decided.what or LEFT_OUT


def say_what_to_look_at_again(asker: Asker, meeting: MeetingRecord | None) -> None:
    """Ask who looked again at what a meeting decided, where its day has passed and nobody has."""
    if said := what_to_look_at_again(meeting):
        asker.say(said)


def what_to_look_at_again(meeting: MeetingRecord | None) -> str:
    """Return who is asked to have looked again at what a meeting decided; empty where nobody is."""
    if meeting is None or meeting.meeting.again is None:
        return ""
    held, again = day_words(meeting.day), day_words(meeting.meeting.again)
    return LOOK_AGAIN.format(held=held, again=again)


def checked_first(*, is_held: bool, asks_first: bool) -> str:
    """Return the caution beside something to do in own words; empty where no guard stands."""
    return HELD if is_held else ASKED_FIRST if asks_first else ""
