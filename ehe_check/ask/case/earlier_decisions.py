"""Earlier decisions: which of them are asked about or still open, each of them in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ehe_check.ask.case.agreed_before import NOT_LISTED, words_of
from ehe_check.case.call_made import CALL_MADE
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import times_words

if TYPE_CHECKING:
    from datetime import date

    from ehe_check.case.decided import DecidedRow
    from ehe_check.over_time.ledger import Decided, Ledger

MOST_TOLD = 3
"""How many are asked about, or said to be open, at one time."""
HELD = "HOLD: check first with everyone that it names."
ASK_FIRST = "ASK FIRST: agree first who says what to the family."
_MADE = {
    "session": "in the session",
    "supervision": "in the supervision",
    "meeting": "at the meeting",
}


def waiting(ledger: Ledger) -> tuple[Decided, ...]:
    """Return what is due, the oldest day first, and then what has no day."""
    return (*ledger.due(), *(each for each in ledger.open if each.by is None))


def to_ask_about(ledger: Ledger) -> tuple[Decided, ...]:
    """Return what to ask about: the first of what is waiting.

    What is left out under a guard is not asked about; it stays open.
    """
    told = (each for each in waiting(ledger) if each.what or each.is_as_its_page)
    return tuple(told)[:MOST_TOLD]


def still_open(ledger: Ledger, settled: Iterable[DecidedRow]) -> tuple[Decided, ...]:
    """Return what is open beside a new decision, as this session has told of it so far."""
    still = (_as_told(each, told) for each, told in _told(ledger, settled))
    return tuple(each for each in still if each and (each.what or each.is_as_its_page))


def to_be_replaced(ledger: Ledger, settled: Iterable[DecidedRow]) -> tuple[Decided, ...]:
    """Return the open decisions in whose place this session's own is to stand."""
    told = _told(ledger, settled)
    return tuple(each for each, row in told if row is not None and row.status == "replaced")


def told_of(decided: Decided, settled: Iterable[DecidedRow]) -> DecidedRow | None:
    """Return what a session was told of a decision, None where it was told nothing."""
    mine = (decided.key, decided.about)
    return next((row for row in settled if (row.key, row.about) == mine), None)


def _told(
    ledger: Ledger, settled: Iterable[DecidedRow]
) -> Iterator[tuple[Decided, DecidedRow | None]]:
    rows = tuple(settled)
    return ((each, told_of(each, rows)) for each in ledger.open)


def open_line(ledger: Ledger, decided: Decided) -> str:
    """Return an open decision as a line, with what to check first while a guard stands."""
    line, caution = decision_line(decided, ledger.today), checked_first(ledger, decided)
    return f"{line} {caution}" if caution else line


def checked_first(ledger: Ledger, decided: Decided) -> str:
    """Return the caution beside a decision in own words; empty where no guard stands."""
    if not ledger.is_checked_first(decided):
        return ""
    return HELD if ledger.hold else ASK_FIRST


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


def same_words(several: Iterable[Decided], text: str) -> Decided | None:
    """Return the decision that says the same in words, whatever its capitals and stops."""
    words = _plain(text)
    return next((each for each in several if words and _plain(each.what) == words), None)


def _as_told(decided: Decided, row: DecidedRow | None) -> Decided | None:
    """Return a decision as a session has told of it, None where that settled it."""
    if row is None:
        return decided
    return replace(decided, by=row.by) if row.status == "carry-on" else None


def decision_line(decided: Decided, today: date) -> str:
    """Return an open decision as a line: its number, whom, what, who and by when."""
    whom = f"{decided.whom or NOT_LISTED}: " if decided.about else ""
    day = f"by {day_words(decided.by)}{_past(decided, today)}" if decided.by else "no day"
    beside = (decided.who, day) if decided.who else (day,)
    return f"{decided.id} {whom}{words_of(decided)} ({'; '.join(beside)})"


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _past(decided: Decided, today: date) -> str:
    days = decided.days_past(today)
    if not days:
        return ", which is today" if decided.by == today else ""
    return f", {days} day{'' if days == 1 else 's'} ago"
