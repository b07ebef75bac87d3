"""Item statistics: the same figures as an independent implementation, and none from too few."""

from __future__ import annotations

import random
from math import lgamma, pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.quiz.intervals import Z_95, t_95, wilson
from ehe_check.quiz.papers.item_statistics import (
    ENOUGH,
    Figures,
    Withheld,
    figures,
)
from tests.quiz_groups import difference

ITEMS = ("QZ-1", "QZ-2", "QZ-3", "QZ-4")
tables = st.integers(ENOUGH, ENOUGH + 20).flatmap(
    lambda sitters: st.lists(
        st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=4, max_size=4),
        min_size=sitters,
        max_size=sitters,
    )
)


def of(table: list[list[float]]) -> Figures:
    return figures([dict(zip(ITEMS, row, strict=True)) for row in table], ITEMS)


def printed(figure: float | Withheld) -> str:
    assert not isinstance(figure, Withheld)
    return f"{figure:.9f}"


@given(tables)
def test_every_figure_is_that_of_an_independent_implementation(table: list[list[float]]) -> None:
    marks, found = np.array(table), of(table)
    totals = marks.sum(axis=1)

    for column, item in enumerate(found.items):
        assert printed(item.facility) == f"{marks[:, column].mean():.9f}"
        rest = totals - marks[:, column]
        if marks[:, column].std() > 0 and rest.std() > 0:
            expected = np.corrcoef(marks[:, column], rest)[0, 1]
            assert item.discrimination == pytest.approx(expected, abs=1e-9)
        else:
            assert isinstance(item.discrimination, Withheld)
    if totals.var() > 0:
        variances = marks.var(axis=0, ddof=1).sum()
        alpha = 4 / 3 * (1 - variances / totals.var(ddof=1))
        assert found.alpha == pytest.approx(alpha, abs=1e-9)
        error = totals.std(ddof=1) * np.sqrt(max(0.0, 1 - alpha))
        assert found.standard_error == pytest.approx(error, abs=1e-9)


@given(tables, st.integers())
def test_the_order_of_the_sitters_changes_nothing(table: list[list[float]], seed: int) -> None:
    shuffled = random.Random(seed).sample(table, len(table))  # noqa: S311 (a test)

    assert of(table) == of(shuffled)


def test_from_too_few_people_from_all_alike_and_of_one_item_nothing_but_facility_is_given() -> None:
    marks = [1.0, 0.0, 1.0, 0.5]
    few, alike = of([marks] * (ENOUGH - 1)), of([marks] * ENOUGH)

    assert Withheld.FEW_SAT_ALL == few.alpha == few.standard_error
    assert {item.discrimination for item in few.items} == {Withheld.FEW_SAT_ALL}
    assert [item.facility for item in few.items] == marks
    assert alike.alpha == Withheld.SAME_TOTAL
    assert all(isinstance(item.discrimination, Withheld) for item in alike.items)
    assert figures([{"QZ-1": 1.0}] * ENOUGH, ("QZ-1",)).alpha == Withheld.ONE_ITEM


def test_an_item_that_nobody_sat_says_so_and_those_who_sat_a_part_count_for_their_part() -> None:
    marks = [{"QZ-1": 1.0}, {"QZ-1": 0.0, "QZ-2": 1.0}]
    found = figures(marks, ("QZ-1", "QZ-2", "QZ-3"))

    assert [(item.sat, item.facility) for item in found.items] == [
        (2, 0.5),
        (1, 1.0),
        (0, Withheld.NOBODY),
    ]
    assert found.sitters == 2


shares = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(shares)
def test_the_ends_of_an_interval_are_where_the_score_test_just_gives_way(
    share: tuple[int, int],
) -> None:
    right, people = share
    found = wilson(right, people)

    assert 0 <= found.low <= right / people <= found.high <= 1
    for end in (found.low, found.high):
        if 0 < end < 1:
            score = (right / people - end) / np.sqrt(end * (1 - end) / people)
            assert abs(score) == pytest.approx(Z_95, rel=1e-6)


def test_what_is_no_share_has_no_interval_and_no_freedom_no_quantile() -> None:
    for right, people in [(1, 0), (-1, 3), (4, 3), (0, 0)]:
        with pytest.raises(ValueError, match="is no share"):
            wilson(right, people)
    with pytest.raises(ValueError, match="less than one degree"):
        t_95(0.5)


@given(shares, shares)
def test_a_difference_lies_within_its_interval_and_turns_with_its_sides(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    found, turned = difference(before, after), difference(after, before)
    grew = after[0] / after[1] - before[0] / before[1]

    assert -1 <= found.low <= grew <= found.high <= 1 or grew == pytest.approx(found.low)
    assert turned.low == pytest.approx(-found.high)
    assert turned.high == pytest.approx(-found.low)


def test_a_difference_is_that_of_the_published_example() -> None:
    found = difference((48, 80), (56, 70))

    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


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
