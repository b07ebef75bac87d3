"""`quiz` on a real terminal of 80 by 24: arrow keys, and reasons that wait to be read."""

from __future__ import annotations

from pathlib import Path

from ehe_check.quiz.attempt_file import read_attempts
from tests.pty.terminal import DOWN, ENTER, F5, PROGRAM, Term
from tests.quizzes import ITEMS, write_quiz


def put(term: Term, words: str, keys: str) -> None:
    """Wait until something is asked in these words with its keys beneath it, and press some."""
    term.wait_until(
        lambda: "leave" in term.text().rpartition(words)[2] and words in term.text(), words
    )
    term.send(keys)


def test_a_topic_is_chosen_and_its_questions_answered_or_passed_over_to_the_end() -> None:
    first_two = "[[items]]".join(ITEMS.split("[[items]]")[:3])
    folder = write_quiz(Path("own").absolute(), first_two)
    with Term((*PROGRAM, "quiz", "--bank", str(folder))) as term:
        put(term, "2 questions from every topic", DOWN + ENTER)
        put(term, "Question 1 of 2: Who visits", "1" + ENTER)
        put(term, "How sure are you?", "1" + ENTER)
        put(term, "Go on", "1" + ENTER)
        put(term, "Question 2 of 2", F5)
        term.wait("Without an answer: 1.")
        assert 0 == term.wait_for_end()
        assert "What came of it" in term.everything()

    assert 1 == len(read_attempts().attempts)
