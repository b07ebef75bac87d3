"""Checks of a bank: lists of small functions that yield problems, run together."""

from __future__ import annotations

from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.check import bank_names as names
from ehe_check.check import citations, completeness, gates, references
from ehe_check.check import effects_written_once as effects
from ehe_check.check import family_lines as family
from ehe_check.check import ids as identity
from ehe_check.check import phrases_never_said as wording
from ehe_check.check.finding import Finding
from ehe_check.errors import Problem

__all__ = ["Finding", "check_bank", "faults_of_structure"]

_STRUCTURE = (*references.CHECKS, *names.CHECKS, *gates.CHECKS)
_CONTENT = (
    *identity.CHECKS,
    *effects.CHECKS,
    *completeness.CHECKS,
    *wording.CHECKS,
    *family.CHECKS,
)


def check_bank(bank: QuestionBank, library: Library, today: date) -> list[Finding]:
    """Return everything that is wrong with a bank, in a stable order, warnings last."""
    structure = faults_of_structure(bank)
    content = [problem for check in _CONTENT for problem in check(bank)]
    cited = [problem for check in citations.CHECKS for problem in check(bank, library)]
    problems = dict.fromkeys([*structure, *content, *cited])
    warnings = citations.dates_past_review(bank, library, today)
    return [*map(Finding, problems), *map(_warning, warnings)]


def faults_of_structure(bank: QuestionBank) -> list[Problem]:
    """Return what makes a bank one that cannot be read against answers at all."""
    return [problem for check in _STRUCTURE for problem in check(bank)]


def _warning(problem: Problem) -> Finding:
    return Finding(problem, is_warning=True)
