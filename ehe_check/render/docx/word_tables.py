"""Word tables: a header on every page, rows that are never torn, and room to write in a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehe_check.page.document import Cell, Row, Shape, Table
from ehe_check.render.docx.word_parts import TEXT_WIDTH, element, harmless

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table as Grid
    from docx.table import _Cell as Place

LONGEST_WORD = 16
LONGEST_TEXT = 40
BLANK = " " * 30
MOST_ROWS_ON_ONE_PAGE = 12

# In points.
LETTER_WIDTH = 6.6
GAP = 12.0
ROW_TO_WRITE_IN = 32.0

_SIGNS = {Shape.ALL: "●", Shape.SOME: "◐", Shape.NONE: "○", Shape.UNKNOWN: "?"}


def add_table(word_file: WordFile, table: Table) -> None:
    """Write a table at the end of a Word file, its caption before it."""
    if table.caption.strip():
        word_file.add_paragraph(harmless(table.caption), "Caption")
    is_form = all(cell.text is None for row in table.rows for cell in row.cells)
    style = "Boxes Under Columns" if is_form else "Rows Under Columns"
    grid = word_file.add_table(1 + len(table.rows), len(table.columns), style)
    _describe(grid, table.caption)
    _set_widths(grid, widths(table))
    for place, name in zip(_places(grid, 0), table.columns, strict=True):
        place.paragraphs[0].add_run(harmless(name))
    _mark_row(grid, 0, is_header=True)
    for number, row in enumerate(table.rows, start=1):
        _write_row(grid, number, row)
    if is_form and len(table.rows) <= MOST_ROWS_ON_ONE_PAGE:
        _keep_on_one_page(grid)
    word_file.add_paragraph(style="Table End")


def widths(table: Table) -> tuple[float, ...]:
    """Return the width of each column in points; together they fill the line.

    A column has room for its longest word, and a share of the rest by its longest text.
    """
    columns = list(zip(table.columns, *map(_texts, table.rows), strict=True))
    least = [GAP + LETTER_WIDTH * min(_longest_word(texts), LONGEST_WORD) for texts in columns]
    if sum(least) >= TEXT_WIDTH:
        return tuple(one * TEXT_WIDTH / sum(least) for one in least)
    most = [GAP + LETTER_WIDTH * min(max(map(len, texts)), LONGEST_TEXT) for texts in columns]
    wanted = [max(1.0, much - little) for much, little in zip(most, least, strict=True)]
    rest = (TEXT_WIDTH - sum(least)) / sum(wanted)
    return tuple(little + more * rest for little, more in zip(least, wanted, strict=True))


def _texts(row: Row) -> tuple[str, ...]:
    return (row.head, *(BLANK if cell.text is None else cell.text for cell in row.cells))


def _longest_word(texts: tuple[str, ...]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def _write_row(grid: Grid, number: int, row: Row) -> None:
    head, *others = _places(grid, number)
    head.paragraphs[0].add_run(harmless(row.head), "Strong")
    for place, cell in zip(others, row.cells, strict=True):
        _write_cell(place, cell)
    _mark_row(grid, number)
    if not row.head.strip() or any(cell.text is None for cell in row.cells):
        _leave_room(grid, number)


def _write_cell(place: Place, cell: Cell) -> None:
    line = place.paragraphs[0]
    if cell.shape is not None:
        line.add_run(f"{_SIGNS[cell.shape]}\N{NO-BREAK SPACE}", "Sign")
    line.add_run(harmless(cell.text or ""))


def _places(grid: Grid, number: int) -> tuple[Place, ...]:
    return tuple(grid.rows[number].cells)


def _mark_row(grid: Grid, number: int, *, is_header: bool = False) -> None:
    properties = grid.rows[number]._tr.get_or_add_trPr()  # noqa: SLF001 (python-docx has no name for it)
    properties.append(element("w:cantSplit"))
    if is_header:
        properties.append(element("w:tblHeader"))


def _leave_room(grid: Grid, number: int) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Pt

    grid.rows[number].height = Pt(ROW_TO_WRITE_IN)
    grid.rows[number].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST


def _keep_on_one_page(grid: Grid) -> None:
    for row in grid.rows[:-1]:
        for place in row.cells:
            place.paragraphs[0].paragraph_format.keep_with_next = True


def _describe(grid: Grid, caption: str) -> None:
    """Give a table the name that a screen reader says."""
    properties = grid._tblPr  # noqa: SLF001 (python-docx has no name for it)
    properties.append(element("w:tblCaption", val=harmless(caption)))


def _set_widths(grid: Grid, points: tuple[float, ...]) -> None:
    from docx.shared import Pt

    grid.autofit = False
    for column, width in zip(grid.columns, points, strict=True):
        column.width = Pt(width)
    for row in grid.rows:
        for place, width in zip(row.cells, points, strict=True):
            place.width = Pt(width)
