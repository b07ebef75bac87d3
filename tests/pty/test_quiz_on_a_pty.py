"""`quiz` on a real terminal of 80 by 24: arrow keys, and reasons that wait to be read."""

from __future__ import annotations

import re

from ehe_check.quiz.attempt_file import read_attempts
from tests.pty.terminal import ENTER, F5, PROGRAM, Term
from tests.quizzes import FOLDER

SURE = "1" + ENTER


def choose(term: Term, text: str) -> None:
    """Press the number of a choice that is on the screen, and Enter."""
    row = re.compile(rf"^ [ >] +(\d+)  (?:\[.\] )?{re.escape(text)}", re.MULTILINE)
    term.wait_until(lambda: row.search(term.text()) is not None, text)
    term.send(row.findall(term.text())[-1] + ENTER)


def put(term: Term, words: str) -> str:
    """Wait until a question with these words stands there with its keys, and return the screen."""
    term.wait_until(
        lambda: "leave" in term.text().rpartition(words)[2] and words in term.text(), words
    )
    return term.text().rpartition(words)[2]


def be_sure_and_go_on(term: Term) -> None:
    put(term, "How sure are you?")
    term.send(SURE)
    put(term, "Go on")
    term.send("1" + ENTER)


def test_a_topic_is_chosen_and_its_questions_answered_to_the_end() -> None:
    with Term((*PROGRAM, "quiz", "--bank", str(FOLDER))) as term:
        term.wait("Every topic (6 questions)")
        choose(term, "The child's voice (3 questions)")
        for number in range(1, 4):
            screen = put(term, f"Question {number} of 3")
            if "What helps you" in screen:
                term.send(F5)
                continue
            if "girl of nine" in screen:
                choose(term, "Talk with her")
                be_sure_and_go_on(term)
                put(term, "step 2 of 2")
                choose(term, "You think of him too")
            else:
                choose(term, "False")
            be_sure_and_go_on(term)
        term.wait("Without an answer: 1.")
        assert 0 == term.wait_for_end()
        assert "What came of it" in term.everything()

    assert 2 == len(read_attempts().attempts)
