"""The head and the foot of each page of a Word file, and how closely a sheet is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehe_check.page.document import Document, PageFoot, PageHead
from ehe_check.render.docx.word_marks import add_page_number, say
from ehe_check.render.docx.word_parts import element, harmless, points
from ehe_check.render.docx.word_place import TABLE_END, Place, border, set_widths

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.section import _Footer as Footer
    from docx.table import Table as Grid
    from docx.table import _Cell as Cell

# In points.
TEXT_WIDTH = 453.5
SHEET_WIDTH = 516.0
SHEET_SIDE = 39.7
SHEET_TOP = 30.0
SHEET_BOTTOM = 36.0
SHEET_TEXT = 9.0
SHEET_HEADINGS = {"Heading 1": 13.0, "Heading 2": 10.0, "Heading 3": 9.5, "Heading 4": 9.0}
SHEET_SMALL_PRINT = ("Small Print", "Caption", "Detail", "Note", "Cites")
SMALL = 8.0


def set_up(word_file: WordFile, document: Document, name: str) -> float:
    """Draw the head and the foot of the pages, and return how wide their text is, in points."""
    if document.head is None:
        _name_page(word_file, document.foot, name)
        return TEXT_WIDTH
    _set_closely(word_file)
    _head_later_pages(word_file, document.head)
    section = word_file.sections[0]
    section.different_first_page_header_footer = True
    for footer in (section.footer, section.first_page_footer):
        _write_foot(footer, document.foot)
    return SHEET_WIDTH


def head_first_page(place: Place, head: PageHead) -> None:
    """Write the head of the first page, whose title is the document's heading."""
    say(place.line("Heading 1"), head.title)
    grid = place.table(1, _halves(place.width), "Edge To Edge")
    _write_head(grid, head, "")
    place.end_table()


def _head_later_pages(word_file: WordFile, head: PageHead) -> None:
    header = word_file.sections[0].header
    (empty,) = header.paragraphs
    grid = header.add_table(1, 2, points(SHEET_WIDTH))
    grid.style = "Edge To Edge"
    set_widths(grid, _halves(SHEET_WIDTH))
    _write_head(grid, head, head.title)
    header._element.append(empty._p)  # noqa: SLF001 (Word wants a line after a table)


def _halves(width: float) -> tuple[float, float]:
    return 0.66 * width, 0.34 * width


def _write_head(grid: Grid, head: PageHead, title: str) -> None:
    left, right = grid.rows[0].cells
    line = left.paragraphs[0]
    if title:
        say(line, title, "Strong")
        line.add_run().add_break()
    say(line, head.line)
    _write_right(right, head.right)
    for cell in (left, right):
        border(cell, bottom=("single", 8))


def _write_right(cell: Cell, texts: tuple[str, ...]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line = cell.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for place, text in enumerate(texts, start=1):
        say(line, text)
        if place < len(texts):
            line.add_run().add_break()
        else:
            say(line, " \N{MIDDLE DOT} ")
    add_page_number(line)


def _write_foot(footer: Footer, foot: PageFoot | None) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT

    line = footer.paragraphs[0]
    line.clear()
    if foot is None:
        return
    say(line, foot.left)
    line.add_run().add_tab()
    say(line, foot.right, "Strong")
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(points(TEXT_WIDTH), WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(points(SHEET_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    edge = element("w:pBdr")
    edge.append(element("w:top", val="single", sz="5", space="4", color="000000"))
    line._p.get_or_add_pPr().insert_element_before(edge, "w:tabs", "w:spacing")  # noqa: SLF001


def _name_page(word_file: WordFile, foot: PageFoot | None, name: str) -> None:
    texts = (foot.left, foot.right) if foot else (name,)
    said = " \N{MIDDLE DOT} ".join(filter(None, texts))
    word_file.sections[0].footer.paragraphs[0].runs[0].text = harmless(said)


def _set_closely(word_file: WordFile) -> None:
    """Set everything a little smaller and closer, and the margins narrower."""
    section = word_file.sections[0]
    section.left_margin = section.right_margin = points(SHEET_SIDE)
    section.top_margin, section.bottom_margin = points(SHEET_TOP), points(SHEET_BOTTOM)
    section.header_distance, section.footer_distance = (
        points(SHEET_TOP - 5),
        points(SHEET_BOTTOM - 20),
    )
    for name, size in {"Normal": SHEET_TEXT, **SHEET_HEADINGS}.items():
        word_file.styles[name].font.size = points(size)
    for name in SHEET_SMALL_PRINT:
        word_file.styles[name].font.size = points(SMALL)
    normal = word_file.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = points(2.5), 1.0
    word_file.styles["Heading 1"].paragraph_format.space_after = 0
    word_file.styles["In A Cell"].paragraph_format.line_spacing = 1.0
    word_file.styles[TABLE_END].paragraph_format.space_after = 0
    for name in ("Heading 2", "Heading 3"):
        looks = word_file.styles[name].paragraph_format
        looks.space_before, looks.space_after = points(5), points(2)
