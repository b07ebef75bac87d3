"""Intervals: how far a share of people could lie, honestly, when only a few were asked."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt

Z_95 = 1.959963984540054
"""The normal quantile of an interval that holds 95 times in a hundred."""


@dataclass(frozen=True)
class Interval:
    """A share, or a difference of two, from `low` to `high`."""

    low: float
    high: float


def wilson(right: int, people: int) -> Interval:
    """Return the 95 % interval of a share by Wilson's score method (1927).

    Raises:
        ValueError: nobody was asked, or more were right than asked.
    """
    if not 0 <= right <= people or people == 0:
        message = f"{right} of {people} is no share"
        raise ValueError(message)
    share, spread = right / people, Z_95 * Z_95 / people
    middle = share + spread / 2
    half = Z_95 * sqrt((share * (1 - share) + spread / 4) / people)
    low = 0.0 if right == 0 else (middle - half) / (1 + spread)
    high = 1.0 if right == people else (middle + half) / (1 + spread)
    return Interval(low, high)


def difference(before: tuple[int, int], after: tuple[int, int]) -> Interval:
    """Return the 95 % interval of how much a share grew.

    It is the tenth of the methods that Newcombe compared in 1998.

    Each side is how many were right, and how many were asked.

    Raises:
        ValueError: a side is no share.
    """
    first, second = wilson(*before), wilson(*after)
    one, two = before[0] / before[1], after[0] / after[1]
    grew = two - one
    return Interval(
        grew - hypot(two - second.low, first.high - one),
        grew + hypot(second.high - two, one - first.low),
    )
