"""`ehe-check bank`: list, show and check the questions, or print them to fill in by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehe_check.cli.options import (
    AsOption,
    BankArgument,
    ForceOption,
    OutOption,
    TodayOption,
    printout,
    quick_option,
)

if TYPE_CHECKING:
    from datetime import date

    from ehe_check.bank.bank import QuestionBank
    from ehe_check.check.finding import Finding
    from ehe_check.quiz.item import QuizBank


def list_banks() -> None:
    """List the question banks that come with the program, and your own."""
    from ehe_check import resources
    from ehe_check.bank.load import load_bank
    from ehe_check.quiz.load_quiz import load_quiz
    from ehe_check.settings.places import own_bank

    case, of_quiz = own_bank("case"), own_bank("quiz")
    bank, quiz = load_bank(), load_quiz()
    questions = f"{len(bank.questions)} questions and parts in {len(bank.topics)} topics"
    _list(bank, questions, resources.CASE_BANK)
    _list(quiz, f"{len(quiz.items)} quiz items in {len(quiz.topics)} topics", resources.QUIZ_BANK)
    if case:
        _list_own(load_bank(case), case)
    if of_quiz:
        _list_own(load_quiz(of_quiz), of_quiz)


def show_bank(path: BankArgument = None) -> None:
    """Show every statement, question, option, condition and prompt."""
    from ehe_check.ask.narrow import shown
    from ehe_check.bank.load import load_bank, load_library
    from ehe_check.check.bank_in_lines import bank_lines
    from ehe_check.settings.places import bank_in_use

    for line in bank_lines(load_bank(path or bank_in_use("case")), load_library()):
        print(shown(line))


def check_bank(
    path: BankArgument = None,
    *,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Count warnings, such as dates past review, as problems."),
    ] = False,
    today: TodayOption = None,
) -> None:
    """Check a bank, and say everything that is wrong with it at once."""
    import sys

    from ehe_check.cli.clock import day_given
    from ehe_check.errors import ProblemsFoundError
    from ehe_check.settings.places import bank_in_use

    day = day_given(today)
    folders = (bank_in_use("case"), bank_in_use("quiz")) if path is None else (path,)
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


def print_blank(
    path: BankArgument = None,
    *,
    quick: Annotated[bool, quick_option()] = False,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Print the questions to fill in by hand, and type in later with case --plain."""
    from ehe_check.bank.walk_set import WalkSet
    from ehe_check.blank.page import lay_out_blank
    from ehe_check.check.load_given import given_bank
    from ehe_check.cli.printing import print_document

    wanted = printout(as_, out, force=force)
    wanted.check()
    walk_set = WalkSet.QUICK if quick else WalkSet.FULL
    page = lay_out_blank(given_bank(path), walk_set)
    print_document(page, wanted)


def _list(bank: QuestionBank | QuizBank, holds: str, folder: Path) -> None:
    print(
        f"{bank.id}  version {bank.version}  {bank.title}\n"
        f"      {holds}, for {bank.jurisdiction}; "
        f"reviewed {bank.reviewed_on}, to be reviewed by {bank.review_by}\n"
        f"      {folder}",
    )


def _list_own(bank: QuestionBank | QuizBank, folder: Path) -> None:
    print(f"{bank.id}  version {bank.version}  {bank.title}: your own, in {folder}")


def _checked(folder: Path, day: date) -> tuple[str, list[Finding]]:
    """Return the name and version of a bank of either kind, and what is wrong with it."""
    from ehe_check.bank.load import load_bank, load_library
    from ehe_check.check.bank_checks import check_bank as findings_in
    from ehe_check.quiz.check.quiz_checks import check_quiz
    from ehe_check.quiz.load_quiz import is_quiz_bank, load_quiz

    if is_quiz_bank(folder):
        quiz = load_quiz(folder)
        return f"{quiz.id} {quiz.version}", check_quiz(quiz, load_library(), day)
    bank = load_bank(folder)
    return f"{bank.id} {bank.version}", findings_in(bank, load_library(), day)


def _checked_reflections(day: date) -> tuple[str, list[Finding]]:
    """Return the name and version of a supervision's questions, and what is wrong with them."""
    from ehe_check.bank.load import load_bank, load_library
    from ehe_check.supervision.check import check_reflections
    from ehe_check.supervision.load_reflections import load_reflections

    asked = load_reflections()
    found = check_reflections(asked, load_bank(), load_library(), day)
    return f"{asked.id} {asked.version}", found
