"""Proofs, as problems: where a more worrying answer, or *not known*, would lower the advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ehe_check.core.proving import WORRY_NAMED, TooManyRows, counterexamples
from ehe_check.errors import Problem
from ehe_check.model.bank import QuestionBank


def answers_that_lower_the_advice(bank: QuestionBank) -> Iterator[Problem]:
    """A more worrying option, or *not known* in place of the first, never lowers the advice."""
    for found in counterexamples(bank):
        place = f"condition {WORRY_NAMED}" if found.rule == WORRY_NAMED else f"prompt {found.rule}"
        if isinstance(found, TooManyRows):
            fact = f"looks at too many answers to be proved: they can stand in {found.rows} ways"
            yield Problem(place, fact, "Split it into smaller prompts.")
        else:
            remedy = (
                f"Let {found.worse!r} raise it too, or something as urgent, or order the options."
            )
            yield Problem(place, str(found), remedy)


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (answers_that_lower_the_advice,)
