"""Columns of a terminal: a text in lines is broken between words, or says that it is not all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.columns import cells, in_lines, pieces

LETTERS = st.characters(categories=["L", "N"])
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=9), max_size=12)


@given(words=WORDS, rooms=st.lists(st.integers(20, 30), min_size=1, max_size=3))
def test_lines_hold_the_first_words_whole_and_dots_stand_for_the_rest(
    *, words: list[str], rooms: list[int]
) -> None:
    lines = in_lines(" ".join(words), rooms)
    said = " ".join(lines).split()
    shown = said[:-1] if said[-1:] == ["..."] else said

    assert all(cells(line) <= room for line, room in zip(lines, rooms, strict=False))
    assert words[: len(shown)] == shown
    assert (said == words) == (said == shown)
    if said != words:
        assert len(lines) == len(rooms)


def test_only_a_word_longer_than_any_room_is_cut() -> None:
    assert ["", "Bartholomew", "and ..."] == in_lines("Bartholomew and Annie", (5, 11, 7))
    assert ["Bartholom.", "and Ann"] == in_lines("Bartholomew and Ann", (10, 8))


def test_a_word_wider_than_a_line_is_in_pieces_and_a_mark_on_a_letter_takes_no_room() -> None:
    assert ["abc", "de", "\u6f22", "e\u0301"] == [*pieces(("abcde", "\u6f22", "e\u0301"), 3)]
    assert ["\u6f22", "a"] == [*pieces(("\u6f22", "a"), 1)]
