"""`quiz` on a real terminal of 80 by 24: arrow keys, and reasons that wait to be read."""

from __future__ import annotations

from ehe_check.quiz.attempt_file import read_attempts
from tests.pty.terminal import DOWN, ENTER, F5, PROGRAM, Term
from tests.quizzes import FOLDER


def put(term: Term, words: str, keys: str) -> None:
    """Wait until something is asked in these words with its keys beneath it, and press some."""
    term.wait_until(
        lambda: "leave" in term.text().rpartition(words)[2] and words in term.text(), words
    )
    term.send(keys)


def test_a_topic_is_chosen_and_its_questions_answered_or_passed_over_to_the_end() -> None:
    with Term((*PROGRAM, "quiz", "--bank", str(FOLDER))) as term:
        put(term, "Every topic (6 questions)", DOWN + ENTER)
        put(term, "Question 1 of 3: Who visits", "1" + ENTER)
        asked = "How sure are you?", "Which comes second?"  # the questions come in any order
        term.wait_until(lambda: any(words in term.text() for words in asked), "what is asked next")
        if asked[1] in term.text():
            put(term, asked[1], "1" + ENTER)
        put(term, asked[0], "1" + ENTER)
        put(term, "Go on", "1" + ENTER)
        for number in (2, 3):
            put(term, f"Question {number} of 3", F5)
        term.wait("Without an answer: 2.")
        assert 0 == term.wait_for_end()
        assert "What came of it" in term.everything()

    assert 1 == len(read_attempts().attempts)
