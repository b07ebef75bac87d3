"""What counts: the words beside a question are few, and none of them is said twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.check.bank_places import question_place
from ehe_check.errors import Problem, quoted

MOST_WORDS: Final = 25
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")
_WORD: Final = re.compile(r"\w+")


def more_than_one_sentence_beside(bank: QuestionBank) -> Iterator[Problem]:
    """What stands beside a question is one sentence of few words."""
    for question in bank.questions:
        words, sentences = len(question.beside.split()), len(_SENTENCE.split(question.beside))
        if words > MOST_WORDS or sentences > 1:
            said = f"{sentences} sentences" if sentences > 1 else f"{words} words"
            fact = f"has {said}, and is to be one sentence of at most {MOST_WORDS} words"
            remedy = "Leave what decides the answer, and move the rest to counts."
            yield Problem(f"{question_place(question)}, beside", fact, remedy)


def counts_said_twice(bank: QuestionBank) -> Iterator[Problem]:
    """What counts says nothing that the question says already, or why, which follows it."""
    for question in bank.questions:
        for sentence in _SENTENCE.split(question.what_counts):
            for key in _said_in(question, sentence):
                fact = f"{quoted(sentence)} stands in {key} too"
                yield Problem(f"{question_place(question)}, counts", fact, "Say it once.")


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    more_than_one_sentence_beside,
    counts_said_twice,
)


def _said_in(question: Question, sentence: str) -> Iterator[str]:
    """Yield where the words of a sentence stand too, whatever is between them."""
    words = _words(sentence)
    others = {"text": question.text, "why": question.why}
    yield from (key for key, text in others.items() if words.strip() and words in _words(text))


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
