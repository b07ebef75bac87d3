"""How high blocks are counted to be: no lower for more words, or for less room for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.document import Block, Columns, PageBreak, Row, Spring, Table
from ehe_check.page.height import height
from tests.render.any_blocks import any_blocks
from tests.render.every_block import drawing, sheet_blocks, written

TEXTS = st.sampled_from(["Ring.", "Tell the lead.\nWrite it down.", "who has seen the child " * 6])
WORDS = "Ask who has seen the child."
EVERY = (*sheet_blocks(WORDS), *written(WORDS).blocks, drawing(WORDS))


@pytest.mark.parametrize("block", EVERY, ids=lambda block: type(block).__name__)
def test_every_block_but_one_that_ends_a_page_has_its_height(block: Block) -> None:
    is_seen = not isinstance(block, Spring | PageBreak)

    assert (height((block,)) > 0) is is_seen
    assert height((block, block)) == 2 * height((block,))


def test_blocks_with_more_words_are_higher() -> None:
    for few, many in zip(sheet_blocks(WORDS), sheet_blocks(WORDS * 9), strict=True):
        assert height((few,)) <= height((many,))
    assert height(sheet_blocks(WORDS)) * 2 < height(sheet_blocks(WORDS * 9))
    assert height(sheet_blocks("who")) < height(sheet_blocks("WHO" * 30))


@given(any_blocks(TEXTS), st.floats(30, 110))
def test_blocks_are_no_lower_where_there_is_less_room(
    blocks: tuple[Block, ...], across: float
) -> None:
    assert height(blocks) <= height(blocks, across)


def test_what_stands_side_by_side_is_as_high_as_the_higher_side() -> None:
    left, right = sheet_blocks(WORDS)[:3], sheet_blocks(WORDS)[3:6]
    both = height((Columns(left, right),))

    assert max(height(left), height(right)) < both < height((*left, *right)) * 2
    assert height((Table("", ("Who",), (Row("", ()),)),)) > height(
        (Table("", ("Who",), (Row("GP", ()),)),)
    )
