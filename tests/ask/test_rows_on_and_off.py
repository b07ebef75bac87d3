"""Rows of the grid of sightings added and taken off: what stands in them, and in the others."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest

from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.step import on_screen
from ehe_check.ask.put import Asker, PersonLeftError
from ehe_check.ask.reply import Move, Moved, Reply
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.judge.who_saw import professionals
from tests.ask.scripts import ScriptedAsker, pressed, typed
from tests.ask.walks import BANK, walk_of

USUAL = ("gp-practice", "0-19-team", "school", "ehe-officer", "social-worker")
ALONE, HOME = Ref("VIS-1.alone", "child-1"), Ref("VIS-2")
KEEPS = "stays in the file, and does not count."


def family() -> Answers:
    entry = {"id": "child-1", "label": "elder", "age": "school-age"}
    return Answers(complete=frozenset({"child"})).with_entry(Entry.model_validate(entry))


def in_grid(answers: Answers, asker: Asker) -> Interview:
    """A walk once its grid of sightings has been put, to wherever the person leaves it."""
    walk = walk_of(answers, asker, "full")
    screen = next(each for each in walk.walk.screens if each.question.id == "VIS-1")
    with suppress(PersonLeftError):
        on_screen(walk, screen).ask()
    return walk


def lines(*several: str, answers: Answers | None = None) -> tuple[Interview, str]:
    """The walk after some lines are typed in the grid, and what was printed."""
    printed = io.StringIO()
    asker = LinesAsker(io.StringIO("".join(f"{each}\n" for each in several)), printed)
    walk = in_grid(family() if answers is None else answers, asker)
    return walk, " ".join(printed.getvalue().split())


def values(walk: Interview) -> dict[str, str | None]:
    return {by: cell.value for (_, by), cell in walk.answers.sightings.items() if cell.value}


@pytest.mark.parametrize(
    ("number", "rows"), [("6", (*USUAL, "family-support")), ("3", (*USUAL[:2], *USUAL[3:]))]
)
def test_a_number_adds_its_row_or_takes_it_off_and_the_others_stay_by_keys_and_by_lines(
    number: str, rows: tuple[str, ...]
) -> None:
    asker = ScriptedAsker([Moved(Move.ROWS), Moved(Move.BACK), Moved(Move.LEAVE)])
    in_grid(family(), asker)
    by_keys: Reply | None = pressed(asker.puts[1], number, "enter")[0]
    by_line, words = typed(asker.puts[1], number)

    assert by_line == by_keys
    assert rows == professionals(BANK, lines("+", number, "leave")[0].answers)
    assert "a number adds its row or takes it off; the other rows stay" in words


def test_what_is_filled_stays_where_a_row_is_added() -> None:
    walk, _ = lines("1r*", "2ri", "+", "6", "leave")

    assert {"gp-practice": "within-3-months", "0-19-team": "within-a-year"} == values(walk)
    assert walk.answers.by_ref.keys() >= {ALONE, HOME}


def test_what_was_filled_in_a_row_taken_off_is_kept_and_what_it_filled_goes_with_it() -> None:
    walk, printed = lines("1r*i", "2r", "+", "1", "leave")
    back, _ = lines("+", "1", "leave", answers=walk.answers)
    off, _ = lines("+", "1", "leave", answers=back.answers)

    assert {"gp-practice": "within-3-months", "0-19-team": "within-a-year"} == values(walk)
    assert f"What was said of GP practice {KEEPS}" in printed
    assert walk.answers.by_ref.keys().isdisjoint({ALONE, HOME})
    assert "within-a-year" == walk.answers.by_ref[Ref("VIS-1", "child-1")].value
    assert values(walk) == values(back)
    assert back.answers.by_ref.keys() >= {ALONE, HOME}
    assert off.answers.by_ref.keys().isdisjoint({ALONE, HOME})


def test_no_child_is_said_to_be_seen_by_a_row_taken_off_where_no_other_is_filled() -> None:
    grid, _ = lines("1r", "k", "leave")
    walk, _ = lines("+", "1", "leave", answers=grid.answers)
    walk = in_grid(walk.answers, ScriptedAsker([Moved(Move.LEAVE)]))

    assert "within-3-months" == grid.answers.by_ref[Ref("VIS-1", "child-1")].value
    assert walk.answers.get(Ref("VIS-1", "child-1")) is None
