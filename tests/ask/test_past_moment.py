"""When something happened: a time, a day or both, read back before it is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ehe_check.ask.moves import Move
from ehe_check.ask.past_moment import NOT_READ, TO_COME, PastMoment, ask_past_moment
from ehe_check.ask.put import ask_text
from ehe_check.ask.reply import Moved, Reply, Wrote
from tests.ask.scripted import ScriptedAsker

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 14, 25, tzinfo=UTC)
KEPT = Wrote("")


def asked(*replies: Reply, enter: str = "") -> tuple[PastMoment | Move | None, ScriptedAsker]:
    asker = ScriptedAsker(replies)
    put = ask_text("when", "When:", enter=enter)
    return ask_past_moment(asker.put, asker, put, NOW, TODAY), asker


@pytest.mark.parametrize(
    ("typed", "moment", "said"),
    [
        ("14:20", PastMoment(TODAY, "14:20"), "today, 14:20"),
        ("2.20 pm", PastMoment(TODAY, "14:20"), "today, 14:20"),
        ("now", PastMoment(TODAY, "14:25"), "today, 14:25"),
        ("yesterday", PastMoment(date(2026, 11, 23)), "23 November 2026"),
        (
            "yesterday 14:20",
            PastMoment(date(2026, 11, 23), "14:20"),
            "23 November 2026, 14:20",
        ),
        (
            "yesterday at 2 pm",
            PastMoment(date(2026, 11, 23), "14:00"),
            "23 November 2026, 14:00",
        ),
        (
            "14:20, 23/11",
            PastMoment(date(2026, 11, 23), "14:20"),
            "23 November 2026, 14:20",
        ),
    ],
)
def test_it_is_read_and_read_back(typed: str, moment: PastMoment, said: str) -> None:
    found, asker = asked(Wrote(typed), KEPT)

    assert moment == found
    assert f" = {said}.  Enter keeps it" == asker.puts[-1].text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2:20", "Is that 02:20 or 14:20? Type it that way."),
        ("tomorrow", NOT_READ),
        ("soon", NOT_READ),
        ("25/11/2026", TO_COME),
        ("november", NOT_READ),
    ],
)
def test_what_is_open_or_still_to_come_is_not_guessed(typed: str, said: str) -> None:
    found, asker = asked(Wrote(typed), Wrote("14:20"), KEPT)

    assert [said] == [text for _, text in asker.said]
    assert typed == asker.puts[1].refused
    assert PastMoment(TODAY, "14:20") == found


def test_what_is_read_back_can_be_typed_anew() -> None:
    found, _ = asked(Wrote("14:20"), Wrote("15:20"), KEPT)

    assert PastMoment(TODAY, "15:20") == found


def test_enter_alone_is_today_and_needs_no_reading_back() -> None:
    found, asker = asked(Wrote("today"), enter="today")

    assert (PastMoment(TODAY), 1) == (found, len(asker.puts))


def test_going_back_and_leaving_it_out_are_told_apart() -> None:
    assert Move.BACK is asked(Moved(Move.BACK))[0]
    assert None is asked(Moved(Move.SKIP))[0]
    assert None is asked(Wrote(" "))[0]


def test_going_back_from_what_is_read_back_asks_again() -> None:
    found, asker = asked(Wrote("14:20"), Moved(Move.BACK), Moved(Move.SKIP))

    assert None is found
    assert ["when", "when read back", "when"] == [put.name for put in asker.puts]
