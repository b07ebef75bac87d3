"""Times of day: read by the clock of 24 hours as people type them, and what is open not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.clock_times import read_times


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:20", ("14:20",)),
        ("14.20", ("14:20",)),
        ("1420", ("14:20",)),
        ("at 14:20", ("14:20",)),
        ("14:20 hrs", ("14:20",)),
        ("2:20pm", ("14:20",)),
        ("2.20 PM", ("14:20",)),
        ("9am", ("09:00",)),
        ("12am", ("00:00",)),
        ("12 p.m.", ("12:00",)),
        ("noon", ("12:00",)),
        ("09:05", ("09:05",)),
        ("0:20", ("00:20",)),
        ("9:30", ("09:30", "21:30")),
        ("24:00", ()),
        ("14:60", ()),
        ("13pm", ()),
        ("2", ()),
        ("friday", ()),
        ("", ()),
        ("\u0661\u0664:20", ()),
    ],
)
def test_a_time_is_read_as_it_is_typed(typed: str, read: tuple[str, ...]) -> None:
    assert read == read_times(typed)


@given(st.text(max_size=12))
def test_no_text_is_ever_read_as_more_than_two_times(text: str) -> None:
    assert len(read_times(text)) <= 2


@given(st.times())
def test_every_time_that_is_read_is_read_again_as_itself(time: object) -> None:
    written = f"{time:%H:%M}"

    assert (written,) == read_times(written)
