"""Spanning: shares of few people, and how far they could lie, in words that claim no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from ehe_check.quiz.intervals import Interval, wilson

FEWEST = 5
"""How many people there have to be before anything is said about them."""
_TENTHS = 10
_SLACK = 1e-9  # what a computer's fractions are out by


@dataclass(frozen=True)
class Share:
    """How many of so many answers, to one question or to several."""

    count: int = 0
    answers: int = 0
    questions: int = 1


def summed(shares: Iterable[Share]) -> Share:
    """Return the share of several questions together."""
    several = tuple(shares)
    return Share(
        sum(each.count for each in several),
        sum(each.answers for each in several),
        sum(each.questions for each in several),
    )


def span_words(share: Share) -> str:
    """Return how far the share of one question could lie, as "between about 4 and 8 in 10".

    The ends are rounded outwards, so that the words never claim more than the interval does.

    Raises:
        ValueError: nobody answered.
    """
    low, high = _outwards(wilson(share.count, share.answers))
    return f"between about {low} and {high} in 10"


def change_words(change: Interval) -> str:
    """Return how far a change could lie, such as "between about 1 in 10 fewer and 3 in 10 more"."""
    low, high = _outwards(change)
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
