"""Days at a prompt: asked for until one is read, with what was understood or why nothing was."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Moved, Reply, chosen
from ehe_check.ask.typed_text import as_kept
from ehe_check.ask.who_asks import Asker
from ehe_check.page.dates import NoSuchDay, Understood, read_coming
from ehe_check.page.short_dates import distance_words

COMING = "a day, such as 1/12/2026, Friday or in 2 weeks"
ANOTHER_DAY = "If you meant another day, go back."
HAS_PASSED = "That day has passed."
_NO_DAY = f"That is not a day. Type one, {COMING.removeprefix('a day, ')}."
_TERM = (
    "Term dates differ from school to school, and some families keep none: type the day itself, "
    "such as 18/12/{year}."
)
_IN_TERM_TIME = re.compile(r"\b(half[ -]?)?terms?\b|\bholidays?\b", re.IGNORECASE)


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


def ask_coming(
    put: Callable[[Put], Reply], asker: Asker, asked: Put, today: date
) -> date | Move | None:
    """Put a question until a day to come is read and kept, as it is read back.

    None where it is left out, BACK on going back.
    """
    while True:
        match put(asked):
            case Moved(Move.BACK):
                return Move.BACK
            case Moved():
                return None
            case reply:
                typed = as_kept(chosen(reply))
        while typed and (read := _understood(asker, typed, today)) is not None:
            match put(_read_back(asked, read, typed, today)):
                case Moved(Move.BACK):
                    break
                case Moved():
                    return read.day
                case reply:
                    again = as_kept(chosen(reply))
            if again in {"", typed}:
                return read.day
            typed = again
        if not typed:
            return None
        asked = replace(asked, refused=typed)


def coming_day(asker: Asker, typed: str, today: date) -> date | None:
    """Return the day that was typed for something to be done, said back; None, having said why."""
    read = _understood(asker, typed, today)
    if read is None:
        return None
    passed = HAS_PASSED if read.day < today else ""
    another = "" if read.in_full else ANOTHER_DAY
    said = f"That is {read.words}, {distance_words(read.day, today)}."
    asker.say(" ".join(filter(None, (said, passed, another))))
    return read.day


def _understood(asker: Asker, typed: str, today: date) -> Understood | None:
    """Return the day to come that was typed; None, having said why it is none."""
    read = read_coming(typed, today)
    if not isinstance(read, Understood):
        other = _TERM if _IN_TERM_TIME.search(typed) else _NO_DAY
        _refuse(asker, read, other.format(year=today.year))
        return None
    if read.is_month:
        example = f"28/{read.day.month}/{read.day.year}"
        asker.say(f"That is {read.words}, a whole month. Give the day too, such as {example}.")
        return None
    return read


def _read_back(asked: Put, read: Understood, typed: str, today: date) -> Put:
    """Return the question whether a day is the one that was meant."""
    passed = f" {HAS_PASSED}" if read.day < today else ""
    return replace(
        asked,
        text=f" = {read.words}, {distance_words(read.day, today)}.{passed}  Enter keeps it",
        name=f"{asked.name} read back",
        previous=(),
        offered=(),
        refused="",
        enter=typed,
        is_line=True,
    )


def _say_back(asker: Asker, read: Understood, *more: str) -> None:
    """Say what was understood where it was not written out, so that a misreading is seen."""
    said = "" if read.in_full else f"That is {read.words}."
    if sentences := " ".join(filter(None, (said, *more))):
        asker.say(sentences)


def _refuse(asker: Asker, read: NoSuchDay | None, otherwise: str) -> None:
    asker.say(f"There is no such day as {read.typed}." if read else otherwise)
