"""Days at a prompt: saying what was understood, or why nothing was."""

from __future__ import annotations

from datetime import date

from ehe_check.ask.put import Asker
from ehe_check.page.months import NoSuchDay, Understood, read_coming, read_past

COMING = "a day, such as 1/12/2026, Friday or in 2 weeks"
ANOTHER_DAY = "If you meant another day, go back."
PAST = "such as 2026-09, September 2026 or 14/9/2026"


def coming_day(asker: Asker, typed: str, today: date) -> date | None:
    """Return the day that was typed for something to be done; None, having said why not."""
    read = read_coming(typed, today)
    if not isinstance(read, Understood):
        _refuse(asker, read, f"That is not a day. Type one, {COMING.removeprefix('a day, ')}.")
        return None
    if read.is_month:
        example = f"28/{read.day.month}/{read.day.year}"
        asker.say(f"That is {read.words}, a whole month. Give the day too, such as {example}.")
        return None
    another = "" if read.in_full else ANOTHER_DAY
    passed = "That day has passed." if read.day < today else ""
    _say_back(asker, read, passed, another)
    return read.day


def past_day(asker: Asker, typed: str, today: date) -> date | None:
    """Return the day, or the first of the month, that was typed for something that happened."""
    read = read_past(typed, today)
    if isinstance(read, Understood) and read.day <= today:
        _say_back(asker, read)
        return read.day
    if isinstance(read, Understood):
        asker.say(f"That is {read.words}, which has not come yet. Type a month or day up to today.")
    else:
        _refuse(asker, read, f"That is not a month or a day. Type one, {PAST}.")
    return None


def _say_back(asker: Asker, read: Understood, *more: str) -> None:
    """Say what was understood where it was not written out, so that a misreading is seen."""
    said = "" if read.in_full else f"That is {read.words}."
    if sentences := " ".join(filter(None, (said, *more))):
        asker.say(sentences)


def _refuse(asker: Asker, read: NoSuchDay | None, otherwise: str) -> None:
    asker.say(f"There is no such day as {read.typed}." if read else otherwise)
