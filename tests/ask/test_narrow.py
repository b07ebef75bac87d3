"""Text as a terminal can show it: what could steer it is spelt out, and lines break at words."""

from __future__ import annotations

import pytest

from ehe_check.ask.narrow import shown, wrapped


def test_control_characters_and_turners_of_direction_are_spelt_out() -> None:
    assert (
        shown(
            "a\tb\r\nc\x7f\x9b\u061c\u200e\u2069",
        )
        == "a\\x09b\\x0d\nc\\x7f\\x9b<U+061C><U+200E><U+2069>"
    )


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, "one two\nthree"),
        ("one\n\ntwo", 7, "one\n\ntwo"),
        ("  1. one two", 8, "  1. one\n     two"),
        ("- one two\nthree", 6, "- one\n  two\nthree"),
        ("abcdefghij", 4, "abcd\nefgh\nij"),
        ("日本語", 4, "日本\n語"),
        ("", 4, ""),
    ],
)
def test_text_is_wrapped_between_words(text: str, width: int, expected: str) -> None:
    hang = "     " if text.startswith("  1.") else ""

    assert expected == wrapped(text, width, hang)
