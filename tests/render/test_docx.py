"""The Word file: real headings and lists, whole, the same each time, and nobody else's past."""

from __future__ import annotations

import io
import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph as Line
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.document import (
    Bullets,
    Callout,
    Cell,
    Checklist,
    Document,
    Heading,
    Item,
    Row,
    Shape,
    Table,
    Term,
    Terms,
)
from ehe_check.page.visible import visible
from ehe_check.render.docx.word import render_docx
from ehe_check.render.docx.word_parts import PARTS, TEXT_WIDTH
from ehe_check.render.docx.word_tables import widths
from tests.counts import tries
from tests.pages import words_of
from tests.render.every_block import NAUGHTY, WHOLE_CASES, read_by, tables, whole_case, written

pytestmark = pytest.mark.thorough

CASES = list(WHOLE_CASES)
SEEN = Table(
    "Who has seen the child",
    ("Professional", "Has seen", "Where"),
    (
        Row("GP", (Cell("Yes", Shape.ALL), Cell("Surgery"))),
        Row("Optician", (Cell("Not known", Shape.UNKNOWN), Cell(None))),
    ),
)


drawn = cache(render_docx)
"""The bytes of a document, which are the same each time, drawn once."""


def parts(document: Document) -> dict[str, str]:
    with ZipFile(io.BytesIO(drawn(document))) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


@cache
def lines(document: Document) -> list[tuple[str, str]]:
    """Return the style and the text of each line of the Word file."""
    styled = ((line.style, line.text) for line in _lines(document))
    return [(style.name if style else "", text) for style, text in styled]


def text_of(document: Document) -> str:
    """Return the text of the Word file, line by line; to look each line's style up takes long."""
    return "\n".join(line.text for line in _lines(document))


def _lines(document: Document) -> Iterator[Line]:
    read: WordFile = docx.Document(io.BytesIO(drawn(document)))
    for one in read.iter_inner_content():
        if isinstance(one, Grid):
            yield from (line for row in one.rows for cell in row.cells for line in cell.paragraphs)
        else:
            yield one


def headings(document: Document) -> list[tuple[int, str]]:
    blocks = [block for block in document.blocks if isinstance(block, Heading | Callout)]
    titles = [
        (block.level, block.text if isinstance(block, Heading) else block.title) for block in blocks
    ]
    return [(1, document.title), *titles]


def listed(document: Document) -> int:
    """Return how many items stand in the lists of a document."""
    inner = [
        one
        for block in document.blocks
        for one in (block.blocks if isinstance(block, Callout) else (block,))
    ]
    return sum(len(one.items) for one in inner if isinstance(one, Bullets | Checklist))


def pandoc(document: Document) -> list[dict[str, Any]]:
    """Return what pandoc reads, every element of it, in order."""
    read = read_by("pandoc", "--from", "docx", "--to", "json", given=drawn(document))
    return list(_elements(json.loads(read)["blocks"]))


def _elements(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, dict):
        yield node
        yield from _elements(node.get("c"))


def _text(inlines: list[dict[str, Any]]) -> str:
    read = _elements(inlines)
    return "".join(one["c"] if one["t"] == "Str" else " " for one in read if "t" in one)


@pytest.mark.parametrize("name", CASES)
def test_the_structure_of_a_whole_case_is_as_it_was(
    name: str, golden: Callable[[str, bytes], None]
) -> None:
    told = "".join(f"{style}: {text!r}\n" for style, text in lines(whole_case(name)))

    golden(f"{name}.docx.txt", told.encode())


@pytest.mark.parametrize("name", CASES)
def test_pandoc_reads_back_the_same_headings_and_lists(name: str) -> None:
    document = whole_case(name)
    read = pandoc(document)
    found = [(one["c"][0], _text(one["c"][2])) for one in read if one["t"] == "Header"]
    items = sum(len(one["c"]) for one in read if one["t"] == "BulletList")

    assert found == headings(document)
    assert items == listed(document)


@pytest.mark.parametrize("name", CASES)
def test_every_word_of_a_whole_case_is_in_it(name: str) -> None:
    document = whole_case(name)
    text = text_of(document)

    for said in words_of(document):
        assert said in text


def test_the_same_document_gives_the_same_bytes() -> None:
    document = whole_case("meeting")

    assert render_docx(document) == render_docx(document)


def test_its_properties_are_its_own() -> None:
    document = whole_case("meeting")
    read = docx.Document(io.BytesIO(drawn(document))).core_properties
    core = parts(document)["docProps/core.xml"]

    assert read.title == f"{document.title} · {document.subtitle}"
    assert (read.author, read.last_modified_by, read.comments) == ("ehe-check", "ehe-check", "")
    assert core.count("2026-11-24T00:00:00Z") == 2
    assert not re.search("python|2013|Word Document", core)


def test_a_document_without_a_date_says_none() -> None:
    core = parts(replace(whole_case("meeting"), made_on=None))["docProps/core.xml"]

    assert "dcterms" not in re.sub("xmlns:[^ >]*", "", core)


def test_it_holds_no_parts_of_anybody_elses_template() -> None:
    assert set(parts(whole_case("meeting"))) == {*PARTS, "docProps/core.xml"}


def test_it_is_in_british_english_throughout() -> None:
    languages = [
        language
        for part in parts(whole_case("meeting")).values()
        for language in re.findall(r'<w:(?:lang|themeFontLang) w:val="([^"]+)"', part)
    ]

    assert set(languages) == {"en-GB"}


def test_lists_are_real_and_boxes_to_tick_are_list_marks() -> None:
    document = Document("T", (Checklist((Item("Ring."),)), Bullets((Item("Note."),))))

    assert lines(document)[1:] == [("Checklist", "Ring."), ("List Bullet", "Note.")]
    assert "☐" in parts(document)["word/numbering.xml"]


def test_labels_and_texts_paste_as_lines_with_a_tab_between() -> None:
    document = Document("T", (Terms((Term("Who", "The nurse"), Term("By when", None))),))

    assert lines(document)[1:] == [("Term", "Who:\tThe nurse"), ("Term", "By when:\t \t")]


def test_a_table_is_a_real_one_with_a_header_row_and_a_name() -> None:
    xml = parts(Document("T", (SEEN,)))["word/document.xml"]
    (table,) = (one for one in pandoc(Document("T", (SEEN,))) if one["t"] == "Table")
    _, caption, _, head, *_ = table["c"]

    assert _text(caption[1]).strip() == "Who has seen the child"
    assert len(head[1]) == 1
    assert (1, 3) == (xml.count("<w:tblHeader/>"), xml.count("<w:cantSplit/>"))


def test_shapes_stand_before_the_words_of_a_cell_and_a_blank_has_room_to_write() -> None:
    document = Document("T", (SEEN,))

    assert lines(document)[1:] == [
        ("Caption", "Who has seen the child"),
        *[("Normal", "Professional"), ("Normal", "Has seen"), ("Normal", "Where")],
        *[("Normal", "GP"), ("Normal", "●\N{NO-BREAK SPACE}Yes"), ("Normal", "Surgery")],
        *[("Normal", "Optician"), ("Normal", "?\N{NO-BREAK SPACE}Not known"), ("Normal", "")],
        ("Table End", ""),
    ]
    assert 1 == parts(document)["word/document.xml"].count('w:hRule="atLeast"')


@pytest.mark.parametrize("table", [*tables("Words."), *tables("W" * 300)])
def test_the_columns_of_a_table_fill_the_line(table: Table) -> None:
    assert sum(widths(table)) == pytest.approx(TEXT_WIDTH)
    assert min(widths(table)) > 20


def test_only_a_heading_that_starts_a_page_breaks_one() -> None:
    blocks = (Heading(2, "One"), Heading(2, "Two", starts_page=True))
    xml = parts(Document("T", blocks))["word/document.xml"]

    assert 1 == xml.count("pageBreakBefore")
    assert xml.index("One") < xml.index("<w:pageBreakBefore/>") < xml.index("Two")


@pytest.mark.parametrize("words", NAUGHTY)
def test_naughty_words_are_whole_in_every_place(words: str) -> None:
    document = written(words)
    text = text_of(document)
    expected = visible(words).replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")

    assert text.count(expected) >= sum(words in said for said in words_of(document))


@tries(6, 100)
@given(st.text(min_size=1, max_size=40))
def test_whatever_was_written_can_be_saved_and_read_back(words: str) -> None:
    text = text_of(written(words))

    for character in visible(words):
        assert character in text or unicodedata.category(character) == "Cn"


def test_nothing_about_a_case_touches_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    render_docx(written("Secret 李"))

    assert list(tmp_path.iterdir()) == []
