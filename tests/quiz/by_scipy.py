"""Figures as SciPy 1.17.1 works them out, stored so that the tests need no SciPy, and how.

- `GAINS`: of one half `ttest_1samp(moved, 0).confidence_interval()`; of two, which count alike,
  half of `ttest_ind(one, [-each for each in other], equal_var=False).confidence_interval()`.
  Each row is a seed, how many people each half has (the second is drawn from the next seed), and
  the two ends.
- `CORRELATIONS`: by seed, for each item `pearsonr(own, rest).statistic` of 40 people, the rest
  being the sum of the marks on all others.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

GAINS = (
    (0, (5,), -0.13100207607718578, 0.23100207607718576),
    (1, (20,), 0.03083180069155421, 0.1691681993084458),
    (2, (31,), 0.008042421297400779, 0.11776403031550244),
    (3, (10, 10), 0.0824004014858006, 0.19509959851419942),
    (4, (4, 17), 0.024999147339743157, 0.13603026442496274),
    (5, (26, 14), 0.01914486292623819, 0.1303056865243113),
)
CORRELATIONS = (
    (-0.67527351120, 0.32058987065, 0.15589278264, 0.00546227938, 0.28300210459),
    (-0.38307632983, 0.22388683142, 0.43970500804, 0.49532867948, 0.38186266273),
    (-0.56103221202, 0.32601855646, 0.38516807384, 0.41093239755, 0.45104685019),
    (-0.29041961356, 0.40728416463, 0.20861167764, 0.16016142057, 0.13477122919),
)


def moved(seed: int, people: int) -> list[Fraction]:
    """Return how far the marks of some people moved."""
    draws = Random(seed)  # noqa: S311 (a test)
    return [Fraction(round(draws.gauss(4, 6)), 40) for _ in range(people)]


def marks(seed: int) -> list[list[Fraction]]:
    """Return the marks of 40 people on five items, higher for the abler at all but the first."""
    draws, rows = Random(seed), []  # noqa: S311 (a test)
    for _ in range(40):
        able = draws.random()
        right = [able < draws.random(), *(able > draws.random() for _ in range(4))]
        rows.append([Fraction(each) for each in right])
    return rows
