"""Columns: text measured, wrapped and cut by what it takes on a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.columns import cells, cut, padded, wrapped

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
