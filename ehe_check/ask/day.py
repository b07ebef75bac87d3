"""Days at a prompt: asked for until one is read, with what was understood or why nothing was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ehe_check.ask.put import Asker, Move, Moved, Put, Reply, chosen
from ehe_check.ask.typed_text import as_kept
from ehe_check.page.dates import NoSuchDay, Understood, read_coming, read_past

COMING = "a day, such as 1/12/2026, Friday or in 2 weeks"
ANOTHER_DAY = "If you meant another day, go back."
PAST = "such as 2026-09, September 2026 or 14/9/2026"


def ask_day(
    put: Callable[[Put], Reply], asked: Put, read: Callable[[str], date | None]
) -> date | Move | None:
    """Put a question until a day is read; None where it is left out, BACK on going back."""
    while True:
        match put(asked):
            case Moved(Move.BACK):
                return Move.BACK
            case Moved():
                return None
            case reply:
                typed = as_kept(chosen(reply))
        day = read(typed) if typed else None
        if day is not None or not typed:
            return day
        asked = replace(asked, refused=typed)


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
