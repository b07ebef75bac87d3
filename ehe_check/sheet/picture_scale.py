"""The one scale of time of a picture: where each day stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ehe_check.over_time.ledger import Decided
from ehe_check.sheet.picture import Picture

_A_YEAR = 366
_MONTHS = 12
_SHORTEST = 28
_MEAN = 30.4
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_LEAST_AHEAD = timedelta(days=31)
_SHARE_AHEAD = 4


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
    talked_over = (*picture.supervisions, *picture.meetings)
    made = (each.on for each in picture.drawn)
    first = min((*picture.sessions, *talked_over, *begun, *made))
    today = max(picture.today, first)
    most = today + max(_LEAST_AHEAD, (today - first) // _SHARE_AHEAD)
    coming = (day for each in picture.drawn for day in days_agreed(each) if day <= most)
    return first.replace(day=1), max((today, *picture.sessions, *coming))


def days_agreed(decision: Decided) -> tuple[date, ...]:
    """Return each day by which a decision was to be done, as it was set and set again."""
    carried = (each.by for each in decision.carried)
    return tuple(dict.fromkeys(filter(None, (decision.first_by, *carried, decision.by))))
