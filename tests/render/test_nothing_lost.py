"""Every word and heading of a page is printed, in every format as it stands in its tree."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import unescape

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.document import (
    Block,
    Document,
    Drawing,
    Table,
    every_block,
    heading_level,
)
from ehe_check.page.visible import visible
from ehe_check.render.html import render_html
from ehe_check.render.lines import document_lines
from ehe_check.render.markdown import render_markdown
from ehe_check.render.pdf import render_pdf
from ehe_check.render.screen_line import Screen
from tests.pages import page, words_in, words_of, worked_page
from tests.render.any_blocks import any_blocks
from tests.render.every_block import (
    EVERY_BLOCK,
    WHOLE_CASES,
    named_apart,
    sheet_with_annex,
    whole_case,
)
from tests.render.html_read import Page
from tests.render.pdf_text import pages_of, tags
from tests.render.test_docx import having
from tests.render.test_docx import text_of as text_of_word
from tests.render.test_markdown import READER
from tests.worked import case_names, few_case_names, worked_case

Text = Callable[[Document], str]


def in_lines(screen: Screen, document: Document) -> str:
    return " ".join(line.text for line in document_lines(document, screen))


def in_html(document: Document) -> str:
    """Return what stands between the tags of a page, whatever is shown or told by them."""
    _, _, body = render_html(document).partition("<body")
    return unescape(re.sub("<[^>]*>", " ", body))


def on_paper(document: Document) -> str:
    return " ".join(pages_of(render_pdf(document)))


QUICK: dict[str, Text] = {
    "lines": partial(in_lines, Screen()),
    "lines of 40 columns": partial(in_lines, Screen(40)),
    "lines read aloud": partial(in_lines, Screen(reads=True)),
    "Markdown": render_markdown,
    "HTML": in_html,
}
EVERY: dict[str, Text] = {**QUICK, "PDF": on_paper, "Word": text_of_word}


def lost(document: Document, text: Text) -> Counter[str]:
    """Return the words of a document that its text has less often, or not at all."""
    told = words(map(visible, words_of(document))) - words(not_alone(document))
    return told - words([text(document)])


def not_alone(document: Document) -> Iterator[str]:
    """Yield what may stand in a drawing alone, and what a column without any cell is."""
    for block in every_block(document.blocks):
        if isinstance(block, Drawing):
            yield from words_in(block)
        elif isinstance(block, Table):
            columns = zip(*(row.cells for row in block.plain_rows), strict=True)
            named = zip(block.columns[1:], columns, strict=True)
            yield from (name for name, cells in named if all(cell.text == "" for cell in cells))


SHORT = st.lists(st.integers(1, 12).map("w".__mul__), min_size=1, max_size=9).map(" ".join)


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"[^\W_]+", text.casefold()))


@pytest.mark.parametrize("text", QUICK.values(), ids=QUICK)
def test_every_word_of_every_worked_case_is_printed(text: Text) -> None:
    found = {name: lost(worked_page(name), text) for name in case_names()}

    assert {} == {name: each for name, each in found.items() if each}


@pytest.mark.thorough
@pytest.mark.parametrize("text", EVERY.values(), ids=EVERY)
def test_every_word_of_every_block_a_sheet_with_its_annex_and_a_meetings_papers_is_printed(
    text: Text,
) -> None:
    sheets = (page(worked_case(name).sheet(), is_full=True) for name in few_case_names())
    found = [
        lost(document, text) for document in (EVERY_BLOCK, *sheets, *map(whole_case, WHOLE_CASES))
    ]

    assert [] == [*filter(None, found)]


any_blocks_apart = given(any_blocks(SHORT).map(named_apart))
"""Blocks in which each word stands nowhere else, so that none can stand for another."""


@pytest.mark.parametrize("text", QUICK.values(), ids=QUICK)
@any_blocks_apart
def test_every_word_of_any_blocks_is_printed(text: Text, blocks: tuple[Block, ...]) -> None:
    assert not lost(Document("T", blocks), text)


@any_blocks_apart
def test_every_word_of_any_blocks_is_in_lines_of_any_width(blocks: tuple[Block, ...]) -> None:
    for width in range(30, 79, 7):
        for is_brief in (True, False):
            document = Document("T", blocks, is_brief=is_brief)
            assert not lost(document, partial(in_lines, Screen(width)))


def in_tags(document: Document) -> list[int]:
    with pikepdf.open(io.BytesIO(render_pdf(document))) as made:
        return [int(tag[1]) for tag in tags(made) if re.fullmatch(r"H\d", tag)]


LEVELS: dict[str, Callable[[Document], list[int]]] = {
    "Markdown": lambda document: [
        int(token.tag[1])
        for token in READER.parse(render_markdown(document))
        if token.type == "heading_open"
    ],
    "HTML": lambda document: Page(render_html(document)).headings,
    "PDF": in_tags,
    "Word": lambda document: [level + 1 for level in having(document, "w:outlineLvl")],
}


@pytest.mark.thorough
@pytest.mark.parametrize("name", LEVELS)
def test_the_headings_of_a_page_stand_in_every_format_at_their_levels_in_their_order(
    name: str,
) -> None:
    for document in (EVERY_BLOCK, sheet_with_annex(), *map(whole_case, WHOLE_CASES)):
        levels = filter(None, map(heading_level, every_block(document.blocks)))

        assert [1, *levels] == LEVELS[name](document)
