"""Taking in: what options and an answers file give, or everything that is wrong with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.role import Role
from ehe_check.errors import Problem, UnusableFileError, WrongUseError, nearest, quoted
from ehe_check.judge.answers import Answers

if TYPE_CHECKING:
    from ehe_check.case.answers_file import AnswersFile


def taken_in(
    bank: QuestionBank, into: Answers, given: AnswersFile, today: date, file: Path | None
) -> Answers:
    """Return the session's answers with those of an answers file.

    Raises:
        UnusableFileError: with everything that is wrong in it, and each answer that differs.
    """
    from ehe_check.case.take import take

    taken = take(bank, into, given.given, today)
    problems = [*given.problems]
    problems += [
        Problem(given.place(*place), fault.fact, fault.remedy) for place, fault in taken.faults
    ]
    problems += [
        Problem(
            given.place(*place),
            f"{differs} in {file}",
            "Nothing was written. Keep one of the two.",
        )
        for place, differs in taken.differing
    ]
    if problems:
        raise UnusableFileError(problems)
    return taken.answers


def answers_in(path: Path) -> AnswersFile:
    """Read the file named with --answers."""
    from ehe_check.case.answers_file import read_answers

    return read_answers(path)


def role_given(text: str | None) -> Role | None:
    """Return the role named with --role.

    Raises:
        WrongUseError: there is none such.
    """
    if text is None:
        return None
    try:
        return Role(text)
    except ValueError:
        raise WrongUseError(
            Problem("--role", f"{quoted(text)} is not a role here", nearest(text, list(Role)))
        ) from None
