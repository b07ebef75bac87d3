"""On a terminal: lines no wider than they may be, harmless, and readable without colour.

What they say is golden in `test_goldens.py`, and held whole in `test_nothing_lost.py`.
"""

from __future__ import annotations

import io
import re
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from ehe_check.page.document import (
    Block,
    Cell,
    Document,
    PageFoot,
    PageHead,
    Paragraph,
    Row,
    Table,
)
from ehe_check.page.own import Own
from ehe_check.render.lines import document_lines
from ehe_check.render.screen import NARROWEST, render_screen, screen_of
from ehe_check.render.screen_line import WIDTH, Screen
from tests.pages import page, sheet_of
from tests.render.any_blocks import any_blocks
from tests.render.every_block import acting, naughty

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def test_colour_adds_nothing_but_styles_so_that_nothing_is_said_by_colour_alone() -> None:
    document = page(sheet_of("urgent-fear-at-home"))
    coloured = render_screen(document, Screen(colour=True))

    assert "\x1b[1;31m" in coloured
    assert render_screen(document, Screen()) == STYLE.sub("", coloured)


def test_what_a_stream_cannot_encode_is_written_out() -> None:
    text = render_screen(page(sheet_of("urgent-fear-at-home")), Screen(encoding="ascii"))

    assert text.isascii()
    assert "<U+" not in text


HEAD = PageHead("", "EHE-0107  elder, younger", ("answered 24 Nov 2026", "page 1"))
FOOT = PageFoot("It cannot tell you a child is safe.", "One person's answers.")


@given(
    blocks=any_blocks(naughty),
    width=st.integers(NARROWEST - 1, WIDTH),
    reads=st.booleans(),
    is_brief=st.booleans(),
    encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]),
)
def test_no_line_is_wider_than_its_screen_or_acts_on_it(
    *, blocks: tuple[Block, ...], width: int, reads: bool, is_brief: bool, encoding: str
) -> None:
    screen = Screen(width, reads, encoding)
    document = Document("T", blocks, is_brief=is_brief, head=HEAD, foot=FOOT)
    for line in document_lines(document, screen):
        assert sum(map(wcwidth, line.text)) <= width
        assert not acting(line.text)
        assert "\n" not in line.text
        assert line.text.encode(encoding).decode(encoding) == line.text.rstrip()


def test_a_row_that_is_read_out_has_no_colon_after_a_sentence() -> None:
    rows = (Row("Nobody looked.", (Cell("2"),)), Row("Weight", (Cell("3"),)))
    document = Document("T", (Table("", ("Finding", "Missed"), rows),), is_brief=True)
    lines = document_lines(document, Screen(reads=True))

    expected = ["T", " Finding Nobody looked. Missed 2", " Finding Weight: Missed 3"]
    assert expected == [line.text for line in lines]


def test_what_a_list_has_of_nobody_is_not_read_out() -> None:
    rows = (Row("1", (Cell("Ring."), Cell(""))), Row("2", (Cell("Wait."), Cell(""))))
    document = Document("T", (Table("", ("", "What", "Who"), rows, is_list=True),), is_brief=True)
    lines = document_lines(document, Screen(reads=True))

    assert ["T", " 1 What: Ring.", " 2 What: Wait."] == [line.text for line in lines]


def test_blanks_and_words_to_choose_from_are_said_and_what_people_wrote_stays() -> None:
    ours = "Told by ____ on ______  then ( ) know ( ) do not know of it"
    document = Document("T", (Paragraph(ours), Paragraph(Own(ours))), is_brief=True)
    heard = render_screen(document, Screen(reads=True))

    said = "Told by (blank) on (blank), then (say which) know, or do not know of it"
    assert f"T\n{said}\n{ours}\n" == heard
    assert f"T\n{ours}\n{ours}\n" == render_screen(document, Screen())


@pytest.mark.parametrize(
    ("is_terminal", "environ", "plain", "expected"),
    [
        (True, {}, False, (True, False)),
        (True, {"NO_COLOR": "1"}, False, (False, False)),
        (True, {"NO_COLOR": ""}, False, (True, False)),
        (True, {"TERM": "dumb"}, False, (False, False)),
        (True, {}, True, (False, True)),
        (False, {}, False, (False, False)),
    ],
)
def test_colour_is_for_terminals_that_can_and_people_who_see_it(
    *, is_terminal: bool, environ: dict[str, str], plain: bool, expected: tuple[bool, bool]
) -> None:
    screen = screen_of(stream(is_terminal=is_terminal), environ, plain=plain)

    assert expected == (screen.colour, screen.reads)


def stream(*, is_terminal: bool) -> TextIO:
    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return is_terminal

    return Stream()
