"""Intervals: those that SciPy works out, never narrower, and few people never look like many."""

from __future__ import annotations

from fractions import Fraction
from math import lgamma, pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.quiz.intervals import (
    Z_95,
    Share,
    share_in_tenths,
    sum_of_means,
    summed,
    t_95,
    wilson,
)
from tests.quiz.by_scipy import GAINS, SHARES, moved

shares = st.integers(1, 60).flatmap(
    lambda people: st.integers(0, people).map(lambda count: Share(count, people))
)


@given(shares)
def test_the_tenths_of_a_span_hold_the_whole_interval(share: Share) -> None:
    low, high = share_in_tenths(share)
    interval = wilson(share.count, share.answers)

    assert low / 10 <= interval.low + 1e-9
    assert interval.high - 1e-9 <= high / 10
    assert 0 <= low < high <= 10


def test_several_questions_are_added_up() -> None:
    assert Share(5, 30, 2) == summed([Share(2, 10), Share(3, 20)])
    assert Share(0, 0, 0) == summed([])


def test_the_interval_of_a_share_is_that_of_scipy() -> None:
    for right, people, low, high in SHARES:
        found = wilson(right, people)

        assert (low, high) == pytest.approx((found.low, found.high), abs=1e-12), (right, people)


def test_what_is_no_share_has_no_interval_and_no_freedom_no_quantile() -> None:
    for right, people in [(1, 0), (-1, 3), (4, 3), (0, 0)]:
        with pytest.raises(ValueError, match="is no share"):
            wilson(right, people)
    with pytest.raises(ValueError, match="less than one degree"):
        t_95(0.5)


def test_the_interval_of_means_is_that_of_scipy_or_a_little_wider() -> None:
    """The table has four places, and freedom between two of its rows counts as the smaller."""
    for seed, sizes, low, high in GAINS:
        halves = [moved(seed + at, people) for at, people in enumerate(sizes)]
        found = sum_of_means([(1 / len(halves), half) for half in halves])
        assert found is not None
        wider = (found.high - found.low) / (high - low)

        assert found.low + found.high == pytest.approx(low + high, abs=1e-12), sizes
        assert 1 - 2e-5 < wider < (1.00002 if len(sizes) == 1 else 1.02), (sizes, wider)


def test_nobody_who_differs_gives_no_interval_and_no_mean_lies_beyond_all_or_nothing() -> None:
    assert sum_of_means([(1.0, [Fraction(1, 5)] * 9)]) is None
    found = sum_of_means([(1.0, [Fraction(1), Fraction(-1)])])
    assert found is not None
    assert (-1, 1) == (found.low, found.high)


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
    assert t_95(freedom) >= t_95(freedom + 1) >= Z_95
