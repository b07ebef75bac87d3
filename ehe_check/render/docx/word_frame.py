"""The head and the foot of each page of a Word file, and how closely a sheet is set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ehe_check.page.document import Document, PageFoot
from ehe_check.render.docx.word_lines import TABLE_END, say
from ehe_check.render.docx.word_parts import element, harmless, points

if TYPE_CHECKING:
    from docx.document import Document as WordFile

BETWEEN = " \N{MIDDLE DOT} "

# In points.
TEXT_WIDTH = 453.5
SHEET_WIDTH = 516.0
SHEET_SIDE = 39.7
SHEET_TOP = 30.0
SHEET_BOTTOM = 36.0
SHEET_STYLES = {  # how large the letters are, and how much room is above and beneath a line
    "Normal": (9.0, 0.0, 2.5),
    "Heading 1": (13.0, 0.0, 0.0),
    "Heading 2": (10.0, 5.0, 2.0),
    "Heading 3": (9.5, 5.0, 2.0),
    "Heading 4": (9.0, 5.0, 2.0),
    "Subtitle": (9.0, 0.0, 4.0),
    "Small Print": (8.0, 0.0, 2.5),
    "Caption": (8.0, 5.0, 2.5),
    TABLE_END: (1.0, 0.0, 0.0),
}


FORM_GUTTER = 17.0
FORM_STYLES = SHEET_STYLES | {
    "Heading 1": (15.0, 0.0, 0.0),
    "Heading 2": (11.0, 8.0, 2.0),
    "Heading 3": (9.0, 6.0, 1.0),
    "Small Print": (9.0, 0.0, 0.0),
    "Caption": (9.0, 5.0, 2.5),
    "List Bullet": (9.0, 0.0, 0.0),
}


def set_up(word_file: WordFile, document: Document, name: str) -> float:
    """Write the head and the foot of the pages, and return how wide their text is, in points."""
    section, foot = word_file.sections[0], document.foot or PageFoot(name, "")
    for footer in (section.footer, section.first_page_footer):
        for run, text in zip(footer.paragraphs[0].runs, (foot.left, foot.right), strict=False):
            run.text = harmless(f"{text}{BETWEEN}" if text else "")
    if document.is_form:
        _set_closely(word_file, FORM_STYLES)
        section._sectPr.append(element("w:cols", num="2", space=str(int(20 * FORM_GUTTER))))  # noqa: SLF001 (no other name)
        return (SHEET_WIDTH - FORM_GUTTER) / 2
    if document.head is None:
        return TEXT_WIDTH
    head, line = document.head, section.header.paragraphs[0]
    say(line, head.title, "Strong")
    say(line, "".join(f"{BETWEEN}{text}" for text in (head.line, *head.right)))
    _set_closely(word_file, SHEET_STYLES)
    return SHEET_WIDTH


def _set_closely(word_file: WordFile, styles: Mapping[str, tuple[float, float, float]]) -> None:
    """Set everything a little smaller and closer, and the margins narrower."""
    section = word_file.sections[0]
    section.left_margin = section.right_margin = points(SHEET_SIDE)
    section.top_margin, section.bottom_margin = points(SHEET_TOP), points(SHEET_BOTTOM)
    section.header_distance = points(SHEET_TOP - 5)
    section.footer_distance = points(SHEET_BOTTOM - 20)
    for name, (size, above, beneath) in styles.items():
        style = word_file.styles[name]
        style.font.size = points(size)
        style.paragraph_format.space_before = points(above)
        style.paragraph_format.space_after = points(beneath)
    word_file.styles["Normal"].paragraph_format.line_spacing = 1.0
