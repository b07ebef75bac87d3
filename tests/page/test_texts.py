"""Texts of a page: with their blanks filled, harmless, and no wider than their line."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from ehe_check.page.columns import cells, cut, padded, wrapped
from ehe_check.page.csv_text import csv_text, inert
from ehe_check.page.visible import can_encode, visible, visible_value
from ehe_check.page.words import Say, fill

SAY = Say({"room.title": ("The {who}, {day}",), "room.steps": ("{who} first", "then {who}")})


def test_a_text_is_said_by_its_key_and_a_list_as_all_of_its_texts() -> None:
    assert "The lead, today" == SAY("room.title", who="lead", day="today")
    assert ("you first", "then you") == SAY.each("room.steps", who="you")


def test_a_key_that_is_not_there_and_a_blank_without_words_are_errors() -> None:
    with pytest.raises(KeyError, match=r"room\.foot"):
        SAY("room.foot")
    with pytest.raises(KeyError, match="day"):
        SAY("room.title", who="lead")
    with pytest.raises(KeyError, match="who"):
        SAY.each("room.steps")


def test_what_is_filled_in_is_never_looked_at_again() -> None:
    assert "{day} x" == fill("{who} {day}", who="{day}", day="x")


def test_each_text_has_its_place_and_those_of_a_list_a_number() -> None:
    assert [
        ("room, title", "The {who}, {day}"),
        ("room, steps, 1", "{who} first"),
        ("room, steps, 2", "then {who}"),
    ] == [*SAY.placed]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a line\r\nand\tanother\n", "a line\nand another\n"),
        ("\x1b[2J", "\\x1b[2J"),
        ("left\N{RIGHT-TO-LEFT OVERRIDE}right", "left<U+202E>right"),
        ("Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}", "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}"),
    ],
)
def test_what_could_act_on_a_terminal_is_written_out_and_nothing_else(
    typed: str, shown: str
) -> None:
    assert shown == visible(typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\N{LEFT DOUBLE QUOTATION MARK}yes\N{RIGHT DOUBLE QUOTATION MARK}", '"yes"'),
        ("8\N{EN DASH}10", "8-10"),
        ("\N{SNOWMAN}", "<U+2603>"),
    ],
)
def test_what_a_terminal_cannot_show_is_put_plainly_or_written_out(typed: str, shown: str) -> None:
    assert shown == visible(typed, "ascii")


def test_an_encoding_that_nobody_knows_carries_nothing() -> None:
    assert can_encode("\N{EN DASH}", "utf-8")
    assert not can_encode("\N{EN DASH}", "ascii")
    assert not can_encode("a", "no-such-encoding")


def test_a_template_makes_every_text_visible_and_leaves_markup_and_what_is_no_text() -> None:
    markup = Markup("<b>\x1b</b>")

    assert ["a\\x1b", markup, 3] == [visible_value(each) for each in ("a\x1b", markup, 3)]


TEXTS = st.text(st.sampled_from("ab é子供\u0301\u200d-"), max_size=60)


@given(TEXTS, st.integers(6, 40), st.sampled_from(["", " ", "    "]))
def test_no_line_is_wider_than_the_screen_and_no_letter_is_lost(
    text: str, width: int, hang: str
) -> None:
    lines = wrapped(text, width, first=" 1 ", hang=hang)

    assert all(cells(line) <= width for line in lines)
    assert "".join(text.split()) == "".join("".join(lines).split()).removeprefix("1")
    assert all(line.startswith(hang) for line in lines[1:])


def test_words_are_kept_whole_where_they_fit_and_spaces_where_the_line_does() -> None:
    assert ["one  two"] == wrapped("one  two", 8)
    assert ["one", " two"] == wrapped("one two", 6, hang=" ")
    assert ["- a", "  b"] == wrapped("a b", 4, first="- ", hang="  ")
    assert ["子供", "たち"] == wrapped("子供たち", 4)


def test_a_letter_wider_than_the_line_stands_alone_and_none_is_lost() -> None:
    assert ["子", "供"] == wrapped("子供", 1)


def test_a_text_is_cut_before_the_letter_that_would_not_fit() -> None:
    assert "one two" == cut("one two", 7)
    assert "one t." == cut("one two", 6)
    assert "one." == cut("one two", 5)
    assert "子." == cut("子供たち", 4)
    assert "a\u0301." == cut("a\u0301bc", 2)


@given(TEXTS, st.integers(2, 40))
def test_what_is_cut_fits_and_ends_in_a_dot(text: str, width: int) -> None:
    short = cut(text, width)

    assert cells(short) <= width
    assert short == text if cells(text) <= width else short.endswith(".")


def test_padding_counts_wide_letters() -> None:
    assert "子 " == padded("子", 3)
    assert "abcd" == padded("abcd", 3)
    assert 3 == cells("a\u0301子")


SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
CELLS = st.lists(st.sampled_from(SIGNS) | st.text(max_size=5), min_size=1, max_size=4).map("".join)


@given(CELLS)
@example("=1+1")
@example("\t=1+1")
@example("a\x1b[31mred")
def test_no_cell_is_worked_out_or_obeyed_and_its_words_stay(cell: str) -> None:
    safe = inert(cell)

    assert not safe.startswith(SIGNS)
    assert safe == visible(safe)
    assert safe.removeprefix("'") == visible(cell).removeprefix("'")


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_a_row_is_read_back_as_it_was_written(row: list[str]) -> None:
    written = csv_text([row])
    (read,) = csv.reader(StringIO(written.decode("utf-8-sig"), newline=""))

    assert list(map(inert, row)) == read


def test_it_begins_with_the_mark_that_spreadsheets_know_utf_8_by() -> None:
    assert b"\xef\xbb\xbfone,two\r\n" == csv_text([["one", "two"]])
