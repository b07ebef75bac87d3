"""Columns of a table in lines: how wide each is, and a row of it broken between words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ehe_check.page.columns import cells, padded, wrapped

Texts = Sequence[str]

_SHORT = 16
"""How long what stands in a cell may be at most to be never broken: as "done 14 Jul 2026" is."""
_GAPS = (2, 1)


def in_columns(
    rows: Sequence[Texts], width: int, shares: Sequence[float] = ()
) -> list[list[str]] | None:
    """Return the lines of each row, the heads of the columns first; None where there is no room.

    The heads are broken between words, and longer cells as well.
    """
    columns = [*zip(*rows, strict=True)]
    most = [max(map(cells, column)) for column in columns]
    least = [_least(column, is_first=at == 0) for at, column in enumerate(columns)]
    for gap in _GAPS:
        room = width - gap * (len(columns) - 1)
        if sum(least) <= room:
            widths = _shared_out(least, most, room, shares)
            return [_across(row, widths, gap) for row in rows]
    return None


def _least(column: Texts, *, is_first: bool) -> int:
    """Return how wide a column is at least, so that nothing is broken that may not be."""
    head, *others = column
    return max(_unbroken(head, _SHORT if is_first else 0), *(_unbroken(x, _SHORT) for x in others))


def _unbroken(text: str, short: int) -> int:
    if cells(text) <= short:
        return cells(text)
    inset = len(text) - len(text.lstrip())
    return inset * 2 + max(map(cells, text.split()), default=0)


def _shared_out(least: list[int], most: list[int], room: int, shares: Sequence[float]) -> list[int]:
    """Return how wide each column is: as its share says, and what is left where most is wanted."""
    widths = [*least]
    if shares:
        parts = [int(room * share / sum(shares)) for share in shares]
        widths = [
            max(low, min(high, part)) for low, high, part in zip(least, most, parts, strict=True)
        ]
    every = range(len(widths))
    while sum(widths) > room:
        widths[max(every, key=lambda at: widths[at] - least[at])] -= 1
    while sum(widths) < min(room, sum(most)):
        widths[max(every, key=lambda at: most[at] - widths[at])] += 1
    return widths


def _across(row: Texts, widths: list[int], gap: int) -> list[str]:
    """Return a row as lines, each cell broken to the width of its column."""
    columns = [
        [line for part in text.split("\n") for line in _broken(part, width)]
        for text, width in zip(row, widths, strict=True)
    ]
    lines = zip_longest(*columns, fillvalue="")
    return [(" " * gap).join(map(padded, line, widths)).rstrip() for line in lines]


def _broken(text: str, width: int) -> list[str]:
    """Return a text in lines as far in as it is, and the later ones a little further."""
    inset = text[: len(text) - len(text.lstrip())]
    return wrapped(text.lstrip(), width, inset, inset * 2)
