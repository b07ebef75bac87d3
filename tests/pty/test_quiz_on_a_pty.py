"""`quiz` on a real terminal of 80 by 24: arrow keys, reasons that wait to be read, and leaving."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from ehe_check.ask.moves import Move
from ehe_check.quiz.attempt_file import read_attempts
from ehe_check.quiz.mark import Sureness
from tests.ask.scripts import ENTER, FUNCTION_KEYS
from tests.program import keep_data_in
from tests.pty.terminal import CTRL_C, F3, F5, Term
from tests.quizzes import FOLDER

QUIZ = (sys.executable, "-m", "ehe_check", "quiz", "--bank", str(FOLDER), "--seed", "1")
SURE, GUESSING = "1" + ENTER, "3" + ENTER


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    keep_data_in(tmp_path / "data", monkeypatch)
    monkeypatch.chdir(tmp_path)


def choose(term: Term, text: str) -> None:
    """Press the number of a choice that is on the screen, and Enter."""
    row = re.compile(rf"^ [ >] +(\d+)  (?:\[.\] )?{re.escape(text)}", re.MULTILINE)
    term.wait_until(lambda: row.search(term.text()) is not None, text)
    found = row.findall(term.text())
    term.send(found[-1] + ENTER)


def put(term: Term, words: str) -> str:
    """Wait until a question with these words stands there with its keys, and return the screen."""
    term.wait_until(
        lambda: "leave" in term.text().rpartition(words)[2] and words in term.text(), words
    )
    return term.text().rpartition(words)[2]


def pointed(term: Term) -> str:
    return next((line for line in term.lines() if line.startswith(" > ")), "")


def be_sure_and_go_on(term: Term) -> None:
    put(term, "How sure are you?")
    term.send(SURE)
    put(term, "Go on")
    term.send("1" + ENTER)


def test_a_topic_is_chosen_and_its_questions_answered_to_the_end() -> None:
    with Term(QUIZ) as term:
        term.wait("Every topic (6 questions)")
        choose(term, "The child's voice (3 questions)")
        for number in range(1, 4):
            screen = put(term, f"Question {number} of 3")
            if "What helps you" in screen:
                term.send("1" + ENTER)
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
        assert " > " not in term.text()
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
        term.wait_until(lambda: "  The council" in pointed(term), "the answer so far")
        choose(term, "Nobody has to")
        term.wait_until(lambda: "  Guessing" in pointed(term), "how sure so far")
        term.send(SURE)
        term.wait("How sure are you? Sure")
        put(term, "Mark the paper now")
        choose(term, "Mark it now")
        term.wait("No law asks it. [L1.2]")
        put(term, "Go on")
        term.send(FUNCTION_KEYS[Move.LEAVE])
        term.wait("1 of 1 right.")
        code = term.wait_for_end()
    first, second = read_attempts().attempts

    assert 0 == code
    assert ((("b",),), (Sureness.GUESSING,)) == (first.given, first.sure)
    assert ((("a",),), (Sureness.SURE,)) == (second.given, second.sure)
    assert first.sitting == second.sitting
