"""The list of harm: all of it in view at once, whatever is ticked or said of it."""

from __future__ import annotations

import re

import pytest

from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.marks import NOTHING_TICKED
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Given, Said
from ehe_check.ask.screen_drawing import Screen
from tests.ask.test_screens import puts
from tests.ask.walks import BANK


def harm() -> Put:
    (put,) = [each for each in puts(1) if each.name == "NOW-2"]
    return put


def shown_whole() -> Screen:
    """The list as it is drawn at first on 24 rows."""
    shown = screen_of(harm())
    shown.drawn(79, 24)
    return shown


@pytest.mark.parametrize(
    "keys", [[], ["1"], ["1", "2"], ["2", "enter", "enter"], ["z"], ["down"], ["-", "1", "enter"]]
)
def test_every_line_of_harm_is_in_view_on_24_rows_each_on_one_line(keys: list[str]) -> None:
    put, shown = harm(), screen_of(harm())
    for key in keys:
        shown.press(key)
    drawn = [line for _, line in shown.drawn(79, 24).lines]
    found = [line.partition("] ")[2] for line in drawn if "] " in line]

    assert [each.text for each in put.choices if each.id not in put.by_itself] == found[:20]
    assert put.text == drawn[0]
    assert 24 >= len(drawn)
    place = put.place.number if put.place else "-"
    assert drawn[-1].endswith(f"  {place}") or not drawn[-1].startswith("Enter go on")


def test_nothing_of_these_and_i_cannot_tell_are_one_key_and_enter_alone_is_refused() -> None:
    assert Given((Said(ids=("nothing",)),)) == shown_whole().press("-")
    cannot_tell = shown_whole()
    cannot_tell.press("0")
    assert Given((Said(not_known=True),)) == cannot_tell.press("enter")
    refused = shown_whole()
    assert refused.press("enter") is None
    assert NOTHING_TICKED in [line for _, line in refused.drawn(79, 24).lines]


def test_once_a_line_is_ticked_the_letters_stand_where_nothing_of_these_did() -> None:
    shown = screen_of(harm())
    before = [line for _, line in shown.drawn(79, 24).lines]
    assert before[-2].split() == [
        "-",
        "[",
        "]",
        "Nothing",
        "of",
        "these",
        "0",
        "I",
        "cannot",
        "tell",
    ]
    shown.press("3")
    assert "s saw  r record" in [line for _, line in shown.drawn(79, 24).lines][-2]


def test_to_take_ticks_away_nothing_of_these_needs_enter_too() -> None:
    shown = shown_whole()
    shown.press("3")
    assert shown.press("-") is None
    assert "the other ticks are gone" in shown.marks.told
    assert Given((Said(ids=("nothing",)),)) == shown.press("enter")


def test_where_a_low_window_cuts_the_list_all_of_it_is_read_before_nothing_is_taken() -> None:
    shown = screen_of(harm())
    shown.drawn(79, 18)
    assert shown.press("-") is None
    read = ""
    while shown.marks.told != "Enter again takes your answer.":
        read += "\n".join(line for _, line in shown.drawn(79, 18).lines)
        assert shown.press("enter") is None

    assert [] == [each.text for each in harm().choices if each.text not in read]
    assert Given((Said(ids=("nothing",)),)) == shown.press("enter")


def test_the_lines_that_are_ticked_in_any_case_are_the_two_that_the_list_says() -> None:
    numbers = re.findall(r"\d+", BANK.by_id["NOW-2"].beside)
    named = dict(zip(harm().leads, harm().choices, strict=True))

    assert ["under-13", "under-16"] == [named[each].id for each in numbers]
