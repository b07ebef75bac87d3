"""Text made visible: what could act is written out, and what cannot be carried is put plainly."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from ehe_check.page.visible import can_encode, visible, visible_value


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
