"""When something happened, at a prompt: a time of day, a day, or both, asked for and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from ehe_check.ask.day import ask_read_back
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Reply
from ehe_check.ask.who_asks import Asker
from ehe_check.page.clock_times import read_times
from ehe_check.page.dates import Understood, day_words, read_past

NOT_READ = "That is no time and no day. Type one, such as 14:20, yesterday, or yesterday 14:20."
TO_COME = "That day is still to come."
LATER_TODAY = "It is {now} now, so {at} today is still to come."
WHICH = "Is that {first} or {second}? Type it that way."


@dataclass(frozen=True)
class PastMoment:
    """A day, and the time on it where one was given."""

    on: date
    at: str | None = None

    def words(self, today: date) -> str:
        """Return it in words, as it is read back."""
        day = "today" if self.on == today else day_words(self.on)
        return f"{day}, {self.at}" if self.at else day


def ask_past_moment(
    put: Callable[[Put], Reply], asker: Asker, asked: Put, now: datetime, today: date
) -> PastMoment | Move | None:
    """Put a question until a time or a day is read and kept, as it is read back.

    What Enter alone stands for is today. None where it is left out, BACK on going back.
    """
    return ask_read_back(
        put,
        asked,
        lambda typed: _understood(asker, typed, now, today),
        lambda read: f"{read.words(today)}.",
        by_enter=PastMoment(today),
    )


def _understood(asker: Asker, typed: str, now: datetime, today: date) -> PastMoment | None:
    """Return what was typed; None, having said why it cannot be taken."""
    if typed.casefold() == "now":
        return PastMoment(today, f"{now:%H:%M}")
    for day_typed, times in _apart(typed):
        if len(times) > 1:
            asker.say(WHICH.format(first=times[0], second=times[1]))
            return None
        read = read_past(day_typed, today) if day_typed else Understood(today)
        if isinstance(read, Understood) and not read.is_month:
            moment = PastMoment(read.day, *times)
            if remark := _to_come(moment, now, today):
                asker.say(remark)
                return None
            return moment
    asker.say(NOT_READ)
    return None


def _to_come(moment: PastMoment, now: datetime, today: date) -> str:
    """Return the words for a moment that is still to come; empty for one that is past."""
    if moment.on > today:
        return TO_COME
    is_later = moment.on == today and (moment.at or "") > f"{now:%H:%M}"
    return LATER_TODAY.format(now=f"{now:%H:%M}", at=moment.at) if is_later else ""


def _apart(typed: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each way to part a text into a day and a time, the likeliest first."""
    words = typed.replace(",", " ").split()
    places = [0, *range(len(words) - 1, 0, -1)]
    for place in places:
        if times := read_times(" ".join(words[place:])):
            yield " ".join(words[:place]).removesuffix(" at"), times
    for place in range(1, len(words)):
        if times := read_times(" ".join(words[:place])):
            yield " ".join(words[place:]), times
    yield typed, ()
