"""Lines of a Word page: where they are written, and the texts, boxes and blanks in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehe_check.page.document import Term
from ehe_check.render.docx.word_parts import element, harmless, points

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table as Grid
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph as Line

TABLE_END = "Table End"
_DECIMAL = 3
LONGEST_LABELS_IN_A_ROW = 40
HANDWRITING = 14.0  # in points

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_SYMBOLS = "MS Gothic"
_BOX = f"""<w:sdt xmlns:w="{_WORD}" xmlns:w14="{_WORD_2010}"><w:sdtPr><w:alias w:val="Box to tick"/>
<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="{_SYMBOLS}"/>
<w14:uncheckedState w14:val="2610" w14:font="{_SYMBOLS}"/></w14:checkbox></w:sdtPr><w:sdtContent>
<w:r><w:rPr><w:rFonts w:ascii="{_SYMBOLS}" w:hAnsi="{_SYMBOLS}" w:eastAsia="{_SYMBOLS}"
 w:hint="eastAsia"/></w:rPr><w:t>\N{BALLOT BOX}</w:t></w:r></w:sdtContent></w:sdt>"""
_TICKED = 'w14:checked w14:val="0"', 'w14:checked w14:val="1"'
_CROSSED = "\N{BALLOT BOX}", "\N{BALLOT BOX WITH X}"


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


# What stands in a line.


def say(line: Line, text: str, style: str | None = None) -> None:
    """Add a text to a line, with nothing in it that acts."""
    line.add_run(harmless(text), style)


def lead(line: Line, text: str) -> None:
    """Add what a line is about, where it says so."""
    if text:
        say(line, f"{text}: ", "Strong")


def note(line: Line, text: str) -> None:
    """Add a note in small print, where there is one."""
    if text:
        say(line, f" ({text})", "Note")


def cite(line: Line, cites: tuple[str, ...]) -> None:
    """Add the references that a line rests on, where it does."""
    if cites:
        say(line, f" [{', '.join(cites)}]", "Note")


def add_box(line: Line, *, is_ticked: bool = False) -> None:
    """Add a box that a click ticks, or one that is ticked already."""
    from docx.oxml import parse_xml

    box = _BOX.replace(*_TICKED).replace(*_CROSSED) if is_ticked else _BOX
    line._p.append(parse_xml(box))  # noqa: SLF001 (python-docx knows no such box)


def are_short(blanks: tuple[Term, ...]) -> bool:
    """Say whether labels have room beside each other, with a blank after each."""
    return sum(len(blank.label) for blank in blanks) < LONGEST_LABELS_IN_A_ROW


def add_blanks(line: Line, blanks: tuple[Term, ...], end: float, start: float = 0.0) -> None:
    """Add labels, each with its text or a line to write on, from one point to another.

    Short ones stand beside each other, long ones on lines of their own.
    """
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

    is_short = are_short(blanks)
    in_a_row = len(blanks) if is_short else 1
    for place, blank in enumerate(blanks):
        if place and is_short:
            say(line, " ")
        elif place:
            line.add_run().add_break()
        _add_blank(line, blank)
    for number in range(1, in_a_row + 1):
        stop = points(start + (end - start) * number / in_a_row - 1)
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)


def _add_blank(line: Line, blank: Term) -> None:
    """Add a label and its text, or a space where a hand can write and at which no line ends."""
    say(line, blank.label)
    if blank.text is None:
        line.add_run("\N{NO-BREAK SPACE}").font.size = points(HANDWRITING)
    else:
        say(line, f" {blank.text}")
    line.add_run().add_tab()
