"""Who has seen each child, as a table: a month or a word in each place, beside a drawn shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ehe_check.page.dates import month_words
from ehe_check.page.document import Bullets, Cell, GroupRow, Item, Row, Shape, Table
from ehe_check.page.medium import Medium
from ehe_check.page.phrases import listed
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.seen_grid import Seen, SeenCell, SeenColumn, SeenGrid, SeenRow

SEEN = {
    Seen.RECENT: "last 3 months",
    Seen.WITHIN_YEAR: "3-12 months ago",
    Seen.LONG_AGO: "over a year ago",
    Seen.NEVER: "never",
    Seen.UNKNOWN: "not known",
    Seen.NOT_THEIRS: "not theirs",
}
"""How long ago a child was seen, in words."""
MOST_COLUMNS, MOST_ON_SCREEN = 6, 4
"""How many professionals have a column on paper, and on a terminal."""
_WIDE = 1.3


def seen_table(grid: SeenGrid, most: int, *, child: str = "", in_full: bool = False) -> Blocks:
    """Yield children by professionals, no more than so many of these, and name the others.

    A child whom nobody is known to have seen is a sentence across, but where it is wanted in full.
    `child` stands over the labels.
    """
    shown = grid.narrowed(most)
    rows = tuple(_cells(row) if in_full else _row(row) for row in shown.rows)
    if any(isinstance(row, Row) for row in rows):
        columns = (child, *map(_head, shown.columns), text("alone, no parent there"))
        widths = (_WIDE, *(1.0 for _ in shown.columns), _WIDE)
        yield Table("", columns, rows, widths=widths, is_close=True)
        yield from _left_out(grid, most)
    elif rows:
        yield Bullets(tuple(Item(row.text) for row in rows if isinstance(row, GroupRow)))


def seen_on_page(grid: SeenGrid, rows: Iterable[SeenRow], medium: Medium) -> Blocks:
    """Yield some rows of a grid, with as many professionals as a page of the sheet has room for."""
    some = replace(grid, rows=tuple(rows))
    if medium.is_screen:
        yield from seen_table(some, MOST_ON_SCREEN)
    else:
        yield from seen_table(some, MOST_COLUMNS, child=text("Child"))


def _left_out(grid: SeenGrid, most: int) -> Blocks:
    """Name the professionals for whom a table of so many has no column."""
    if others := listed(_head(column) for column in grid.columns[most:]):
        yield from md(
            "*Not in this table: {others}. See the annex of the prompt sheet.*", others=others
        )


def is_unseen(row: SeenRow) -> bool:
    """Say whether nobody is known to have seen a child at all."""
    return not any(cell.seen.is_sighting for cell in (*row.cells, row.heard))


def cell_words(cell: SeenCell) -> str:
    """Return when a child was seen, and that it was inside the home."""
    if cell.remote:
        return text("by video only")
    is_sighting = cell.seen.is_sighting
    when = month_words(cell.on) if cell.on and is_sighting else text(SEEN[cell.seen])
    return text("{when}, home", when=when) if cell.at_home and is_sighting else when


def _row(row: SeenRow) -> Row | GroupRow:
    if is_unseen(row):
        return GroupRow(text("{child}: nobody is known to have seen this child", child=row.called))
    return _cells(row)


def _cells(row: SeenRow) -> Row:
    return Row(row.called, tuple(map(_cell, (*row.cells, row.heard))))


def _cell(cell: SeenCell) -> Cell:
    return Cell(cell_words(cell), Shape(cell.seen.value))


def _head(column: SeenColumn) -> str:
    return column.title or text("anyone")
