"""The arrow-key asker on a real terminal: what a person sees, and when the window goes."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.reply import Move
from tests.pty.drive_asker import question_from
from tests.pty.terminal import CTRL_J, DOWN, ENTER, F3, Term

Question = Mapping[str, Any]

DRIVER = Path(__file__).with_name("drive_asker.py")
MOVES = [move.value for move in Move if move not in (Move.KEEP, Move.ROWS, Move.WORDS)]
SEEN: Question = {
    "kind": "choice",
    "place": [
        "EHE-1",
        "7 of about 36",
        "about 6 minutes left",
    ],
    "text": "When was this child last seen by any professional?",
    "help": "A letter or a phone call with a parent is not seeing the child.",
    "choices": [
        ["months", "Within the last 3 months"],
        ["year", "Between 3 months and a year ago, at home or anywhere else"],
        ["longer", "Longer ago than a year"],
        ["never", "Never, as far as anybody knows"],
    ],
    "why": "It is easy to think that somebody else sees the child.",
    "moves": MOVES,
}
PLACES: Question = {
    "kind": "several",
    "text": "Where was the child seen?",
    "choices": [["home", "At home"], ["club", "At school, a club or another place with children"]],
    "moves": MOVES,
}
WORDS: Question = {"kind": "text", "text": "What does an ordinary day look like?", "moves": MOVES}
KEYS = """\
Enter go on  Ctrl-J new line  Ctrl-Y why  Ctrl-O note  Ctrl-B back
Ctrl-K not known  Ctrl-G skip  Ctrl-R lists  Ctrl-L topics  Ctrl-Z undo
Ctrl-X save and leave"""


def asking(*questions: Question) -> list[str]:
    return [sys.executable, "-u", str(DRIVER), json.dumps(questions)]


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", text))


def test_a_screen_at_80_by_24_with_the_cursor_on_the_row_pointed_at() -> None:
    with Term(asking(SEEN)) as term:
        screen = term.wait("minutes left")
        term.send(DOWN * 3)
        term.wait(" > 3")

        assert term.cursor_line() == "> 3  Longer ago than a year"
        assert not term.screen.cursor.hidden

    drawn = screen_of(question_from(dict(SEEN))).drawn(79, 24).lines
    assert ["", *(line for _, line in drawn)] == screen.split("\n")


@pytest.mark.parametrize("size", [(40, 24), (60, 12)])
def test_a_window_of_another_size_is_drawn_anew_with_the_question_and_the_answers(
    size: tuple[int, int],
) -> None:
    with Term(asking(SEEN)) as term:
        term.wait("minutes left")
        term.send("2")
        term.wait(" > 2")
        columns, rows = size
        term.child.setwinsize(rows, columns)
        term.screen.resize(rows, columns)
        wanted = words(f"{SEEN['text']} {SEEN['choices'][1][1]}") | {"leave"}
        term.wait_until(lambda: wanted <= words(term.text()), "all of it again")
        term.send(ENTER)
        term.wait("RESULT Chosen(ids=('year',))")


BANDS = ("<3m", "3-12m", ">1y", "never")
GRID: Question = {
    **SEEN,
    "kind": "grid",
    "choices": [[*each, "", short] for each, short in zip(SEEN["choices"], BANDS, strict=True)],
    "rows": [["gp", "GP practice"], ["nurse", "School nurse"]],
    "subjects": [["child-1", "elder"], ["child-2", "younger"]],
}
SIGNS = words("* heard with no parent there i inside the home v video or telephone")


def test_the_grid_names_its_signs_after_another_size_and_without_colour() -> None:
    columns, rows = 40, 30
    with Term(asking(GRID), env={"NO_COLOR": "1"}) as term:
        term.wait("minutes left")
        term.send("1i")
        term.wait("<3m i")
        term.child.setwinsize(rows, columns)
        term.screen.resize(rows, columns)
        term.wait_until(lambda: words(term.text()) >= SIGNS | {"elder"}, "the signs again")
        term.send((ENTER + "2") * 3 + ENTER)
        term.wait("signs='i',")

    assert not re.findall(rb"\x1b\[[0-9;]*[1-9][0-9;]*m", term.raw)


def test_nothing_of_a_screen_is_left_once_it_is_answered_but_the_question_and_one_line() -> None:
    with Term(asking(PLACES, WORDS), rows=30) as term:
        term.wait("leave")
        term.send(ENTER)
        term.wait("Nothing is ticked yet")
        term.send("1" + ENTER)
        term.wait(f"look like?\n\n{KEYS}\n\n >")
        term.send("up at nine" + CTRL_J + "and out" + F3)
        screen = term.wait("RESULT Moved")

    assert (
        screen
        == f"""\

Where was the child seen?

> At home
RESULT Chosen(ids=('home',))

What does an ordinary day look like?

{KEYS}

RESULT Moved(move=<Move.BACK: 'back'>, partial=('up at nine\\nand out',),
given=(), words='', about='', by='')"""
    )


@pytest.mark.parametrize("question", [SEEN, WORDS], ids=["menu", "text"])
def test_a_window_that_goes_ends_the_program_without_a_traceback(
    question: Question,
    tmp_path: Path,
) -> None:
    errors = tmp_path / "errors"
    deaf = 'trap "" HUP; exec 2>"$0"; exec "$@"'
    with Term(["/bin/sh", "-c", deaf, str(errors), *asking(question)]) as term:
        term.wait("\n >" if question is WORDS else "leave")

        assert term.close_window() == 0
        assert errors.read_text() == ""


@pytest.mark.parametrize(
    ("second", "keys", "result"),
    [
        (SEEN, "2", "RESULT Chosen(ids=('year',))"),
        (WORDS, "at school", "RESULT Wrote(text='at school'"),
    ],
    ids=["menu", "text"],
)
def test_keys_pressed_before_a_question_was_drawn_do_not_answer_it(
    second: Question, keys: str, result: str
) -> None:
    with Term(asking(SEEN, {**second, "text": "Is anybody in danger?"}), rows=40) as term:
        term.wait("minutes left")
        term.send(("1" + ENTER) * 20)
        term.wait("Is anybody in danger?")
        term.wait("save and leave\n\n >" if second is WORDS else "save and leave")
        term.send(keys + ENTER)
        term.wait(result)
