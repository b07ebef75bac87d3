"""Means of people's marks, and how far they could lie, honestly, when only a few were asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from statistics import mean, variance
from typing import NamedTuple

FEWEST = 5
"""How many people there have to be before anything is said about them."""


class Interval(NamedTuple):
    """A mean, from `low` to `high`."""

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

    There is one degree of freedom at least; between two of the table the smaller counts, which
    widens the interval.
    """
    return _T_95[max(bisect_right(_T_FREEDOM, freedom), 1) - 1]


def mean_of_means(groups: Sequence[Sequence[Fraction]]) -> Interval | None:
    """Return the 95 % interval of the mean of groups' means, each of two different people or more.

    It is Student's interval with Welch's degrees of freedom: groups may be of different sizes and
    spreads. It takes it that people score independently of one another, and that means of so many
    are about normal. None where nobody differs from anybody in any group, so that nothing says how
    far a mean could lie.
    """
    middle = float(mean(map(mean, groups)))
    terms = [float(variance(each)) / len(each) / len(groups) ** 2 for each in groups]
    spread = sum(terms)
    if spread == 0:
        return None
    freedom = spread**2 / sum(
        term**2 / (len(each) - 1) for term, each in zip(terms, groups, strict=True)
    )
    half = t_95(freedom) * sqrt(spread)
    return Interval(max(middle - half, -1.0), min(middle + half, 1.0))
