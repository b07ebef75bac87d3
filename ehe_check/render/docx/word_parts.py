"""Word files: put together from the parts in `reports/docx/`, described and closed."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ehe_check import resources
from ehe_check.page.document import Document
from ehe_check.page.visible import visible

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import Length

LONGEST_PROPERTY = 255
PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/header.xml": "header.xml",
    "word/footer.xml": "footer.xml",
    "word/footer-first.xml": "footer.xml",
    "word/fontTable.xml": "font-table.xml",
    "word/_rels/fontTable.xml.rels": "font-rels.xml",
}
# A Word file hides the first bytes of its letters under the key that font-table.xml names.
LETTERS = {
    "word/fonts/regular.odttf": (
        "AtkinsonHyperlegibleNext-Regular.ttf",
        "6B7C3C0A52D14E0B9C7E2A2F0D5E1A01",
    ),
    "word/fonts/bold.odttf": (
        "AtkinsonHyperlegibleNext-Bold.ttf",
        "6B7C3C0A52D14E0B9C7E2A2F0D5E1A02",
    ),
}

_NOT_IN_XML = {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"}
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def empty_word_file(language: str) -> WordFile:
    """Return a Word file that has styles, letters and a footer, and nothing else yet."""
    import docx

    word_file = docx.Document(BytesIO(_empty()))
    for tag in word_file.styles.element.xpath("//w:rPr/w:lang"):
        tag.set(_name("w:val"), language)
    return word_file


def describe(word_file: WordFile, document: Document, title: str) -> None:
    """Fill in a file's properties: all that its reader's computer shows about it."""
    properties = word_file.core_properties
    properties.title = title[:LONGEST_PROPERTY]
    properties.language = document.lang
    if document.made_on is not None:
        properties.created = properties.modified = datetime.combine(document.made_on, time(), UTC)


def saved(word_file: WordFile) -> bytes:
    """Return a file's bytes, which hold no time of day and so are the same each time."""
    as_saved, fixed = BytesIO(), BytesIO()
    word_file.save(as_saved)
    with ZipFile(as_saved) as before, ZipFile(fixed, "w") as after:
        for name in before.namelist():
            after.writestr(_entry(name), before.read(name))
    return fixed.getvalue()


def harmless(text: str) -> str:
    """Return text that XML can hold, with nothing in it that acts."""
    return visible(text).translate(_NOT_IN_XML)


@cache
def _empty() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for name, part in PARTS.items():
            package.writestr(_entry(name), (resources.DOCX / part).read_bytes())
        for name, (font, key) in LETTERS.items():
            package.writestr(_entry(name), _hidden((resources.FONTS / font).read_bytes(), key))
    return packed.getvalue()


def _hidden(font: bytes, key: str) -> bytes:
    """Return a font as a Word file holds it: its first 32 bytes under a key."""
    mask = bytes.fromhex(key)[::-1] * 2
    first = bytes(byte ^ under for byte, under in zip(font, mask, strict=False))
    return first + font[len(mask) :]


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIXED_DATE)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    return entry


def points(number: float) -> Length:
    """Return a length in points, as python-docx wants it."""
    from docx.shared import Pt

    return Pt(number)


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
