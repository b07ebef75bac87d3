"""The words of a page: by their keys, with their blanks filled and no other blank in them."""

from __future__ import annotations

import pytest

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
