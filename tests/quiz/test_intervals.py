"""Intervals: those that SciPy works out, never narrower, and few people never look like many."""

from __future__ import annotations

from fractions import Fraction
from math import lgamma, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.quiz.intervals import mean_of_means, t_95
from tests.quiz.by_scipy import GAINS, moved

np = pytest.importorskip("numpy")


def test_the_interval_of_means_is_that_of_scipy_or_a_little_wider() -> None:
    """The table has four places, and freedom between two of its rows counts as the smaller."""
    for seed, sizes, low, high in GAINS:
        found = mean_of_means([moved(seed + at, people) for at, people in enumerate(sizes)])
        assert found is not None
        wider = (found.high - found.low) / (high - low)

        assert found.low + found.high == pytest.approx(low + high, abs=1e-12), sizes
        assert 1 - 2e-5 < wider < (1.00002 if len(sizes) == 1 else 1.02), (sizes, wider)


def test_nobody_who_differs_gives_no_interval_and_no_mean_lies_beyond_all_or_nothing() -> None:
    assert mean_of_means([[Fraction(1, 5)] * 9]) is None
    assert (-1, 1) == mean_of_means([[Fraction(1), Fraction(-1)]])


def test_students_quantile_leaves_one_in_forty_beyond_it() -> None:
    for freedom in [*range(1, 31), 40, 60, 120]:
        ends = np.tan(np.linspace(0, np.arctan(t_95(freedom) / np.sqrt(freedom)), 20_001))
        at = ends * np.sqrt(freedom)
        gamma = lgamma((freedom + 1) / 2) - lgamma(freedom / 2)
        density = (
            np.exp(gamma) / np.sqrt(freedom * pi) * (1 + at**2 / freedom) ** (-(freedom + 1) / 2)
        )
        within = float(np.sum((density[1:] + density[:-1]) / 2 * np.diff(at)))

        assert 0.5 - within == pytest.approx(0.025, abs=1e-5), freedom


@given(st.floats(1, 1000))
def test_students_quantile_is_never_that_of_more_freedom(freedom: float) -> None:
    assert t_95(freedom) >= t_95(freedom + 1) >= 1.959963
