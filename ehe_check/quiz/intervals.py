"""Means of people's marks, and how far they could lie, honestly, when only a few were asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import mean, variance

FEWEST = 5
"""How many people there have to be before anything is said about them."""


@dataclass(frozen=True)
class Interval:
    """A mean, or a difference of two, from `low` to `high`."""

    low: float
    high: float


_T_95 = (
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
    2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
    2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
    2.0211, 2.0003, 1.9799,
)  # fmt: skip
_T_FREEDOM = (*range(1, 31), 40, 60, 120)


def t_95(freedom: float) -> float:
    """Return Student's quantile for an interval that holds 95 times in a hundred.

    Degrees of freedom between two of the table count as the smaller, which widens the interval.

    Raises:
        ValueError: there is less than one degree of freedom.
    """
    at = bisect_right(_T_FREEDOM, freedom)
    if at == 0:
        message = f"{freedom} is less than one degree of freedom"
        raise ValueError(message)
    return _T_95[at - 1]


def sum_of_means(parts: Sequence[tuple[float, Sequence[Fraction]]]) -> Interval | None:
    """Return the 95 % interval of a weighted sum of mean scores of different people.

    It is Student's interval with Welch's degrees of freedom: groups may be of different sizes and
    spreads. It takes it that people score independently of one another, and that means of so many
    are about normal. Where the same people are in two groups, unpaired because nobody knows who is
    who, and the able stay able, it is wider than it would need to be.

    Each part is its weight and people's own scores, at least two. None where nobody differs from
    anybody in any group, so that nothing says how far a mean could lie.
    """
    middle = float(sum(Fraction(weight) * mean(scores) for weight, scores in parts))
    terms = [
        (weight * weight * float(variance(scores)) / len(scores), len(scores) - 1)
        for weight, scores in parts
    ]
    spread = sum(term for term, _ in terms)
    if spread == 0:
        return None
    freedom = spread * spread / sum(term * term / free for term, free in terms)
    half = t_95(freedom) * sqrt(spread)
    return Interval(max(middle - half, -1.0), min(middle + half, 1.0))
