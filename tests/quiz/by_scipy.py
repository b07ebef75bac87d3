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
    (
        -0.675273511195441,
        0.3205898706525278,
        0.1558927826356411,
        0.0054622793778705,
        0.2830021045881149,
    ),
    (
        -0.3830763298299673,
        0.2238868314198225,
        0.4397050080364950,
        0.4953286794799061,
        0.3818626627303516,
    ),
    (
        -0.5610322120245704,
        0.3260185564604204,
        0.385168073841751,
        0.4109323975500113,
        0.4510468501923363,
    ),
    (
        -0.2904196135618219,
        0.407284164626249,
        0.2086116776437971,
        0.1601614205738642,
        0.1347712291935119,
    ),
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
