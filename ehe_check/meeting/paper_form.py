"""What is written in on a paper: labels, rows, and boxes to tick."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.page.document import (
    Bullets,
    Cell,
    Checklist,
    Item,
    Row,
    Table,
    Term,
    Terms,
    WritingBox,
)
from ehe_check.page.text import Blocks


def items_in(lists: Blocks) -> tuple[Item, ...]:
    """Return the items of lists."""
    several = (each for each in lists if isinstance(each, Bullets | Checklist))
    return tuple(item for each in several for item in each.items)


def fields(*labels: str) -> Terms:
    """Return labels, each with room beside it."""
    return Terms(tuple(Term(label, None) for label in labels))


def ticks(title: str, lines: Blocks, note: str = "") -> WritingBox:
    """Return a box with a list's items to tick."""
    return WritingBox(title, note, tuple(item.text for item in items_in(lines)), lines=0)


def rows(
    columns: Blocks,
    heads: Iterable[str],
    widths: tuple[float, ...],
    printed: tuple[str | None, ...] = (),
) -> Table:
    """Return a table to write in, its columns a list's items; what is printed is in each row."""
    named = tuple(item.text for item in items_in(columns))
    cells = tuple(map(Cell, printed or (None,) * (len(named) - 1)))
    return Table("", named, tuple(Row(head, cells) for head in heads), widths=widths)


def numbers(last: int) -> tuple[str, ...]:
    """Return the heads of numbered rows."""
    return tuple(str(number) for number in range(1, last + 1))
