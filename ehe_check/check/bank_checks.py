"""Checks of a bank: lists of small functions that yield problems, run together."""

from __future__ import annotations

from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.check import (
    bank_names,
    citations,
    completeness,
    few_words,
    gates,
    ids,
    phrases_never_said,
    references,
)
from ehe_check.check.finding import Finding
from ehe_check.errors import Problem

_STRUCTURE = (*references.CHECKS, *bank_names.CHECKS, *gates.CHECKS)
_CONTENT = (
    *ids.CHECKS,
    *completeness.CHECKS,
    *phrases_never_said.CHECKS,
    *few_words.CHECKS,
)


def check_bank(bank: QuestionBank, library: Library, today: date) -> list[Finding]:
    """Return everything that is wrong with a bank, in a stable order, warnings last."""
    structure = faults_of_structure(bank)
    content = [problem for check in _CONTENT for problem in check(bank)]
    cited = [problem for check in citations.CHECKS for problem in check(bank, library)]
    problems = dict.fromkeys([*structure, *content, *cited])
    warnings = citations.dates_past_review(bank, library, today)
    return [*map(Finding, problems), *(Finding(each, is_warning=True) for each in warnings)]


def faults_of_structure(bank: QuestionBank) -> list[Problem]:
    """Return what makes a bank one that cannot be read against answers at all."""
    return [problem for check in _STRUCTURE for problem in check(bank)]
