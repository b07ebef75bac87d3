"""Word files: put together from the parts in `reports/docx/`, described, framed and closed."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ehe_check import resources
from ehe_check.page.document import CalloutTone, Document
from ehe_check.page.visible import visible

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as Line

AUTHOR = "ehe-check"
LONGEST_PROPERTY = 255
TEXT_WIDTH = 453.5  # in points
LONGEST_WHOLE_BOX = 1500  # in letters
PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer.xml": "footer.xml",
}

_NOT_IN_XML = {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"}
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_EDGES_AND_FILLS = {
    CalloutTone.URGENT: ("A11A1A", "FCF1F0"),
    CalloutTone.HOLD: ("5B2A86", "F6F1FA"),
    CalloutTone.ADVICE: ("0B4F6C", "EEF5F8"),
    CalloutTone.PLAIN: ("5C656C", "F4F5F6"),
}


def empty_word_file(language: str) -> WordFile:
    """Return a Word file that has styles and a footer, and nothing else yet."""
    import docx

    word_file = docx.Document(BytesIO(_empty()))
    for tag in word_file.styles.element.xpath("//w:rPr/w:lang"):
        tag.set(_name("w:val"), language)
    return word_file


def describe(word_file: WordFile, document: Document, title: str) -> None:
    """Fill in a file's properties: all that its reader's computer shows about it."""
    properties = word_file.core_properties
    properties.title = title[:LONGEST_PROPERTY]
    properties.author = AUTHOR
    properties.last_modified_by = AUTHOR
    properties.comments = ""
    properties.language = document.lang
    properties.revision = 1
    if document.made_on is None:
        _forget_dates(word_file)
        return
    made_at = datetime.combine(document.made_on, time(), UTC)
    properties.created = properties.modified = made_at


def saved(word_file: WordFile) -> bytes:
    """Return a file's bytes, which hold no time of day and so are the same each time."""
    as_saved, fixed = BytesIO(), BytesIO()
    word_file.save(as_saved)
    with ZipFile(as_saved) as before, ZipFile(fixed, "w") as after:
        for name in before.namelist():
            after.writestr(_entry(name), before.read(name))
    return fixed.getvalue()


def frame(lines: list[Line], tone: CalloutTone) -> None:
    """Draw lines as one box: an edge at their left, a shade behind them.

    A box is not torn apart, unless it may need more than a page; its title never stands alone.
    """
    edge, fill = _EDGES_AND_FILLS[tone]
    is_short = sum(len(line.text) for line in lines) < LONGEST_WHOLE_BOX
    for line in lines:
        properties = line.paragraph_format.element.get_or_add_pPr()
        for drawn in (_borders(edge, fill), element("w:shd", val="clear", fill=fill)):
            properties.insert_element_before(drawn, "w:tabs", "w:spacing", "w:ind")
        line.paragraph_format.keep_together = True
        if line is not lines[0]:
            line.paragraph_format.space_before = 0
        if line is not lines[-1]:
            line.paragraph_format.space_after = 0
            line.paragraph_format.keep_with_next = is_short or line is lines[0]


def colour(line: Line, tone: CalloutTone) -> None:
    """Write a line in the colour of its box's edge."""
    from docx.shared import RGBColor

    for run in line.runs:
        run.font.color.rgb = RGBColor.from_string(_EDGES_AND_FILLS[tone][0])


def harmless(text: str) -> str:
    """Return text that XML can hold, with nothing in it that acts."""
    return visible(text).translate(_NOT_IN_XML)


@cache
def _empty() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for name, part in PARTS.items():
            package.writestr(_entry(name), (resources.DOCX / part).read_bytes())
    return packed.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIXED_DATE)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    return entry


def _forget_dates(word_file: WordFile) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    root = word_file.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
    for name in ("dcterms:created", "dcterms:modified"):
        for tag in root.findall(_name(name)):
            root.remove(tag)


def _borders(edge: str, fill: str) -> BaseOxmlElement:
    """Return the edge at the left; the other sides have the shade's colour and widen it."""
    borders = element("w:pBdr")
    sides = (
        ("top", "8", "3", fill),
        ("left", "24", "10", edge),
        ("bottom", "8", "3", fill),
        ("right", "8", "10", fill),
        ("between", "8", "3", fill),
    )
    for side, size, space, colour_of_side in sides:
        border = element(f"w:{side}", val="single", sz=size, space=space, color=colour_of_side)
        borders.append(border)
    return borders


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of Word's own, with its attributes."""
    from docx.oxml import OxmlElement

    made = cast("BaseOxmlElement", OxmlElement(name))
    for key, value in attributes.items():
        made.set(_name(f"w:{key}"), value)
    return made


def _name(prefixed: str) -> str:
    from docx.oxml.ns import qn

    return qn(prefixed)
