"""The one scale of time of a picture, and its rows in letters: where each day stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ehe_check.over_time.ledger import Decided, State
from ehe_check.page.columns import padded
from ehe_check.page.dates import month_words
from ehe_check.page.short_dates import short_month
from ehe_check.sheet.picture import Picture
from ehe_check.sheet.unknown_runs import Unknown

_A_YEAR = 366
_MONTHS = 12
_SHORTEST = 28
_MEAN = 30.4
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_LEAST_AHEAD = timedelta(days=31)
_SHARE_AHEAD = 4

_LETTER = 3
_MONTH_AND_YEAR = 8
"""How many columns a month needs where its first letter names it, and where it has its year."""

_ENDS = {State.DONE: "o", State.DROPPED: "/", State.REPLACED: "/"}


@dataclass(frozen=True)
class Scale:
    """Time from the first to the last day, over so many units of width."""

    first: date
    last: date
    width: float

    def place(self, day: date) -> float:
        """Return how far from the left a day stands; one beyond an end stands at that end."""
        held = min(max(day, self.first), self.last)
        return (held - self.first).days * self.width / max(1, (self.last - self.first).days)

    def column(self, day: date) -> int:
        """Return the column of letters in which a day stands."""
        return int(self.place(day))

    def months(self, short: float, with_year: float) -> Iterator[tuple[date, float, bool]]:
        """Yield each month that is named: its first, its place, and whether it has a short name.

        Within a year every month has one, where so much room is there for it. Else some months are
        named with their year, so far apart at least.
        """
        days = (self.last - self.first).days
        is_short = days <= _A_YEAR and self.width * _SHORTEST >= short * days
        one = self.width * _MEAN / max(1, days)
        step = next((each for each in _STEPS if is_short or each * one >= with_year), _STEPS[-1])
        for number in range(self.first.year * _MONTHS, self.last.year * _MONTHS + _MONTHS):
            day = date(number // _MONTHS, number % _MONTHS + 1, 1)
            if number % step == 0 and self.first <= day <= self.last:
                yield day, self.place(day), is_short


def span_of(picture: Picture) -> tuple[date, date]:
    """Return the first and the last day that a picture shows, from the first of a month.

    What is due so late that it would squeeze all the rest is left to its words.
    """
    begun = (each.since for each in picture.unknown)
    first = min((*picture.sessions, *begun, *(each.on for each in picture.decisions)))
    today = max(picture.today, first)
    most = today + max(_LEAST_AHEAD, (today - first) // _SHARE_AHEAD)
    coming = (day for each in picture.decisions for day in days_agreed(each) if day <= most)
    return first.replace(day=1), max((today, *picture.sessions, *coming))


def days_agreed(decision: Decided) -> tuple[date, ...]:
    """Return each day by which a decision was to be done, as it was set and set again."""
    carried = (each.by for each in decision.carried)
    return tuple(dict.fromkeys(filter(None, (decision.first_by, *carried, decision.by))))


def unknown_row(unknown: Unknown, today: date, scale: Scale) -> str:
    """Return a line from the day since which something was not known to when it was found out."""
    start, end = scale.column(unknown.since), scale.column(unknown.until or today)
    letters = dict.fromkeys(range(start, end + 1), "-")
    return _letters(letters | {start: "?"} | {end: ">" if unknown.until is None else "o"})


def decided_row(decision: Decided, today: date, scale: Scale) -> str:
    """Return a bar from the day a decision was made to when it was settled, or to today.

    A day agreed on the scale is an upright; where two fall in one column, the end of the bar wins.
    """
    last = max(decision.on, decision.settled_on or today)
    start, end = scale.column(decision.on), scale.column(last)
    letters = dict.fromkeys(range(start, end + 1), "=")
    for day in days_agreed(decision):
        if day <= scale.last:
            column = scale.column(day)
            letters[max(column, start + 1) if day > decision.on else column] = "|"
    letters[start] = "["
    if last > decision.on or not decision.state.is_open:
        letters[end] = _ENDS.get(decision.state, ">")
    return _letters(letters)


def months_row(scale: Scale) -> str:
    """Return the months over their columns: each by its letter, or some by name and year."""
    row = ""
    for day, place, is_short in scale.months(_LETTER, _MONTH_AND_YEAR):
        row = padded(row, int(place)) + (month_words(day)[:1] if is_short else short_month(day))
    return row


def _letters(letters: dict[int, str]) -> str:
    return "".join(letters.get(column, " ") for column in range(max(letters) + 1))
