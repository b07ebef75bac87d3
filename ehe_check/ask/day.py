"""Days at a prompt: asked for until one is read, with what was understood or why nothing was."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Moved, Reply, chosen
from ehe_check.ask.typed_text import as_kept
from ehe_check.ask.who_asks import Asker
from ehe_check.page.dates import NoSuchDay, Understood, read_coming, read_past
from ehe_check.page.short_dates import distance_words

Meant = TypeVar("Meant")

COMING = "a day, such as 1/12/2026, Friday or in 2 weeks"
HELD = "a day, such as 14/9/2026, yesterday or last Friday"
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
        typed = _typed(put(asked))
        if typed is None or isinstance(typed, Move):
            return typed
        if (day := read(typed)) is not None:
            return day
        asked = replace(asked, refused=typed)


def ask_read_back(
    put: Callable[[Put], Reply],
    asked: Put,
    read: Callable[[str], Meant | None],
    words: Callable[[Meant], str],
    *,
    by_enter: Meant | None = None,
) -> Meant | Move | None:
    """Put a question until what was typed is read and kept, as it is read back in words.

    `read` says itself why it cannot. `by_enter` is what Enter alone stands for, where that is not
    read back. None where it is left out, BACK on going back.
    """
    while True:
        typed = _typed(put(asked))
        if typed is None or isinstance(typed, Move):
            return typed
        if typed == asked.enter and by_enter is not None:
            return by_enter
        while (meant := read(typed)) is not None:
            again = _typed(put(_read_back(asked, words(meant), typed)))
            if isinstance(again, Move):
                break
            if again is None or again == typed:
                return meant
            typed = again
        asked = replace(asked, refused=typed)


def ask_coming(
    put: Callable[[Put], Reply], asker: Asker, asked: Put, today: date
) -> date | Move | None:
    """Put a question until a day to come is read and kept, as it is read back.

    None where it is left out, BACK on going back.
    """

    def words(read: Understood) -> str:
        passed = f" {HAS_PASSED}" if read.day < today else ""
        return f"{read.words}, {distance_words(read.day, today)}.{passed}"

    read = ask_read_back(put, asked, lambda typed: _understood(asker, typed, today), words)
    return read.day if isinstance(read, Understood) else read


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


def as_typed(day: date) -> str:
    """Return a day as it may be typed, and changed: `1/12/2026`."""
    return f"{day.day}/{day.month}/{day.year}"


def past_day(asker: Asker, typed: str, today: date) -> date | None:
    """Return the very day that was typed for something that happened; None, having said why."""
    match read_past(typed, today):
        case Understood(is_month=True) as read:
            example = f"14/{read.day.month}/{read.day.year}"
            asker.say(f"That is {read.words}, a whole month. Give the day too, such as {example}.")
        case Understood(day=day) as read if day > today:
            asker.say(f"That is {read.words}, which has not come yet.")
        case Understood(day=day, in_full=in_full) as read:
            if not in_full:
                asker.say(f"That is {read.words}. {ANOTHER_DAY}")
            return day
        case _:
            asker.say(f"That is not a day. Type one: {HELD.removeprefix('a day, ')}.")
    return None


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


def _typed(reply: Reply) -> str | Move | None:
    """Return what was typed; None where it is left out, BACK on going back."""
    match reply:
        case Moved(Move.BACK):
            return Move.BACK
        case Moved():
            return None
        case _:
            return as_kept(chosen(reply)) or None


def _read_back(asked: Put, words: str, typed: str) -> Put:
    """Return the question whether something is what was meant."""
    return replace(
        asked,
        text=f" = {words}  Enter keeps it",
        name=f"{asked.name} read back",
        previous=(),
        offered=(),
        refused="",
        enter=typed,
        is_line=True,
    )


def _refuse(asker: Asker, read: NoSuchDay | None, otherwise: str) -> None:
    asker.say(f"There is no such day as {read.typed}." if read else otherwise)
