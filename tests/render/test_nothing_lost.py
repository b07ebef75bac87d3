"""Every word of a page is printed, in every format as often as it stands in its tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import unescape

import pytest

from ehe_check.page.document import Document, Legend, PageFoot, PageHead, Table, every_block
from ehe_check.page.visible import visible
from ehe_check.render.html import render_html
from ehe_check.render.lines import page_lines
from ehe_check.render.look import Look
from ehe_check.render.markdown import render_markdown
from ehe_check.render.pdf import render_pdf
from ehe_check.render.terminal import render_terminal
from ehe_check.sheet.screen_line import Screen
from tests.pages import page, words_in, words_of, worked_page
from tests.render.every_block import WHOLE_CASES, whole_case
from tests.render.pdf_text import pages_of
from tests.render.test_docx import text_of as text_of_word
from tests.worked import case_names, few_case_names, worked_case

Text = Callable[[Document], str]


def in_lines(screen: Screen, document: Document) -> str:
    head = document.head or PageHead(document.title, document.subtitle, ())
    foot = document.foot or PageFoot("", "")
    return " ".join(line.text for line in page_lines(document.blocks, screen, head, foot))


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
    "terminal": lambda document: render_terminal(document, Look()),
    "Markdown": render_markdown,
    "HTML": in_html,
}
EVERY: dict[str, Text] = {**QUICK, "PDF": on_paper, "Word": text_of_word}


def lost(document: Document, text: Text) -> Counter[str]:
    """Return the words of a document that its text has less often, or not at all."""
    told = words(map(visible, words_of(document))) - words(not_alone(document))
    return told - words([text(document)])


def not_alone(document: Document) -> Iterator[str]:
    """Yield what need not stand by itself: what each cell says, and a column without any cell."""
    for block in every_block(document.blocks):
        if isinstance(block, Legend):
            yield from words_in(block)
        elif isinstance(block, Table):
            columns = zip(*(row.cells for row in block.plain_rows), strict=True)
            named = zip(block.columns[1:], columns, strict=True)
            yield from (name for name, cells in named if all(cell.text == "" for cell in cells))


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"[^\W_]+", text.casefold()))


@pytest.mark.parametrize("text", QUICK.values(), ids=QUICK)
def test_every_word_of_every_worked_case_is_printed(text: Text) -> None:
    found = {name: lost(worked_page(name), text) for name in case_names()}

    assert {} == {name: each for name, each in found.items() if each}


@pytest.mark.thorough
@pytest.mark.parametrize("text", EVERY.values(), ids=EVERY)
def test_every_word_of_a_sheet_with_its_annex_and_of_a_meetings_papers_is_printed(
    text: Text,
) -> None:
    sheets = (page(worked_case(name).sheet(), is_full=True) for name in few_case_names())
    found = [lost(document, text) for document in (*sheets, *map(whole_case, WHOLE_CASES))]

    assert [] == [*filter(None, found)]
