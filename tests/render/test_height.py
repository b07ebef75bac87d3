"""How high blocks are counted to be, held against the pages that are drawn of them."""

from __future__ import annotations

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from ehe_check.page.document import (
    Block,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Cell,
    Columns,
    Document,
    PageBreak,
    PageHead,
    Paragraph,
    Row,
    Spring,
    Table,
    every_block,
)
from ehe_check.page.height import A_LINE, ON_A4, height
from ehe_check.render.pdf import render_pdf
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import tries
from tests.pages import page
from tests.render.any_blocks import any_blocks
from tests.render.pdf_text import drawn_to, pages_of
from tests.sheet.laid_out import large_sheets, page_one, page_two
from tests.worked import few_case_names, worked_case

pytestmark = pytest.mark.untraced

HEAD = PageHead("Prompt sheet", "EHE-0107", ("Answered", "Printed"))
TOP = 74
"""Where the blocks of a sheet begin, in points, beneath a head of one line."""
A_PARAGRAPH = 1.2
WORDS = st.lists(
    st.sampled_from(["a", "in", "the", "who", "then", "considered", "supervision"]), min_size=1
)
TEXTS = WORDS.map(" ".join)
UNSAID = Callout(CalloutTone.HOLD, "HOLD", ())
LABELLED = Callout(CalloutTone.HOLD, "HOLD", (Paragraph("Ends."),), label="considered " * 9)
NARROW = Table("", ("", "", "considered"), (Row("", (Cell(None), Cell(None))),), (1, 14, 0.5))
WHOM = (Calls((Call("supervision then " * 6, (), "", ("considered " * 3,)),)),)
WHOLE = Calls((Call("considered", ("who" + " who" * 8,), "", ("a" * 20,)),) * 8)
UNEVEN = Columns((Calls((Call("", (), ""),) * 8),), (Paragraph("supervision considered " * 30),))


def drawn(blocks: tuple[Block, ...]) -> float | None:
    """Return how many lines are drawn of blocks, None where they need more than a page."""
    made = render_pdf(Document("T", (*blocks, Paragraph("Ends.")), head=HEAD))
    return (drawn_to(made) - TOP) / A_LINE - A_PARAGRAPH if len(pages_of(made)) == 1 else None


def on_one_page(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Spring | PageBreak))


def is_known(blocks: tuple[Block, ...]) -> bool:
    """Say whether every table says how wide its columns are; others share out by their words."""
    tables = (block for block in every_block(blocks) if isinstance(block, Table))
    return all(table.widths for table in tables)


@settings(tries(30, 300), phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(any_blocks(TEXTS).map(on_one_page).filter(is_known))
@example((UNSAID,) * 3)
@example((LABELLED,) * 3)
@example((NARROW,))
@example((Columns(WHOM, WHOM),))
@example((WHOLE,))
@example((UNEVEN,))
def test_any_blocks_are_drawn_no_higher_than_they_were_counted(blocks: tuple[Block, ...]) -> None:
    lines = drawn(blocks)

    assert lines is None or lines <= height(blocks)


def test_a_worked_case_is_drawn_as_high_as_it_was_counted_or_a_little_lower() -> None:
    for name in few_case_names():
        for blocks in pages_in(page(worked_case(name).sheet())):
            check(blocks)


@settings(tries(8, 300), phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(large_sheets())
def test_whatever_the_case_what_was_counted_to_fit_a_page_is_one(sheet: PromptSheet) -> None:
    for blocks in pages_in(page(sheet)):
        check(blocks)


def pages_in(document: Document) -> list[tuple[Block, ...]]:
    return [*filter(None, map(on_one_page, (page_one(document), page_two(document))))]


def check(blocks: tuple[Block, ...]) -> None:
    """Hold what is counted against what is drawn: never less, and not much more."""
    lines, counted = drawn(blocks), height(blocks)

    if lines is None:
        assert counted > ON_A4
    else:
        assert 0.72 * counted - 1 < lines <= counted
