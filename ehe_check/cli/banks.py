"""Bank commands: list, show and check the questions."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from ehe_check import resources
from ehe_check.ask.narrow import shown
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import load_bank, load_library, merged
from ehe_check.check.bank_checks import Finding, check_bank
from ehe_check.check.bank_in_lines import bank_lines
from ehe_check.cli.sheets import day_given
from ehe_check.errors import ProblemsFoundError
from ehe_check.quiz.check.quiz_checks import check_quiz
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.load_quiz import is_quiz_bank, load_quiz
from ehe_check.supervision.check import check_reflections
from ehe_check.supervision.supervision_file import load_reflections


def list_banks() -> None:
    """Print a line for each bank that comes with the program."""
    bank, quiz = load_bank(), load_quiz()
    questions = f"{len(bank.questions)} questions and parts in {len(bank.topics)} topics"
    _list(bank, questions, resources.CASE_BANK)
    _list(quiz, f"{len(quiz.items)} quiz items in {len(quiz.topics)} topics", resources.QUIZ_BANK)


def show_bank(path: Path | None, *, as_json: bool) -> None:
    """Print every statement, question, option, condition and prompt of a bank."""
    folder = path or resources.CASE_BANK
    library = load_library()
    if as_json:
        raw, _, _ = merged(folder)
        load_bank(folder)
        statements = [
            statement.model_dump(mode="json") for statement in library.statements.values()
        ]
        law = library.law.model_dump(mode="json")
        whole = {"bank": raw, "statements": statements, "law": law}
        print(json.dumps(whole, ensure_ascii=False, indent=2, default=str))
        return
    for line in bank_lines(load_bank(folder), library):
        print(shown(line))


def check_bank_folder(path: Path | None, today: str | None, *, strict: bool) -> None:
    """Check a bank, or all that are shipped, and print everything that is wrong.

    Raises:
        ProblemsFoundError: there are problems, or warnings under `strict`.
        UnusableFileError: a bank cannot be read, with every problem of its files.
    """
    day = day_given(today)
    folders = (resources.CASE_BANK, resources.QUIZ_BANK) if path is None else (path,)
    found = [_checked(folder, day) for folder in folders]
    found += [_checked_reflections(day)] if path is None else []
    findings = [finding for _, several in found for finding in several]
    for finding in findings:
        if finding.is_warning and not strict:
            print(f"warning: {finding.problem}", file=sys.stderr)
    problems = [finding.problem for finding in findings if strict or not finding.is_warning]
    if problems:
        raise ProblemsFoundError(dict.fromkeys(problems))
    for name, _ in found:
        print(f"{name}: no problems found.")


def _checked(folder: Path, day: date) -> tuple[str, list[Finding]]:
    """Return the name and version of a bank of either kind, and what is wrong with it."""
    if is_quiz_bank(folder):
        quiz = load_quiz(folder)
        return f"{quiz.id} {quiz.version}", check_quiz(quiz, load_library(), day)
    bank = load_bank(folder)
    return f"{bank.id} {bank.version}", check_bank(bank, load_library(), day)


def _checked_reflections(day: date) -> tuple[str, list[Finding]]:
    """Return the name and version of a supervision's questions, and what is wrong with them."""
    asked = load_reflections()
    found = check_reflections(asked, load_bank(), load_library(), day)
    return f"{asked.id} {asked.version}", found


def _list(bank: QuestionBank | QuizBank, holds: str, folder: Path) -> None:
    print(
        f"{bank.id}  version {bank.version}  {bank.title}\n"
        f"      {holds}, for {bank.jurisdiction}; "
        f"reviewed {bank.reviewed_on}, to be reviewed by {bank.review_by}\n"
        f"      {folder}",
    )
