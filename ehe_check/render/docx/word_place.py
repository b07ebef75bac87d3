"""Where a Word page is written: at the end of the file, or of one cell of a table in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehe_check.render.docx.word_parts import element, points

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table as Grid
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph as Line

TABLE_END = "Table End"
IN_A_CELL = "In A Cell"


class Place:
    """Writes lines, which are what Word calls paragraphs, and tables, one after the other."""

    def __init__(self, word_file: WordFile, width: float, cell: Cell | None = None) -> None:
        self.word_file = word_file
        self.width = width
        self.cell = cell
        self.has_empty_line = cell is not None
        self.begins_page = False
        self.is_after_table = False

    def line(self, style: str = "Normal") -> Line:
        """Return a new line at the end, apart from a table before it."""
        is_apart = self.begins_page or style == TABLE_END or style.startswith("Heading")
        if self.is_after_table and not is_apart:
            self._line(TABLE_END)
        self.is_after_table = False
        line = self._line(style)
        if self.begins_page:
            line.paragraph_format.page_break_before = True
            self.begins_page = False
        return line

    def _line(self, style: str) -> Line:
        if self.cell is None:
            return self.word_file.add_paragraph(style=style)
        if not self.has_empty_line:
            added: Line = self.cell.add_paragraph(style=style)
            return added
        self.has_empty_line = False
        line: Line = self.cell.paragraphs[-1]
        line.style = style
        return line

    def table(self, rows: int, widths: tuple[float, ...], style: str) -> Grid:
        """Return a new table at the end, its columns as wide as given, in points."""
        if self.begins_page or self.is_after_table:
            self.is_after_table = False
            self.line(TABLE_END)
        grid = self._table(rows, len(widths))
        grid.style = style
        set_widths(grid, widths)
        return grid

    def _table(self, rows: int, columns: int) -> Grid:
        if self.cell is None:
            made: Grid = self.word_file.add_table(rows, columns)
            return made
        if self.has_empty_line:
            self.cell._element.remove(self.cell.paragraphs[-1]._p)  # noqa: SLF001 (no other name)
        grid: Grid = self.cell.add_table(rows, columns)
        self.cell.paragraphs[-1].style = TABLE_END
        self.has_empty_line = True
        return grid

    def end_table(self) -> None:
        """Keep a table apart from what comes after it; a cell does so by itself."""
        self.is_after_table = self.cell is None

    def within(self, cell: Cell, width: float) -> Place:
        """Return the place inside a cell that is so wide."""
        return Place(self.word_file, width, cell)


def keep_in_one_piece(grid: Grid) -> None:
    """Let no row of a table be torn over two pages."""
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001 (no other name)


def keep_with_next(cells: tuple[Cell, ...]) -> None:
    """Keep a row on the page of the one after it."""
    for cell in cells:
        for line in cell.paragraphs:
            line.paragraph_format.keep_with_next = True


def leave_room(grid: Grid, number: int, height: float) -> None:
    """Make a row at least so high that a hand can write in it."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE

    grid.rows[number].height = points(height)
    grid.rows[number].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST


def border(cell: Cell, **sides: tuple[str, int]) -> None:
    """Draw some sides of a cell, each in a style and so many eighths of a point thick."""
    borders = element("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            style, size = sides[side]
            borders.append(element(f"w:{side}", val=style, sz=str(size), space="0", color="000000"))
    cell._element.get_or_add_tcPr().append(borders)  # noqa: SLF001 (no other name)


def set_widths(grid: Grid, widths: tuple[float, ...]) -> None:
    """Make the columns of a table so wide, and set its empty cells as cells are."""
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = points(width)
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = points(width)
            cell.paragraphs[0].style = IN_A_CELL
