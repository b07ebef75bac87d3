"""An attack on two pages of themes: everything that each number may be, worked out exactly.

The reader is taken to know the rule of rounding, what a bank raises together, and that all cases of
the first page are among those of the second. What is shown is tied by "this is never more than
that" alone; with as many cases as there are, any numbers that keep to this can be: case k raises
all that at least k cases raise. So all that is known are bounds of differences, and the bounds of
any number are shortest ways through them. Each tie on such a way can take one number from those
that are left of five: in a long row of ties just one or two may be left, so no row may be long.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from ehe_check.themes.rounding import FEWEST, FEWEST_CASES, STEP, beside

CASES = "cases"
FREE = 10_000
"""More than any number here."""

Page: TypeAlias = Mapping[str, tuple[int, int]]
"""What a page tells of each number: at least this, and at most that."""
Orders: TypeAlias = frozenset[tuple[str, str]]
"""Pairs of names of which the first is never more than the second."""
MEETINGS: Orders = frozenset({("held", "decided"), ("decided", "advised")})
Node: TypeAlias = tuple[str, str]
Edges: TypeAlias = Mapping[Node, list[tuple[Node, int]]]
Values: TypeAlias = tuple[int, int]

ZERO = ("", "")
FIRST, MORE = "first", "more"
"""Numbers of the first page; and how much more there is on the second, taken as less than none."""


def told(number: int | None) -> Values:
    """What a rounded number tells, by the rule that every page says itself."""
    return (0, FEWEST - 1) if number is None else (number - STEP // 2, number + STEP // 2)


def page_of(numbers: Mapping[str, int | None], cases: int | None) -> Page:
    """What a page tells; without the number of cases it tells nothing but that they are few."""
    if cases is None:
        return {CASES: (0, FEWEST_CASES - 1)}
    least, most = told(cases)
    of_cases = max(least, FEWEST_CASES), most
    return {name: told(number) for name, number in numbers.items()} | {CASES: of_cases}


def orders_of(units: Iterable[frozenset[str]], withheld: frozenset[str]) -> Orders:
    """What a reader knows of the names that may be shown, and of meetings: orders alone."""
    shown = [unit - withheld for unit in units]
    found = beside(unit for unit in shown if unit)
    tied = {name: sets for name, sets in found.items() if len(sets) > 1}

    assert {} == tied
    below = {(name, more) for name, sets in found.items() for each in sets for more in each}
    return frozenset(below | {(name, CASES) for name in found}) | MEETINGS


@dataclass(frozen=True)
class Attack:
    """Two pages, and what is known of their numbers."""

    first: Page
    second: Page
    orders: Orders

    def on_first(self, name: str) -> Values:
        """All that a number of the first page may be: from, to."""
        return -self._to_zero[FIRST, name], self._from_zero[FIRST, name]

    def between(self, name: str) -> Values:
        """All that a number of the cases may be that the second page has more."""
        return -self._from_zero[MORE, name], self._to_zero[MORE, name]

    def on_second(self, name: str) -> Values:
        """All that a number of the second page may be."""
        return self._difference((MORE, name), (FIRST, name))

    def without_it_on_first(self, name: str) -> Values:
        """In how many cases of the first page it may not have been raised."""
        return self._difference((FIRST, name), (FIRST, CASES))

    def without_it_between(self, name: str) -> Values:
        """In how many of the further cases it may not have been raised."""
        return self._difference((MORE, CASES), (MORE, name))

    def _difference(self, less: Node, more: Node) -> Values:
        return -self._ways(more, self._edges)[less], self._ways(less, self._edges)[more]

    @cached_property
    def _edges(self) -> Edges:
        return _by_start(self._bounds())

    @cached_property
    def _from_zero(self) -> dict[Node, int]:
        return self._ways(ZERO, self._edges)

    @cached_property
    def _to_zero(self) -> dict[Node, int]:
        back = ((other, one, most) for one, other, most in self._bounds())
        return self._ways(ZERO, _by_start(back))

    def _bounds(self) -> Iterator[tuple[Node, Node, int]]:
        """Yield pairs of numbers, and by how much the second is at most more than the first."""
        for name in {CASES, *chain.from_iterable(self.orders)}:
            first, more = (FIRST, name), (MORE, name)
            least, most = self.first.get(name, (0, FREE))
            yield ZERO, first, most
            yield first, ZERO, -least
            yield ZERO, more, 0
            yield more, ZERO, FREE
            least, most = self.second.get(name, (0, FREE))
            yield more, first, most
            yield first, more, -least
        for less, more_often in self.orders:
            yield (FIRST, more_often), (FIRST, less), 0
            yield (MORE, less), (MORE, more_often), 0

    @staticmethod
    def _ways(start: Node, edges: Edges) -> dict[Node, int]:
        """Return the shortest way to each number; there is none round where no numbers fit."""
        found, waiting, steps = {start: 0}, deque([start]), Counter[Node]()
        while waiting:
            node = waiting.popleft()
            steps[node] += 1
            if steps[node] > len(edges):
                message = "no numbers fit these two pages"
                raise ValueError(message)
            for other, most in edges.get(node, ()):
                if found[node] + most < found.get(other, 2 * FREE):
                    found[other] = found[node] + most
                    if other not in waiting:
                        waiting.append(other)
        return found


def _by_start(bounds: Iterable[tuple[Node, Node, int]]) -> Edges:
    edges: dict[Node, list[tuple[Node, int]]] = defaultdict(list)
    for one, other, most in bounds:
        edges[one].append((other, most))
    return edges
