"""`quiz` on a real terminal of 80 by 24: arrow keys, reasons that wait to be read, and leaving."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

from ehe_check.ask.put import Move
from ehe_check.quiz.attempt_file import read_attempts
from ehe_check.quiz.mark import Sureness
from tests.ask.scripts import DOWN, ENTER, FUNCTION_KEYS, HOME, SPACE
from tests.program import keep_data_in
from tests.pty.terminal import CTRL_C, F3, F5, Term
from tests.quizzes import FOLDER

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

QUIZ = (sys.executable, "-m", "ehe_check", "quiz", "--bank", str(FOLDER), "--seed", "1")
SURE, GUESSING = HOME + DOWN + ENTER, HOME + DOWN * 3 + ENTER


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    keep_data_in(tmp_path / "data", monkeypatch)
    monkeypatch.chdir(tmp_path)


def choose(term: Term, text: str) -> None:
    """Move the pointer down to a choice that is on the screen, and press Enter."""
    for _ in range(9):
        if any(line.startswith(f" > {text}") for line in term.lines()):
            term.send(ENTER)
            return
        pointed = _pointed(term)
        term.send(DOWN)
        term.wait_until(partial(_has_moved, term, pointed), text)
    message = f"{text!r} is not there:\n{term.text()}"
    raise AssertionError(message)


def put(term: Term, words: str) -> str:
    """Wait until a question with these words stands there with its menu, and return the screen."""
    term.wait_until(
        lambda: " > " in term.text().rpartition(words)[2] and words in term.text(), words
    )
    return term.text().rpartition(words)[2]


def _pointed(term: Term) -> list[str]:
    return [line for line in term.lines() if line.startswith(" > ")]


def _has_moved(term: Term, pointed: list[str]) -> bool:
    return bool(_pointed(term)) and _pointed(term) != pointed


def be_sure_and_go_on(term: Term) -> None:
    put(term, "How sure are you?")
    term.send(SURE)
    term.wait(" > Go on")
    term.send(ENTER)


def test_a_topic_is_chosen_and_its_questions_answered_to_the_end() -> None:
    with Term(QUIZ) as term:
        term.wait(" > Every topic (6 questions)")
        choose(term, "The child's voice (3 questions)")
        for number in range(1, 4):
            screen = put(term, f"Question {number} of 3")
            if "What helps you" in screen:
                term.send(HOME + DOWN + SPACE + ENTER)
            elif "girl of nine" in screen:
                choose(term, "Talk with her")
                be_sure_and_go_on(term)
                put(term, "step 2 of 2")
                choose(term, "You think of him too")
            else:
                choose(term, "False")
            be_sure_and_go_on(term)
        term.wait("To meet again what was missed or guessed")
        code = term.wait_for_end()

    assert 0 == code
    assert "What came of it" in term.everything()
    assert 3 == len(read_attempts().attempts)


def test_a_question_is_passed_over_and_left_by_keys() -> None:
    with Term((*QUIZ, "--topic", "visits", "--length", "3")) as term:
        put(term, "Question 1 of 3: Who visits")
        assert " > (choose with the arrow keys" in term.text()
        term.send(F5)
        put(term, "Question 2 of 3")
        term.send(CTRL_C)
        term.wait("Nothing was answered.")
        code = term.wait_for_end()

    assert 0 == code
    assert () == read_attempts().attempts


def test_a_paper_is_gone_back_in_and_marked_when_the_person_says() -> None:
    with Term((*QUIZ, "--paper", "A")) as term:
        put(term, "Question 1 of 1")
        choose(term, "The council")
        put(term, "How sure are you?")
        term.send(GUESSING)
        put(term, "Mark the paper now")
        term.send(F3)
        term.wait(" > The council (your answer so far)")
        term.send(HOME)
        choose(term, "Nobody has to")
        term.wait(" > Guessing (your answer so far)")
        term.send(SURE)
        term.wait("Your answer: Sure")  # the same question was put before, and may still be there
        put(term, "Mark the paper now")
        choose(term, "Mark it now")
        term.wait("No law asks it. [L1.2]")
        term.wait(" > Go on")
        term.send(FUNCTION_KEYS[Move.LEAVE])
        term.wait("1 of 1 right.")
        code = term.wait_for_end()
    first, second = read_attempts().attempts

    assert 0 == code
    assert ((("b",),), (Sureness.GUESSING,)) == (first.given, first.sure)
    assert ((("a",),), (Sureness.SURE,)) == (second.given, second.sure)
    assert first.sitting == second.sitting
