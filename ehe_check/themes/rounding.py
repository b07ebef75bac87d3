"""Round counts for readers, so that no small one is told by a page, nor by two of them.

A count of eight or more is rounded to the nearest five. A smaller one is not shown, nor told from
none. What is printed of a count hangs on that count alone, so the same always prints the same.
Source: NHS Digital, disclosure control of Hospital Episode Statistics, from September 2018, which
leaves out 1 to 7 and rounds the rest to five; that shows none as none, and this does not.

What a reader knows beside two pages is that the cases of one may all be among those of the other,
and what a bank raises together. Where that comes to no more than "this is never more than that",
and each name is tied so to one other at most, each number, on either page or between them, may be
at least three numbers: tests/themes_attack.py works out all that it may be, and finds less in a
long row of ties. A name of which a reader knows more is withheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from ehe_check.page.phrases import grouped

FEWEST = 8
STEP = 5
FEWEST_CASES = 18
"""Of fewer cases, most numbers that are shown would be those of nearly every case."""

Beside: TypeAlias = Mapping[str, frozenset[frozenset[str]]]
"""What each name is raised beside, one set a way; of two of which one holds the other, the less."""


def rounded(count: int) -> int | None:
    """Return what readers see of a count, None where it is small or there is none."""
    return None if count < FEWEST else (count + STEP // 2) // STEP * STEP


def beside(units: Iterable[frozenset[str]]) -> Beside:
    """Return what each name is raised beside; a unit names what one thing raises together."""
    every = grouped((name, unit - {name}) for unit in units for name in unit)
    return {name: _least(sets) for name, sets in every.items()}


def withheld(units: Iterable[frozenset[str]], first: Sequence[str]) -> frozenset[str]:
    """Return the names that are never shown, whatever their counts are.

    A name that is raised beside this or beside that, and never alone, has no more cases than those
    two together, which could tell a small one of them. So few are withheld that none is so tied;
    of two that free as many it is the one that comes first in `first`.
    """
    tied = {name: sets for name, sets in beside(units).items() if len(sets) > 1}
    places = {name: place for place, name in enumerate(first)}
    found: set[str] = set()
    while tied:
        frees = {name: _without(tied, name) for name in _candidates(tied)}
        best = min(frees, key=lambda name: (len(frees[name]), places.get(name, len(places)), name))
        found.add(best)
        tied = frees[best]
    return frozenset(found)


def _candidates(tied: Beside) -> set[str]:
    alone = (name for sets in tied.values() for each in sets if len(each) == 1 for name in each)
    return {*tied, *alone}


def _without(tied: Beside, left_out: str) -> dict[str, frozenset[frozenset[str]]]:
    """Return what is still tied once a name is withheld."""
    rest = {name: sets for name, sets in tied.items() if name != left_out}
    less = {name: _least(each - {left_out} for each in sets) for name, sets in rest.items()}
    return {name: sets for name, sets in less.items() if len(sets) > 1}


def _least(sets: Iterable[frozenset[str]]) -> frozenset[frozenset[str]]:
    """Return the sets that hold no other of them: just the empty one where that is among them."""
    every = set(sets)
    return frozenset(each for each in every if not any(other < each for other in every))
