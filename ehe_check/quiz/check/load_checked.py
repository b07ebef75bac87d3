"""A quiz bank whose items can be put and marked, or everything that hinders it."""

from __future__ import annotations

from pathlib import Path

from ehe_check.errors import UnusableFileError
from ehe_check.quiz.check.quiz_checks import problems_of_shape
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.settings.places import bank_in_use


def checked_quiz(folder: Path | None) -> QuizBank:
    """Return the quiz bank in a folder, in that of the settings, or the shipped one.

    Raises:
        UnusableFileError: it cannot be read, or its items cannot be put or marked.
    """
    bank = load_quiz(folder or bank_in_use("quiz"))
    problems = problems_of_shape(bank)
    if problems:
        raise UnusableFileError(problems)
    return bank
