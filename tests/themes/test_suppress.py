"""Counts suppressed: no small count can be worked out from everything that is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.themes.suppress import FEWEST_CASES, shown_alone, shown_of, suppressed
from ehe_check.themes.themes import Showing, ShownCount
from tests.counts import tries

NAMES = "abc"
UNDER_5, NOT_SHOWN = ShownCount(Showing.UNDER_5), ShownCount(Showing.NOT_SHOWN)

Filling: TypeAlias = tuple[int, ...]
Page: TypeAlias = tuple[ShownCount, ...]


def exactly(count: int) -> ShownCount:
    return ShownCount(Showing.COUNT, count)


def sets(*names: str) -> list[frozenset[str]]:
    return [frozenset(each) for each in names]


def worlds(names: str, cases: int, units: Iterable[frozenset[str]]) -> set[Filling]:
    """Every way in which that many cases can raise things, as counts."""
    raised = {frozenset[str]()}
    for unit in units:
        raised |= {before | unit for before in raised}
    columns = [tuple(int(name in each) for name in names) for each in raised]
    found: set[Filling] = {(0,) * len(names)}
    for _ in range(cases):
        found = {
            tuple(a + b for a, b in zip(filling, column, strict=True))
            for filling in found
            for column in columns
        }
    return found


def agrees(shown: ShownCount, count: int) -> bool:
    match shown.showing:
        case Showing.COUNT:
            return count == shown.count
        case Showing.UNDER_5:
            return 1 <= count <= 4
        case Showing.NOT_SHOWN:
            return True


def pages(names: str, cases: int, units: Sequence[frozenset[str]]) -> dict[Page, list[Filling]]:
    """Every page that can be printed, with the worlds that print it."""
    found: dict[Page, list[Filling]] = defaultdict(list)
    for filling in worlds(names, cases, units):
        shown = suppressed(dict(zip(names, filling, strict=True)), cases, units)
        found[tuple(shown[name] for name in names)].append(filling)
    return found


def is_small(count: int) -> bool:
    return 1 <= count <= 4


@pytest.mark.parametrize("count", range(1, 5))
def test_one_to_four_is_under_5(count: int) -> None:
    assert UNDER_5 == shown_alone(count) == shown_of(count, 30)


@pytest.mark.parametrize("count", [0, 5, 25, 30])
def test_none_five_and_all_are_shown(count: int) -> None:
    assert exactly(count) == shown_of(count, 30)


@pytest.mark.parametrize("count", range(26, 30))
def test_all_but_one_to_four_is_not_shown(count: int) -> None:
    assert NOT_SHOWN == shown_of(count, 30)


def test_counts_of_fewer_than_ten_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer than 10"):
        suppressed({"a": 5}, FEWEST_CASES - 1, [])


def test_a_sum_that_would_give_away_each_of_its_parts_is_not_shown() -> None:
    parts = sets("ab", "ac", "ad")

    shown = suppressed({"a": 12, "b": 4, "c": 4, "d": 4}, 30, parts)

    assert {"a": NOT_SHOWN, "b": UNDER_5, "c": UNDER_5, "d": UNDER_5} == shown


def test_a_sum_that_leaves_its_parts_open_is_shown() -> None:
    assert exactly(6) == suppressed({"a": 6, "b": 4, "c": 5}, 30, sets("ab", "ac"))["a"]


def test_a_sum_that_would_narrow_a_hidden_part_is_not_shown() -> None:
    assert NOT_SHOWN == suppressed({"a": 9, "b": 4, "c": 6}, 30, sets("ab", "ac"))["a"]


def test_what_can_be_raised_alone_gives_nothing_away() -> None:
    assert exactly(12) == suppressed({"a": 12, "b": 4}, 30, sets("a", "ab"))["a"]


def test_a_count_that_hides_another_may_call_for_a_third_to_be_hidden() -> None:
    units = sets("ab", "ac", "da")

    shown = suppressed({"a": 13, "b": 4, "c": 4, "d": 5}, 30, units)

    assert NOT_SHOWN == shown["a"]


structures = st.tuples(
    st.sampled_from((10, 11, 12, 15)),
    st.lists(st.sets(st.sampled_from(NAMES), min_size=1).map(frozenset), min_size=1, max_size=5),
)


@tries(12, 300)
@given(structures)
def test_every_small_count_has_two_worlds_that_print_the_same_page(
    structure: tuple[int, list[frozenset[str]]],
) -> None:
    """The reader is taken to know the rule of hiding as well as what is raised together."""
    cases, units = structure
    for page, same in pages(NAMES, cases, units).items():
        for place in range(len(NAMES)):
            values = {filling[place] for filling in same}

            assert len(values) > 1 or not is_small(min(values)), (page, same)


@given(structures)
@pytest.mark.untraced
def test_every_small_remainder_has_two_worlds_that_agree_with_the_page(
    structure: tuple[int, list[frozenset[str]]],
) -> None:
    cases, units = structure
    every = worlds(NAMES, cases, units)
    for page in pages(NAMES, cases, units):
        agreeing = [filling for filling in every if all(map(agrees, page, filling))]
        for place in range(len(NAMES)):
            values = {filling[place] for filling in agreeing}

            assert len(values) > 1 or not is_small(cases - min(values)), page
            assert len(values) > 1 or not is_small(min(values)), page


@given(st.integers(0, 40), st.data())
def test_two_counts_that_come_to_all_cases_hide_one_another(
    cases: int, data: st.DataObject
) -> None:
    part = data.draw(st.integers(0, cases))

    shown = (shown_of(part, cases), shown_of(cases - part, cases))

    hidden = is_small(part) or is_small(cases - part)
    assert hidden == all(each.count is None for each in shown)
    assert hidden == any(each.count is None for each in shown)
