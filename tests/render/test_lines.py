"""A page in few lines of a terminal: each in the width of its screen, and harmless there.

What they say is golden in `test_goldens.py`, and held whole in `test_nothing_lost.py`.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.columns import cells
from ehe_check.page.document import Block, PageFoot, PageHead
from ehe_check.render.lines import page_lines
from ehe_check.sheet.screen_line import Screen
from tests.render.any_blocks import any_blocks
from tests.render.every_block import acting, naughty

HEAD = PageHead("", "EHE-0107  elder, younger", ("answered 24 Nov 2026", "page 1"))
FOOT = PageFoot("It cannot tell you a child is safe.", "One person's answers.")


@given(
    blocks=any_blocks(naughty),
    width=st.integers(30, 79),
    reads=st.booleans(),
    encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]),
)
def test_no_line_is_wider_than_its_screen_or_acts_on_it(
    *, blocks: tuple[Block, ...], width: int, reads: bool, encoding: str
) -> None:
    screen = Screen(width, reads, encoding)
    for line in page_lines(blocks, screen, HEAD, FOOT):
        assert cells(line.text) <= width
        assert not acting(line.text)
        assert "\n" not in line.text
        assert line.text.encode(encoding).decode(encoding) == line.text.rstrip()
