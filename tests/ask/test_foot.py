"""The foot of a screen: what answers, then the other moves, each where it stood before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Choice, Put, PutKind
from ehe_check.ask.terminal.choice_screen import ChoiceScreen
from ehe_check.ask.terminal.grid_screen import GridScreen
from tests.walk_count import turns_of

MOVES = "b back  u undo  o note  w why  k skip  t topics  / find"
WRITTEN = (PutKind.TEXT, PutKind.FIND)


def feet(children: int) -> dict[str, list[str]]:
    """The last two lines of each question of a walk, on a terminal of 80 by 24."""
    puts = [put for put, _ in turns_of(children).turns if put.id and put.kind not in WRITTEN]
    screens = {each.name: GridScreen(each) if each.rows else ChoiceScreen(each) for each in puts}
    drawn = {name: screen.drawn(79, 24).lines for name, screen in screens.items()}
    return {name: [line for _, line in lines[-2:]] for name, lines in drawn.items()}


@pytest.mark.parametrize("children", [1, 3])
def test_on_every_question_the_moves_stand_in_the_same_place(children: int) -> None:
    found = feet(children)

    assert len(found) > 25
    for name, (answers, moves) in found.items():
        assert MOVES == moves[: len(MOVES)], name
        assert answers.endswith("x save and leave"), name


@pytest.mark.parametrize("children", [1, 3])
def test_how_long_is_left_stands_last_however_full_the_screen_is(children: int) -> None:
    for name, (_, moves) in feet(children).items():
        left = moves[len(MOVES) :].strip()

        assert not left or (left.startswith("about ") and left.endswith(" left")), name


@pytest.mark.parametrize("rows", [24, 12, 9])
def test_a_low_window_says_how_long_is_left_too_where_that_takes_no_line(rows: int) -> None:
    choices = tuple(Choice(str(number), f"Answer {number}") for number in range(9))
    moves = frozenset({Move.BACK, Move.KEYS})
    put = Put(PutKind.CHOICE, "Which?", choices, moves=moves, left="about 8 minutes left")
    last = ChoiceScreen(put).drawn(79, rows).lines[-1][1]

    assert "b back".ljust(59) + "about 8 minutes left" == last


def test_where_it_would_take_a_line_a_low_window_leaves_it_out() -> None:
    choices = tuple(Choice(str(number), f"Answer {number}") for number in range(9))
    put = Put(PutKind.CHOICE, "Which?", choices, moves=frozenset({Move.BACK}))
    narrow = ChoiceScreen(replace(put, left="about 8 minutes left")).drawn(24, 12).lines

    assert not any("left" in line for _, line in narrow)


def test_without_other_moves_there_is_one_line() -> None:
    put = Put(PutKind.CHOICE, "Which?", (Choice("a", "One"),), left="about 1 minute left")
    lines = [line for _, line in ChoiceScreen(put).drawn(79, 24).lines]

    assert (
        "1 pick  Enter go on  h keys  x save and leave".ljust(60) + "about 1 minute left"
        == lines[-1]
    )
