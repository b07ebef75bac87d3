"""Reasons: what is taught is true of children and families in the words of the field.

A wrong option may state a wrong belief, which is what it is there for; nothing else may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem
from ehe_check.quiz.check.item_places import options, questions
from ehe_check.quiz.item import QuizBank

_POSSIBLE = re.compile(
    r"\bpossible fabricated(,? and/or|,? or|,? and) induced illness\b", re.IGNORECASE
)
"""The review's own words (H3), which a reason may repeat with the word "possible"."""


def reasons_that_say_nothing(bank: QuizBank) -> Iterator[Problem]:
    """Every option, right or wrong, has its reason."""
    for each in options(bank):
        if not each.option.why.strip():
            yield Problem(f"{each.place}, why", "says nothing", "Say why, in a sentence or two.")


def phrases_that_never_stand(bank: QuizBank) -> Iterator[Problem]:
    """No question, right option or reason reassures, labels, names a diagnosis or gives a score."""
    for question in questions(bank):
        yield from forbidden_in(f"{question.place}, text", question.text)
    for each in options(bank):
        why = _POSSIBLE.sub("", each.option.why)
        yield from forbidden_in(f"{each.place}, why", why)
        if not each.is_wrong:
            yield from forbidden_in(f"{each.place}, text", each.option.text)


CHECKS: tuple[Callable[[QuizBank], Iterable[Problem]], ...] = (
    reasons_that_say_nothing,
    phrases_that_never_stand,
)
