"""Wording: questions short enough to hold in mind, and no phrase that a sheet must never carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ehe_check.core.bank_checks.places import question_place, texts
from ehe_check.errors import Problem
from ehe_check.model.bank import QuestionBank

MOST_WORDS = 30

_REASSURES = (
    "A sheet can never tell that a child or a home is safe: say what is known, and from whom."
)
_LABELS = "Describe what people did, in plain words."
_DIAGNOSES = "Say that what is reported and what is seen do not match."
_SCORES = "Say it in words: an output about a case holds no score and no share."

_FORBIDDEN: tuple[tuple[str, str], ...] = (
    (r"low risk", _REASSURES),
    (r"no risk", _REASSURES),
    (r"no concerns identified", _REASSURES),
    (r"(is|are) safe", _REASSURES),
    (r"all clear", _REASSURES),
    (r"disguised compliance", _LABELS),
    (r"hostile (mother|father)s?", _LABELS),
    (r"non-?compliant", _LABELS),
    (r"failed to engage", _LABELS),
    (r"FII", _DIAGNOSES),
    (r"fabricated", _DIAGNOSES),
    (r"induced", _DIAGNOSES),
    (r"scores?", _SCORES),
    (r"percentages?", _SCORES),
    (r"\d+(\.\d+)?\s?(%|per ?cent\b)", _SCORES),
)
_PATTERNS = tuple(
    (re.compile(rf"\b{words}(?!\w)".replace(" ", r"\s+"), re.IGNORECASE), remedy)
    for words, remedy in _FORBIDDEN
)


def questions_too_long(bank: QuestionBank) -> Iterator[Problem]:
    """A question has at most thirty words."""
    for question in bank.questions:
        words = len(question.text.split())
        if words > MOST_WORDS:
            fact = f"has {words} words, and a question has at most {MOST_WORDS}"
            yield Problem(
                f"{question_place(question)}, text", fact, "Move what explains it to `why`."
            )


def phrases_that_never_stand(bank: QuestionBank) -> Iterator[Problem]:
    """No text reassures, labels, names a diagnosis or gives a score."""
    for place, text in texts(bank):
        yield from forbidden_in(place, text)


def forbidden_in(place: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each phrase in one text that no page about a case may carry."""
    for pattern, remedy in _PATTERNS:
        found = pattern.search(text)
        if found is not None:
            yield Problem(place, f"says {found.group()!r}", remedy)


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    questions_too_long,
    phrases_that_never_stand,
)
