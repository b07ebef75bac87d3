"""Suppress small counts: what may be shown of many exact ones, so that none is worked out.

A count of 1 to 4 is hidden, and so is one that all but 1 to 4 cases share. What remains may still
tell a hidden one: a statement that is only ever raised beside others has at most as many cases as
those have together. So each page is tried in two other ways, every hidden count at the most it
may be and then one lower; where either cannot be, the count in the way is not shown at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, assert_never

from ehe_check.themes.themes import Showing, ShownCount

FEW = 4
FEWEST_CASES = 2 * (FEW + 1)

Beside: TypeAlias = Mapping[str, Sequence[frozenset[str]]]


def shown_alone(count: int) -> ShownCount:
    """Return how to show a count that stands in no relation to any other that is shown."""
    if 1 <= count <= FEW:
        return ShownCount(Showing.UNDER_5)
    return ShownCount(Showing.COUNT, count)


def shown_of(count: int, cases: int) -> ShownCount:
    """Return how to show a count of some of the cases, whose number is shown too."""
    if 1 <= cases - count <= FEW:
        return ShownCount(Showing.NOT_SHOWN)
    return shown_alone(count)


def suppressed(
    counts: Mapping[str, int], cases: int, units: Iterable[frozenset[str]]
) -> dict[str, ShownCount]:
    """Return how to show each count; a unit names the counts that one thing adds to together.

    Raises:
        ValueError: there are too few cases to show counts of them at all.
    """
    if cases < FEWEST_CASES:
        message = f"counts of fewer than {FEWEST_CASES} cases are not shown"
        raise ValueError(message)
    shown = {name: shown_of(count, cases) for name, count in counts.items()}
    beside = _beside(shown, tuple(units))
    while (name := next(_in_the_way(shown, cases, beside), None)) is not None:
        shown[name] = ShownCount(Showing.NOT_SHOWN)
    return shown


def _in_the_way(shown: Mapping[str, ShownCount], cases: int, beside: Beside) -> Iterator[str]:
    """Yield each count that would be more than those beside it, with hidden ones as they may be."""
    for lower in (0, FEW - 1):
        trial = {name: _trial(each, cases, lower) for name, each in shown.items()}
        free = [name for name in beside if shown[name].showing is Showing.NOT_SHOWN]
        _settle(trial, free, beside)
        for name, sets in beside.items():
            if lightest(sets, trial, trial[name]) < trial[name]:
                yield name


def _trial(shown: ShownCount, cases: int, lower: int) -> int:
    match shown.showing:
        case Showing.COUNT:
            return shown.count or 0
        case Showing.UNDER_5:
            return FEW - lower
        case Showing.NOT_SHOWN:
            return cases
        case _:
            assert_never(shown.showing)


def _settle(trial: dict[str, int], free: Sequence[str], beside: Beside) -> None:
    """Bring what is not shown down to the most that it may be."""
    while True:
        most = {name: lightest(beside[name], trial, trial[name]) for name in free}
        if all(trial[name] == count for name, count in most.items()):
            return
        trial.update(most)


def _beside(names: Iterable[str], units: Sequence[frozenset[str]]) -> Beside:
    """Return for each count what is raised beside it, unit by unit; not for one that can be alone.

    Of two sets of which one holds the other, the smaller says all.
    """
    every = {name: {unit - {name} for unit in units if name in unit} for name in names}
    return {
        name: tuple(one for one in sets if not any(other < one for other in sets))
        for name, sets in every.items()
        if sets and frozenset() not in sets
    }


def lightest(sets: Sequence[frozenset[str]], weights: Mapping[str, int], limit: int) -> int:
    """Return the least that names of which one is in every set weigh together, at most a limit."""
    if not sets:
        return 0
    fewest = min(sets, key=lambda each: len(each))  # noqa: PLW0108 (mypy takes no bare len)
    for name in sorted(fewest, key=lambda name: (weights[name], name)):
        if weights[name] >= limit:
            break
        left = [each for each in sets if name not in each]
        limit = min(limit, weights[name] + lightest(left, weights, limit - weights[name]))
    return limit
