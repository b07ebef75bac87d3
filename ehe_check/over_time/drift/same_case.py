"""Grouping: which sessions are about one case, by its reference alone."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.over_time.history import ByCase
from ehe_check.over_time.order import start
from ehe_check.over_time.side import Side


def by_case(sides: Iterable[Side]) -> ByCase:
    """Group sessions by exactly the same reference, each group in the order of its starts.

    Those without a reference, or with the placeholder for none, are never put together.
    """
    cases: dict[str, list[Side]] = {}
    unplaced = []
    for side in sides:
        if side.reference is None:
            unplaced.append(side)
        else:
            cases.setdefault(side.reference, []).append(side)
    return ByCase(
        tuple((name, tuple(sorted(cases[name], key=start))) for name in sorted(cases)),
        tuple(unplaced),
    )
