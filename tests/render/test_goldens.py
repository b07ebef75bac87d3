"""Whole sheets, the papers of a meeting, and a page of every block, as each format had them.

All are golden in Markdown, and a few in every format: a PDF by the text that each of its tags
holds, a file for Word by the style and the text of each of its lines.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pikepdf
import pytest

from ehe_check.page.document import Document
from ehe_check.render.block_values import render_json_document
from ehe_check.render.formats import Format, render
from ehe_check.render.html import render_html
from ehe_check.render.lines import document_lines
from ehe_check.render.markdown import render_markdown
from ehe_check.render.pdf import render_pdf
from ehe_check.render.screen import render_screen
from ehe_check.render.screen_line import Screen
from tests.pages import GOLDEN_SHEETS, MORE_SHEETS, page
from tests.render.every_block import EVERY_BLOCK, IN_EVERY_FORMAT, PACKS, WHOLE_CASES, whole_case
from tests.render.pdf_text import tagged_text
from tests.render.test_docx import styled_lines

SHEETS = GOLDEN_SHEETS | MORE_SHEETS
WAYS = (Screen(), Screen(39), Screen(reads=True))


def in_html(document: Document) -> str:
    return re.sub("(?s)<style>.*</style>|sha256-[^']*", "", render_html(document))


def in_word(document: Document) -> str:
    return "".join(f"{style}: {text!r}\n" for style, text in styled_lines(document))


def closely(document: Document) -> str:
    brief = replace(document, is_brief=True)
    lines = [f"{line.text}\n" for way in WAYS for line in document_lines(brief, way)]
    return "".join(lines)


FORMS: dict[str, Callable[[Document], str]] = {
    ".md": render_markdown,
    "-79.txt": lambda document: render_screen(document, Screen()),
    ".html": in_html,
    ".docx.txt": in_word,
    ".pdf.txt": lambda document: tagged_text(pikepdf.open(io.BytesIO(render_pdf(document)))),
    ".ansi": lambda document: render_screen(document, Screen(colour=True)),
    "-closely.txt": closely,
    ".json": render_json_document,
}
IN_EVERY = (".md", "-79.txt", ".html", ".docx.txt", ".pdf.txt")
EVERY = "every-block"
GOLDEN = {
    **{f"{name}{form}": name for name in (*IN_EVERY_FORMAT, EVERY) for form in IN_EVERY},
    **{f"{name}.md": name for name in (*MORE_SHEETS, *PACKS)},
    **{f"{EVERY}{form}": EVERY for form in (".ansi", "-closely.txt", ".json")},
}


def document_of(name: str) -> Document:
    if name in MORE_SHEETS:
        return page(MORE_SHEETS[name]())
    return EVERY_BLOCK if name == EVERY else whole_case(name)


@pytest.mark.parametrize("file", GOLDEN)
def test_whole_pages_are_as_they_were(file: str, golden: Callable[[str, bytes], None]) -> None:
    name = GOLDEN[file]

    golden(file, FORMS[file.removeprefix(name)](document_of(name)).encode())


@pytest.mark.parametrize("name", ["urgent-hold-two-children", "meeting", "firm"])
def test_a_sheet_is_as_it_was_in_json(name: str, golden: Callable[[str, bytes], None]) -> None:
    sheet = SHEETS[name]()

    golden(f"{name}.json", render(Format.JSON, sheet=sheet, document=page(sheet)))


def kinds(value: object) -> Iterator[tuple[str, str, str]]:
    """Yield what a document is made of: each field that is filled, and each choice by its word."""
    if isinstance(value, tuple):
        for each in value:
            yield from kinds(each)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if isinstance(inner, bool | Enum):
                yield type(value).__name__, field.name, str(inner)
            elif inner not in ((), None, ""):
                yield type(value).__name__, field.name, "filled"
            yield from kinds(inner)


def test_what_is_golden_in_every_format_has_all_that_any_whole_case_has() -> None:
    golden = {kind for name in IN_EVERY_FORMAT for kind in kinds(whole_case(name))}

    for name in (*WHOLE_CASES, *PACKS):
        assert {*kinds(whole_case(name))} <= golden, name
