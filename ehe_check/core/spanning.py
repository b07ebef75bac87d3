"""Spanning: shares of few people, and how far they could lie, in words that claim no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from ehe_check.core.intervals import Interval, difference, wilson

FEWEST = 5
"""How many people there have to be before anything is said about them."""
_TENTHS = 10
_SLACK = 1e-9  # what a computer's fractions are out by


@dataclass(frozen=True)
class Share:
    """How many answers were right, of all that so many people gave to one question or several."""

    right: int = 0
    answers: int = 0
    people: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether there are enough people to say anything."""
        return self.people >= FEWEST

    @property
    def of_people(self) -> tuple[int, int]:
        """The share as if each person had answered once: how many right, of how many people."""
        right = Fraction(self.right * self.people, self.answers) if self.answers else Fraction(0)
        return round(right), self.people


def by_the_same(shares: Iterable[Share]) -> Share:
    """Return the share of several questions that the same people answered.

    Each person counts once, so that many questions to few people never look like many people.
    """
    several = tuple(shares)
    people = sum(each.people for each in several) // len(several) if several else 0
    return replace(by_others(several), people=people)


def by_others(shares: Iterable[Share]) -> Share:
    """Return the share of several groups of people, nobody of whom is in two of them."""
    several = tuple(shares)
    return Share(
        sum(each.right for each in several),
        sum(each.answers for each in several),
        sum(each.people for each in several),
    )


def span_words(share: Share) -> str:
    """Return how far a share could lie, such as "between about 4 and 8 in 10".

    The ends are rounded outwards, so that the words never claim more than the interval does.

    Raises:
        ValueError: nobody answered.
    """
    low, high = _outwards(wilson(*share.of_people))
    return f"between about {low} and {high} in 10"


def change_words(before: Share, after: Share) -> str:
    """Return how far a change could lie, such as "between about 1 in 10 fewer and 3 in 10 more".

    Raises:
        ValueError: nobody answered before, or nobody after.
    """
    low, high = _outwards(difference(before.of_people, after.of_people))
    if low > 0 or high < 0:
        ends = sorted((abs(low), abs(high)))
        return f"between about {ends[0]} and {ends[1]} in 10 {'more' if low > 0 else 'fewer'}"
    return f"between about {_end(low)} and {_end(high)}: there may be no change"


def _outwards(interval: Interval) -> tuple[int, int]:
    low, high = interval.low * _TENTHS, interval.high * _TENTHS
    return floor(low + _SLACK), ceil(high - _SLACK)


def _end(tenths: int) -> str:
    if tenths == 0:
        return "no change"
    return f"{abs(tenths)} in 10 {'more' if tenths > 0 else 'fewer'}"
