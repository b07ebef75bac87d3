"""Where a Word page is written: at the end of the file, or of the box that stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehe_check.render.docx.word_parts import element, points

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table as Grid
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph as Line

TABLE_END = "Table End"
_DECIMAL = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Writes lines, which are what Word calls paragraphs, and tables, one after the other."""

    word_file: WordFile
    width: float
    cell: Cell | None = None

    def line(self, style: str = "Normal") -> Line:
        """Return a new line at the end."""
        into = self.word_file if self.cell is None else self.cell
        line: Line = into.add_paragraph(style=style)
        return line

    def table(self, rows: int, widths: tuple[float, ...], style: str) -> Grid:
        """Return a new table at the end of the file, its columns as wide as given, in points.

        A line stands after it: Word makes one of two tables that meet, and wants one at the end.
        """
        grid: Grid = self.word_file.add_table(rows, len(widths), style)
        self.line(TABLE_END)
        _set(grid, widths)
        return grid

    def new_numbers(self) -> int:
        """Return a numbering that begins at one."""
        numbering = self.word_file.part.numbering_part.element
        new = numbering.add_num(_DECIMAL)
        new.add_lvlOverride(ilvl=0).add_startOverride(1)
        number: int = new.numId
        return number


def _set(grid: Grid, widths: tuple[float, ...]) -> None:
    """Make columns so wide, tear no row over two pages, and set empty cells as cells are."""
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = points(width)
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001 (no other name)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = points(width)
            cell.paragraphs[0].style = "In A Cell"
