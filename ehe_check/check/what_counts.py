"""What counts: the words beside a question are few, and none of them is said twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.check.bank_places import question_place
from ehe_check.errors import Problem, quoted
from ehe_check.page.columns import wrapped

WIDTH: Final = 77
"""The columns of a terminal of 80, set in by two and never to its edge."""
MOST_LINES: Final = 3
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")
_WORD: Final = re.compile(r"\w+")


def counts_that_are_too_long(bank: QuestionBank) -> Iterator[Problem]:
    """What counts stands beside its question in three lines of a terminal, and better in two."""
    for question in bank.questions:
        lines = len(wrapped(question.counts, WIDTH))
        if lines > MOST_LINES:
            fact = f"takes {lines} lines of {WIDTH} columns, and there is room for {MOST_LINES}"
            remedy = "Leave what decides the answer, and move the rest to why."
            yield Problem(f"{question_place(question)}, counts", fact, remedy)


def counts_said_twice(bank: QuestionBank) -> Iterator[Problem]:
    """What counts says nothing that the question says already, or why, which follows it."""
    for question in bank.questions:
        for sentence in _SENTENCE.split(question.counts):
            for key in _said_in(question, sentence):
                fact = f"{quoted(sentence)} stands in {key} too"
                yield Problem(f"{question_place(question)}, counts", fact, "Say it once.")


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    counts_that_are_too_long,
    counts_said_twice,
)


def _said_in(question: Question, sentence: str) -> Iterator[str]:
    """Yield where the words of a sentence stand too, whatever is between them."""
    words = _words(sentence)
    others = {"text": question.text, "why": question.why}
    yield from (key for key, text in others.items() if words.strip() and words in _words(text))


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
