"""On a terminal: pages and lines no wider than they may be, harmless, and readable without colour.

What they say is golden in `test_goldens.py`, and held whole in `test_nothing_lost.py`.
"""

from __future__ import annotations

import io
import re
from itertools import product
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ehe_check.page.document import Block, Document, PageFoot, PageHead
from ehe_check.render.lines import document_lines
from ehe_check.render.look import Look, look_of
from ehe_check.render.terminal import MEASURE, render_terminal
from ehe_check.sheet.screen_line import Screen
from tests.pages import page, sheet_of, worked_page
from tests.render.any_blocks import any_blocks
from tests.render.every_block import acting, framed, naughty, written
from tests.worked import some_case_names

DRAWN = Look(colour=False, plain=False)
COLOURED = Look(colour=True, plain=False)
STYLE = re.compile(r"\x1b\[[0-9;]*m")


@given(words=naughty, width=st.sampled_from([24, 40, 80]), is_plain=st.booleans())
def test_no_line_is_wider_than_it_may_be(*, words: str, width: int, is_plain: bool) -> None:
    for document in (written(words), framed(words)):
        text = render_terminal(document, Look(width, plain=is_plain))

        assert max(map(cell_len, text.split("\n"))) <= width


@pytest.mark.thorough
def test_a_worked_case_fits_its_width_and_keeps_to_a_readable_measure() -> None:
    for name, width in product(some_case_names(), [40, 80, 200]):
        lines = render_terminal(worked_page(name), Look(width)).splitlines()

        assert max(map(cell_len, lines)) <= min(width, MEASURE), (name, width)
        assert lines == [line.rstrip() for line in lines], (name, width)


def test_colour_adds_nothing_but_styles_so_that_nothing_is_said_by_colour_alone() -> None:
    document = page(sheet_of("urgent-fear-at-home"))
    coloured = render_terminal(document, COLOURED)

    assert "\x1b[1;31m" in coloured
    assert render_terminal(document, DRAWN) == STYLE.sub("", coloured)


def test_what_a_stream_cannot_encode_is_written_out() -> None:
    text = render_terminal(
        page(sheet_of("urgent-fear-at-home")), Look(plain=False, encoding="ascii")
    )

    assert text.isascii()
    assert "<U+" not in text


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
    for line in document_lines(Document("T", blocks, head=HEAD, foot=FOOT), screen):
        assert cell_len(line.text) <= width
        assert not acting(line.text)
        assert "\n" not in line.text
        assert line.text.encode(encoding).decode(encoding) == line.text.rstrip()


@pytest.mark.parametrize(
    ("is_terminal", "environ", "plain", "expected"),
    [
        (True, {}, False, (True, False)),
        (True, {"NO_COLOR": "1"}, False, (False, False)),
        (True, {"NO_COLOR": ""}, False, (True, False)),
        (True, {"TERM": "dumb"}, False, (False, True)),
        (True, {}, True, (False, True)),
        (False, {}, False, (False, True)),
    ],
)
def test_colour_and_drawing_are_for_terminals_that_can_and_people_who_want_them(
    *, is_terminal: bool, environ: dict[str, str], plain: bool, expected: tuple[bool, bool]
) -> None:
    look = look_of(stream(is_terminal=is_terminal), environ, plain=plain)

    assert expected == (look.colour, look.plain)


def stream(*, is_terminal: bool) -> TextIO:
    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return is_terminal

    return Stream()
