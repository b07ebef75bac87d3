"""Marks in a line of Word: a box that can be ticked, a drawn shape, a blank, a page's number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from ehe_check import resources
from ehe_check.page.drawing import Shape
from ehe_check.render.docx.word_parts import element, harmless, points

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as Line

Words = Mapping[Shape, str]
"""What each shape means, as a legend says."""

LONGEST_LABELS_IN_A_ROW = 40

# In points.
HANDWRITING = 14.0
SHAPE = 8.5

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
        say(line, f" [{', '.join(cites)}]", "Cites")


def add_box(line: Line, *, is_ticked: bool = False) -> None:
    """Add a box that a click ticks, or one that is ticked already."""
    from docx.oxml import parse_xml

    box = _BOX.replace(*_TICKED).replace(*_CROSSED) if is_ticked else _BOX
    line._p.append(parse_xml(box))  # noqa: SLF001 (python-docx knows no such box)


def add_shape(line: Line, shape: Shape, words: str) -> None:
    """Add a drawn shape, which a voice reads out in these words."""
    picture = line.add_run().add_picture(BytesIO(_drawn(shape)), height=points(SHAPE))
    properties = picture._inline.docPr  # noqa: SLF001 (python-docx has no name for it)
    properties.set("name", shape.value)
    properties.set("descr", harmless(words))


@cache
def _drawn(shape: Shape) -> bytes:
    return (resources.DOCX / "shapes" / f"{shape.value}.png").read_bytes()


def add_blanks(
    line: Line, labels: tuple[str, ...], start: float, end: float, height: float = HANDWRITING
) -> None:
    """Add labels, each with a line to write on, from one point to another.

    Short ones stand beside each other, long ones on lines of their own.
    """
    in_a_row = len(labels) if sum(map(len, labels)) < LONGEST_LABELS_IN_A_ROW else 1
    for place, label in enumerate(labels):
        if place and in_a_row > 1:
            say(line, " ")
        elif place:
            line.add_run().add_break()
        say(line, label)
        leave_blank(line, height)
    share = (end - start) / max(1, in_a_row)
    end_blanks(line, *(start + share * number for number in range(1, in_a_row + 1)))


def leave_blank(line: Line, height: float = HANDWRITING) -> None:
    """Add a tab, and a space so high that a hand can write there and that no line ends at it."""
    line.add_run("\N{NO-BREAK SPACE}").font.size = points(height)
    line.add_run().add_tab()


def end_blanks(line: Line, *ends: float) -> None:
    """Draw each blank as a line to write on, up to one of these points."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

    for end in ends:
        line.paragraph_format.tab_stops.add_tab_stop(
            points(end - 1), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES
        )


def add_page_number(line: Line) -> None:
    """Add on which page this is, of how many."""
    say(line, "page ")
    _add_field(line, "PAGE")
    say(line, " of ")
    _add_field(line, "NUMPAGES")


def _add_field(line: Line, code: str) -> None:
    for kind in ("begin", None, "separate", "1", "end"):
        run = line.add_run()
        if kind is None:
            instruction = element("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)  # noqa: SLF001 (python-docx knows no fields)
        elif kind == "1":
            run.text = kind
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001
