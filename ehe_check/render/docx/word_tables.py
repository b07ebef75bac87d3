"""Word tables: a header on every page, rows that are never torn, and room to write in a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehe_check.page.document import Cell, GroupRow, Row, Table
from ehe_check.render.docx.word_lines import Place, add_box, say
from ehe_check.render.docx.word_parts import element, harmless, points

if TYPE_CHECKING:
    from docx.table import Table as Grid
    from docx.table import _Cell as Box

LONGEST_WORD = 16
LONGEST_TEXT = 40
BLANK = " " * 30

# In points.
LETTER_WIDTH = 6.6
GAP = 12.0
ROW_TO_WRITE_IN = 24.0


def add_table(place: Place, table: Table) -> None:
    """Write a table whose shapes stand in words, its caption before it."""
    if table.caption.strip():
        say(place.line("Caption"), table.caption)
    grid = place.table(1 + len(table.rows), widths(table, place.width), "Rows Under Columns")
    _describe(grid, table.caption)
    for box, name in zip(_boxes(grid, 0), table.columns, strict=True):
        say(box.paragraphs[0], name)
    _head_every_page(grid)
    for number, row in enumerate(table.rows, start=1):
        if isinstance(row, GroupRow):
            _write_group(grid, number, row)
        else:
            _write_row(grid, number, row, is_list=table.is_list)


def widths(table: Table, line: float) -> tuple[float, ...]:
    """Return the width of each column in points; together they fill the line.

    Where the table does not say, a column has room for its longest word, and a share of the rest
    by its longest text.
    """
    if table.widths:
        return tuple(line * width / sum(table.widths) for width in table.widths)
    columns = list(zip(table.columns, *map(_texts, table.plain_rows), strict=True))
    least = [GAP + LETTER_WIDTH * min(_longest_word(texts), LONGEST_WORD) for texts in columns]
    if sum(least) >= line:
        return tuple(one * line / sum(least) for one in least)
    most = [GAP + LETTER_WIDTH * min(max(map(len, texts)), LONGEST_TEXT) for texts in columns]
    wanted = [max(1.0, much - little) for much, little in zip(most, least, strict=True)]
    rest = (line - sum(least)) / sum(wanted)
    return tuple(little + more * rest for little, more in zip(least, wanted, strict=True))


def _texts(row: Row) -> tuple[str, ...]:
    return (row.head, *(BLANK if cell.text is None else cell.text for cell in row.cells))


def _longest_word(texts: tuple[str, ...]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def _write_group(grid: Grid, number: int, row: GroupRow) -> None:
    first, *_, last = _boxes(grid, number)
    box = first.merge(last)
    say(box.paragraphs[0], row.text, "Strong")
    _keep_with_next((box,))


def _write_row(grid: Grid, number: int, row: Row, *, is_list: bool) -> None:
    head, *others = _boxes(grid, number)
    say(head.paragraphs[0], row.head, None if is_list else "Strong")
    for box, cell in zip(others, row.cells, strict=True):
        _write_cell(box, cell)
    if not row.head.strip() or any(cell.text is None for cell in row.cells):
        _leave_room(grid, number)


def _write_cell(box: Box, cell: Cell) -> None:
    line = box.paragraphs[0]
    if cell.tick:
        add_box(line)
    say(line, f" {cell.text}" if cell.tick and cell.text else cell.text or "")


def _leave_room(grid: Grid, number: int) -> None:
    """Make a row at least so high that a hand can write in it."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE

    grid.rows[number].height = points(ROW_TO_WRITE_IN)
    grid.rows[number].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST


def _boxes(grid: Grid, number: int) -> tuple[Box, ...]:
    return tuple(grid.rows[number].cells)


def _head_every_page(grid: Grid) -> None:
    """Say which row is the header, and keep it with the row after it."""
    grid.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 (no other name)
    _keep_with_next(_boxes(grid, 0))


def _keep_with_next(boxes: tuple[Box, ...]) -> None:
    """Keep a row on the page of the one after it."""
    for box in boxes:
        box.paragraphs[0].paragraph_format.keep_with_next = True


def _describe(grid: Grid, caption: str) -> None:
    """Give a table the name that a screen reader says."""
    if caption.strip():
        properties = grid._tblPr  # noqa: SLF001 (python-docx has no name for it)
        properties.append(element("w:tblCaption", val=harmless(caption)))
