"""When something is done or was, at a prompt: a day, a moment past, and who does it by when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from ehe_check.ask.plain_text import as_kept, nudge
from ehe_check.ask.put import Asker, Put, put_or_leave
from ehe_check.ask.reply import Move, Moved, Reply, chosen
from ehe_check.page.clock_times import read_times
from ehe_check.page.dates import NoSuchDay, Understood, day_words, read_coming, read_past
from ehe_check.page.short_dates import distance_words

Meant = TypeVar("Meant")

COMING = "a day, such as 1/12/2026, Friday or in 2 weeks"
HELD = "a day, such as 14/9/2026, yesterday or last Friday"
ANOTHER_DAY = "If you meant another day, go back."
_TERM = (
    "Term dates differ from school to school, and some families keep none: type the day itself, "
    "such as 18/12/{year}."
)
_IN_TERM_TIME = re.compile(r"\b(half[ -]?)?terms?\b|\bholidays?\b", re.IGNORECASE)
_BEFORE_A_DAY = re.compile(r"^|\s*[,;]\s*|\s+(?=\d|(?:by|on|in) )", re.IGNORECASE)
"""Where a day may begin on a line: at its start, after a comma, or at a number, by, on or in."""
NOT_READ = "That is no time and no day. Type one, such as 14:20, yesterday, or yesterday 14:20."
TO_COME = "That day is still to come."


def ask_until(asker: Asker, asked: Put, read: Callable[[str], Meant | None]) -> Meant | Move | None:
    """Put a question until what is typed is read; `read` says itself why it cannot.

    None where it is left out, BACK on going back.

    Raises:
        PersonLeftError: somebody chose to leave.
    """
    while True:
        typed = _typed(put_or_leave(asker, asked))
        if typed is None or isinstance(typed, Move):
            return typed
        if (meant := read(typed)) is not None:
            return meant
        asked = replace(asked, refused=typed)


def ask_last_day(asker: Asker, asked: Put, today: date) -> date | Move | None:
    """Put a question until a day to come is read, after which nobody can go back to it.

    None where it is left out, BACK on going back.
    """
    return ask_until(asker, asked, partial(_last_day, asker, asked, today))


def coming_day(asker: Asker, today: date, typed: str) -> date | None:
    """Return the day that was typed for something to be done, said back; None, having said why."""
    return _told(asker, today, _understood(asker, today, typed))


def _last_day(asker: Asker, asked: Put, today: date, typed: str) -> date | None:
    """Return the day that was typed: one that may be meant otherwise once Enter keeps it."""
    read = _understood(asker, today, typed)
    if read is None or not _is_guess(today, read):
        return _told(asker, today, read)
    again = _typed(put_or_leave(asker, _read_back(asked, _said_back(today, read), typed)))
    if isinstance(again, Move):
        return None
    return read.day if again in (None, typed) else _last_day(asker, asked, today, again)


def _told(asker: Asker, today: date, read: Understood | None) -> date | None:
    if read is None:
        return None
    asker.say(_said_back(today, read))
    return read.day


def _said_back(today: date, read: Understood) -> str:
    """Return a day to come with how far it is; where it may be meant otherwise, that too."""
    passed = "That day has passed." if read.day < today else ""
    another = ANOTHER_DAY if _is_guess(today, read) else ""
    said = f"That is {read.words}, {distance_words(read.day, today)}."
    return " ".join(filter(None, (said, passed, another)))


def _is_guess(today: date, read: Understood) -> bool:
    """Say whether another day may be meant: it was not typed in full, or it has passed."""
    return read.day < today or not (read.in_full or read.day == today)


def as_typed(day: date) -> str:
    """Return a day as it may be typed, and changed: `1/12/2026`."""
    return f"{day.day}/{day.month}/{day.year}"


def past_day(asker: Asker, today: date, typed: str) -> date | None:
    """Return the very day that was typed for something that happened; None, having said why."""
    read = _very_day(
        asker,
        read_past(typed, today),
        f"That is not a day. Type one: {HELD.removeprefix('a day, ')}.",
        "14",
    )
    if read is None:
        return None
    if read.day > today:
        asker.say(f"That is {read.words}, which has not come yet.")
        return None
    if not (read.in_full or read.day == today):
        asker.say(f"That is {read.words}. {ANOTHER_DAY}")
    return read.day


def _understood(asker: Asker, today: date, typed: str) -> Understood | None:
    """Return the day to come that was typed; None, having said why it is none."""
    no_day = f"That is not a day. Type one, {COMING.removeprefix('a day, ')}."
    other = _TERM.format(year=today.year) if _IN_TERM_TIME.search(typed) else no_day
    return _very_day(asker, read_coming(typed, today), other, "28")


def _very_day(
    asker: Asker, read: Understood | NoSuchDay | None, otherwise: str, such_as: str
) -> Understood | None:
    """Return what was read where it is a day; None, having said why it is none."""
    match read:
        case Understood(is_month=True, day=day, words=words):
            example = f"{such_as}/{day.month}/{day.year}"
            asker.say(f"That is {words}, a whole month. Give the day too, such as {example}.")
        case Understood():
            return read
        case NoSuchDay(typed):
            asker.say(f"There is no such day as {typed}.")
        case None:
            asker.say(otherwise)
    return None


def _typed(reply: Reply) -> str | Move | None:
    """Return what was typed; None where it is left out, BACK on going back."""
    if isinstance(reply, Moved):
        return back_or_none(reply.move)
    return as_kept(chosen(reply)) or None


def back_or_none(move: Move) -> Move | None:
    """Return BACK, or None where it is left out or not known; no other move answers a form.

    Raises:
        ValueError: it is another move.
    """
    if move not in (Move.BACK, Move.SKIP, Move.NOT_KNOWN):
        message = f"a form has no {move}"
        raise ValueError(message)
    return Move.BACK if move is Move.BACK else None


def _read_back(asked: Put, words: str, typed: str) -> Put:
    """Return the question whether a day is what was meant."""
    return replace(
        asked,
        text=f"{words} Enter keeps it.",
        name=f"{asked.name} read back",
        previous=(),
        offered=(),
        refused="",
        enter=typed,
        is_line=True,
    )


@dataclass(frozen=True)
class PastMoment:
    """A day, and the time on it where one was given."""

    on: date
    at: str | None = None
    in_full: bool = field(default=False, compare=False)

    def words(self, today: date) -> str:
        """Return it in words, as it is said back."""
        day = "today" if self.on == today else day_words(self.on)
        return f"{day}, {self.at}" if self.at else day


def ask_past_moment(
    now: Callable[[], datetime], asker: Asker, asked: Put, today: date
) -> PastMoment | Move | None:
    """Put a question until a time or a day is read; None if it is left out, BACK on going back."""
    return ask_until(asker, asked, partial(_moment, asker, today, now()))


def _moment(asker: Asker, today: date, now: datetime, typed: str) -> PastMoment | None:
    """Return what was typed, said back; None, having said why it cannot be taken."""
    read = _read_moment(typed, today, f"{now:%H:%M}")
    if isinstance(read, str):
        asker.say(read)
        return None
    if read != PastMoment(today):
        another = "" if read.in_full or read.on == today else f" {ANOTHER_DAY}"
        asker.say(f"That is {read.words(today)}.{another}")
    return read


def _read_moment(typed: str, today: date, now: str) -> PastMoment | str:
    """Return what was typed, or the words for why it cannot be taken: it is none, or to come."""
    if typed.casefold() == "now":
        return PastMoment(today, now)
    for day_typed, times in _apart(typed):
        if len(times) > 1:
            return f"Is that {times[0]} or {times[1]}? Type it that way."
        read = read_past(day_typed, today) if day_typed else Understood(today)
        if isinstance(read, Understood) and not read.is_month:
            moment = PastMoment(read.day, next(iter(times), None), read.in_full)
            if moment.on > today:
                return TO_COME
            is_later = moment.on == today and (moment.at or "") > now
            return (
                f"It is {now} now, so {moment.at} today is still to come." if is_later else moment
            )
    return NOT_READ


def _apart(typed: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each way to part a text into a day and a time, the likeliest first."""
    words = typed.replace(",", " ").split()
    places = range(1, len(words))
    time_last = ((words[:place], words[place:]) for place in (0, *reversed(places)))
    time_first = ((words[place:], words[:place]) for place in places)
    for day, time in (*time_last, *time_first):
        if times := read_times(" ".join(time)):
            yield " ".join(day).removesuffix(" at"), times
    yield typed, ()


@dataclass(frozen=True)
class WhoAndDay:
    """Who does something, by role, and by when, as far as each was said."""

    who: str | None = None
    by: date | None = None

    def __str__(self) -> str:
        """Return both as they may be typed, and changed."""
        return ", ".join(filter(None, (self.who, as_typed(self.by) if self.by else "")))


def ask_who_and_day(
    asker: Asker, asked: Put, today: date, *, is_last: bool = False
) -> WhoAndDay | Move | None:
    """Put a question until who and by when can be read; None where it is passed over.

    A day that was typed is said back. Where it `is_last`, so that nobody can go back to it, one
    that may be meant otherwise is read back until it is kept. Where none was typed, that is no
    mistake: it is not set.
    """
    last, coming = partial(_last_day, asker, asked, today), partial(coming_day, asker, today)
    reads_day = last if is_last else coming

    def read(typed: str) -> WhoAndDay | None:
        who, day = _split(typed, today)
        by = reads_day(day) if day else None
        if day and by is None:
            return None
        nudge(asker, who)
        return WhoAndDay(who or None, by)

    return ask_until(asker, asked, read)


def _split(typed: str, today: date) -> tuple[str, str]:
    """Return who was typed, and the day after that; empty where none can be read."""
    for gap in _BEFORE_A_DAY.finditer(typed):
        day = typed[gap.end() :]
        if day and read_coming(day, today) is not None:
            return typed[: gap.start()], day
    return typed, ""
