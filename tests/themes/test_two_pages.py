"""Two pages tell no small count: each number may be at least three, whatever is printed beside it.

`tests.themes_attack` works out everything that a number may be, from both pages together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, target
from hypothesis import strategies as st

from ehe_check.themes.rounding import FEWEST_CASES, rounded
from tests.counts import tries
from tests.themes_attack import CASES, MEETINGS, Attack, Orders, Page, Values, page_of

CHAIN: Orders = frozenset({("a", "b"), ("b", CASES)})
FORK: Orders = frozenset({("a", "b"), ("a", "c"), ("b", CASES), ("c", CASES)})
ROW = ("a", "b", "c", "d", "e", "f", "g")
LONG_ROW: Orders = frozenset(
    {(ROW[low], ROW[high]) for low in (1, 3, 5) for high in (low - 1, low + 1)}
    | {(name, CASES) for name in ROW}
)
"""Each second one is never more than the two beside it, as where a bank raises each with two."""
MEET: Orders = frozenset({("a", "c"), ("b", "c"), ("c", CASES)})


def names_of(orders: Orders) -> list[str]:
    return sorted({name for pair in orders for name in pair} - {CASES})


def told_apart(attack: Attack, names: Iterable[str], thorough: Iterable[str]) -> Iterator[str]:
    """Yield each number that may be fewer than three; all that two pages say of some of them."""
    for name in names:
        yield from _few(f"{name} on the first page", attack.on_first(name))
        yield from _few(f"{name} between them", attack.between(name))
    for name in thorough:
        yield from _few(f"{name} on the second page", attack.on_second(name))
        yield from _few(f"without {name} on the first", attack.without_it_on_first(name))
        yield from _few(f"without {name} between them", attack.without_it_between(name))


def _few(words: str, values: Values) -> Iterator[str]:
    least, most = values
    if most - least < 2:
        yield f"{words}: {least} to {most}"


@st.composite
def numbers(draw: st.DrawFn) -> dict[str, int]:
    """Numbers of cases that may be: of some raised alone, of two at once, and of meetings."""
    found = {CASES: draw(st.integers(0, 40))}
    for name, more_often in (
        *((name, CASES) for name in ("x", "y", "z", "F1.3", "advised")),
        ("decided", "advised"),
        ("held", "decided"),
    ):
        found[name] = draw(st.integers(0, found[more_often]))
    return {**found, "T1": found["F1.3"]}


SHIPPED: Orders = MEETINGS | {("F1.3", "T1"), ("T1", "F1.3")}


@tries(30, 5000)
@given(numbers(), numbers())
def test_looking_for_the_two_pages_that_tell_most_finds_none_that_tell_a_number(
    first: dict[str, int], more: dict[str, int]
) -> None:
    orders = SHIPPED | {(name, CASES) for name in first if name != CASES}
    both = {name: first[name] + more[name] for name in first}
    attack = Attack(page_about_numbers(first), page_about_numbers(both), orders)
    every = (values for name in first for values in (attack.on_first(name), attack.between(name)))
    target(-min(most - least for least, most in every))

    assert [] == [*told_apart(attack, first, first.keys() - {CASES})]


def page_about_numbers(numbers: Mapping[str, int]) -> Page:
    if numbers[CASES] < FEWEST_CASES:
        return page_of({}, None)
    return page_of({name: rounded(each) for name, each in numbers.items()}, rounded(numbers[CASES]))


def test_in_a_long_row_of_ties_a_hidden_number_is_told() -> None:
    """So a question not known is not counted for a statement: of two it would make a row."""
    first = {CASES: 23} | dict(zip(ROW, (7, 7, 11, 11, 15, 15, 19), strict=True))
    both = {CASES: 62} | dict(zip(ROW, (46, 43, 47, 38, 42, 33, 37), strict=True))
    attack = Attack(page_about_numbers(first), page_about_numbers(both), LONG_ROW)

    assert (None, (6, 7)) == (rounded(7), attack.on_first("a"))


@pytest.mark.parametrize("orders", [CHAIN, FORK, MEET], ids=["chain", "fork", "meet"])
def test_every_two_pages_that_fit_together_leave_three_fillings_for_each_number(
    orders: Orders,
) -> None:
    """Every pair of pages is tried on which each number is none, 10, 15, 20 or 25."""
    names = names_of(orders)
    pages = [*every_page(names, orders)]
    fitting = [attack for attack in attacks(pages, orders) if fits(attack)]

    assert len(fitting) > 50
    assert [] == [
        (found, attack.first, attack.second)
        for attack in fitting
        for found in told_apart(attack, [CASES, *names], names)
    ]


def every_page(names: Sequence[str], orders: Orders) -> Iterator[Page]:
    for cases, *numbers in product((20, 25), *((None, 10, 20, 25) for _ in names)):
        shown = dict(zip(names, numbers, strict=True)) | {CASES: cases}
        if all((shown[less] or 0) <= (shown[more] or 0) for less, more in orders):
            yield page_of({name: shown[name] for name in names}, cases)


def attacks(pages: Sequence[Page], orders: Orders) -> Iterator[Attack]:
    for first, second in product(pages, pages):
        if all(first[name][0] <= second[name][1] for name in first):
            yield Attack(first, second, orders)


def fits(attack: Attack) -> bool:
    try:
        attack.on_first(CASES)
    except ValueError:
        return False
    return True


def test_what_the_attack_works_out_is_all_that_trying_every_number_finds() -> None:
    first = page_of({"a": None, "b": 10}, 20)
    second = page_of({"a": 10, "b": 15}, 20)
    attack = Attack(first, second, CHAIN)
    worlds = [
        (one, more)
        for one in combinations_with_replacement(range(23), 3)
        for more in combinations_with_replacement(range(5), 3)
        if agrees(one, first) and agrees([a + b for a, b in zip(one, more, strict=True)], second)
    ]

    for place, name in enumerate(("a", "b", CASES)):
        assert bounds(one[place] for one, _ in worlds) == attack.on_first(name)
        assert bounds(more[place] for _, more in worlds) == attack.between(name)
        assert bounds(a[place] + b[place] for a, b in worlds) == attack.on_second(name)
        assert bounds(a[2] - a[place] for a, _ in worlds) == attack.without_it_on_first(name)
        assert bounds(b[2] - b[place] for _, b in worlds) == attack.without_it_between(name)


def agrees(numbers: Sequence[int], page: Page) -> bool:
    told = (page[name] for name in ("a", "b", CASES))
    return all(least <= number <= most for number, (least, most) in zip(numbers, told, strict=True))


def bounds(numbers: Iterable[int]) -> Values:
    every = [*numbers]
    return min(every), max(every)


def test_pages_that_are_not_rounded_are_taken_apart() -> None:
    """The page of 15 cases says 6, that of them and another team's 14 says 8."""
    exact = Attack(
        {CASES: (15, 15), "a": (6, 6)}, {CASES: (29, 29), "a": (8, 8)}, frozenset({("a", CASES)})
    )

    assert ((2, 2), (14, 14)) == (exact.between("a"), exact.between(CASES))
