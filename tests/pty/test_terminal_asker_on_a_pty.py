"""The arrow-key asker on a real terminal: what a person sees, and when the window goes."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ehe_check.ask.put import Move
from tests.pty.terminal import DOWN, ENTER, F1, F3, SPACE, Term

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

Question = Mapping[str, Any]

DRIVER = Path(__file__).with_name("drive_asker.py")
MOVES = [move.value for move in Move if move is not Move.KEEP]
SEEN: Question = {
    "kind": "choice",
    "heading": "Topic 2 of 15: Who visits - child 1",
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
KEYS = "Keys: F1 why, F2 note, F3 back, F4 not known, F5 skip, F6 lists, F10 leave"


def asking(*questions: Question) -> list[str]:
    return [sys.executable, str(DRIVER), json.dumps(questions)]


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", text))


def test_a_menu_at_80_columns_looks_like_this_with_the_cursor_on_the_line_pointed_at() -> None:
    with Term(asking(SEEN), rows=30) as term:
        screen = term.wait("Save and leave [F10]")
        term.send(DOWN * 3)
        term.wait(" > Longer ago")

        assert term.cursor_line() == "Longer ago than a year"
        assert not term.screen.cursor.hidden

    assert (
        screen
        == """
The arrow keys move, Enter chooses. These keys work wherever they make sense:
  F1 or Ctrl-Y   Why is this asked   F5 or Ctrl-G   Skip for now
  F2 or Ctrl-O   Add a note          F6 or Ctrl-R   The lists
  F3 or Ctrl-B   Go back             F10 or Ctrl-X  Save and leave
  F4 or Ctrl-K   Not known

-- Topic 2 of 15: Who visits - child 1
When was this child last seen by any professional?

  A letter or a phone call with a parent is not seeing the child.

 > (choose with the arrow keys, then press Enter)
   Within the last 3 months
   Between 3 months and a year ago, at home or anywhere else
   Longer ago than a year
   Never, as far as anybody knows

   Not known [F4]
   Skip for now [F5]
   Go back [F3]
   Add a note [F2]
   Why is this asked [F1]
   The lists (children and others) [F6]
   Save and leave [F10]"""
    )


def test_at_40_columns_no_word_is_broken_and_all_can_be_read() -> None:
    question = {**SEEN, "previous": ["year"]}
    with Term(asking(question), cols=40, rows=24) as term:
        term.wait(" > Between")
        seen = term.everything()
        term.send(DOWN * 9)
        seen += "\n" + term.wait(" > Save and leave [F10]")

    assert not words(str(question["text"]) + str(question["help"])) - words(seen)
    assert not {word for _, text in SEEN["choices"] for word in words(text)} - words(seen)
    assert (
        """ > Between 3 months and a year ago, at
   home or anywhere else (your answer
   so far)
   Longer ago than a year
"""
        in seen
    )


def test_the_question_stays_in_view_when_the_menu_is_too_long_and_words_say_so() -> None:
    with Term(asking(SEEN), rows=20) as term:
        screen = term.wait("(There is more than fits here: the arrow and page keys reach it.)")

    assert "When was this child last seen by any professional?" in screen
    assert "Never, as far as anybody knows" in screen


def test_why_appears_above_the_menu_which_stays_as_it_was() -> None:
    with Term(asking({**PLACES, "why": "Places differ."}), rows=30) as term:
        term.wait(" > (arrow keys")
        term.send(DOWN + SPACE + F1)
        term.wait("Why this is asked: Places differ.")
        screen = term.wait(" > [x] At home")

        assert screen.count("At home") == 1
        assert screen.index("Places differ.") < screen.index("[x] At home")


def test_nothing_of_a_menu_is_left_once_it_is_answered_but_the_answer() -> None:
    with Term(asking(PLACES, WORDS), rows=30) as term:
        term.wait(" > (arrow keys")
        term.send(ENTER)
        term.wait("Nothing is ticked yet")
        term.send(DOWN + SPACE + ENTER)
        term.wait(f"look like?\n\n  {KEYS}\n\n >")
        term.send("up at nine" + F3)
        screen = term.wait("RESULT Moved")

    assert (
        screen[screen.index("Your answer") :]
        == """Your answer: At home
RESULT Chosen(ids=('home',))

What does an ordinary day look like?

  Keys: F1 why, F2 note, F3 back, F4 not known, F5 skip, F6 lists, F10 leave

RESULT Moved(move=<Move.BACK: 'back'>, partial=('up at nine',))"""
    )


@pytest.mark.parametrize("question", [SEEN, WORDS], ids=["menu", "text"])
def test_a_window_that_goes_ends_the_program_without_a_traceback(
    question: Question,
    tmp_path: Path,
) -> None:
    errors = tmp_path / "errors"
    deaf = 'trap "" HUP; exec 2>"$0"; exec "$@"'
    with Term(["/bin/sh", "-c", deaf, str(errors), *asking(question)]) as term:
        term.wait("\n >")

        assert term.close_window() == 0
        assert errors.read_text() == ""
