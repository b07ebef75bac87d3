"""Everything that is wrong with a quiz bank, and what of it keeps items from being put."""

from __future__ import annotations

from datetime import date

from ehe_check.bank.law import Library
from ehe_check.check.finding import Finding
from ehe_check.errors import Problem
from ehe_check.quiz.check import equal_papers, item_citations, item_shape, item_wording, reading_age
from ehe_check.quiz.item import QuizBank

_CONTENT = (*equal_papers.CHECKS, *item_wording.CHECKS)


def check_quiz(bank: QuizBank, library: Library, today: date) -> list[Finding]:
    """Return everything that is wrong with a quiz bank, in a stable order, warnings last."""
    content = [problem for check in _CONTENT for problem in check(bank)]
    cited = [problem for check in item_citations.CHECKS for problem in check(bank, library)]
    problems = dict.fromkeys([*problems_of_shape(bank), *content, *cited])
    warnings = [
        *item_citations.dates_past(bank, library, today),
        *reading_age.items_hard_to_read(bank),
    ]
    return [*map(Finding, problems), *(Finding(each, is_warning=True) for each in warnings)]


def problems_of_shape(bank: QuizBank) -> list[Problem]:
    """Return what is so wrong with a quiz bank that its items cannot be put or marked."""
    return [problem for check in item_shape.CHECKS for problem in check(bank)]
