"""`ehe-check bank`: list, show and check the questions, or print them to fill in by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ehe_check import resources
from ehe_check.ask.plain_text import shown
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import QUIZ, kind_of, load_bank, load_library
from ehe_check.bank.walk_set import WalkSet
from ehe_check.check.bank_in_lines import bank_lines
from ehe_check.check.citations import reach_lines
from ehe_check.check.finding import Finding
from ehe_check.cli.messages import tell
from ehe_check.cli.options import (
    BlankOptions,
    CheckBankOptions,
    ListBanksOptions,
    ShowBankOptions,
)
from ehe_check.errors import ProblemsFoundError
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.load_quiz import library_of, load_quiz
from ehe_check.settings.places import bank_in_use, own_bank


def list_banks(_: ListBanksOptions) -> None:
    """Print each bank with what it holds and where it is."""
    case, of_quiz = own_bank("case"), own_bank("quiz")
    bank, quiz = load_bank(), load_quiz()
    questions = f"{len(bank.questions)} questions and parts in {len(bank.topics)} topics"
    _list(bank, questions, resources.CASE_BANK)
    _list(quiz, f"{len(quiz.items)} quiz items in {len(quiz.topics)} topics", resources.QUIZ_BANK)
    if case:
        _list_own(load_bank(case), case)
    if of_quiz:
        _list_own(load_quiz(of_quiz), of_quiz)


def show_bank(options: ShowBankOptions) -> None:
    """Print a bank in lines."""
    for line in bank_lines(load_bank(options.path or bank_in_use("case")), load_library()):
        print(shown(line))


def check_banks(options: CheckBankOptions) -> None:
    """Say of each bank that nothing is wrong with it, having printed its warnings on stderr.

    Raises:
        ProblemsFoundError: with everything that is wrong.
    """
    day, strict = options.clock.today, options.strict
    folders = [options.path] if options.path else [bank_in_use("case"), bank_in_use("quiz")]
    found = [_checked(folder, day) for folder in folders]
    findings = [finding for _, several in found for finding in several]
    for finding in findings:
        if finding.is_warning and not strict:
            tell(f"warning: {finding.problem}")
    problems = [finding.problem for finding in findings if strict or not finding.is_warning]
    if problems:
        raise ProblemsFoundError(dict.fromkeys(problems))
    for name, _ in found:
        print(f"{name}: no problems found.")
    if kind_of(folders[0]) is not QUIZ:
        for line in reach_lines(load_bank(folders[0]), load_library()):
            print(f"  {line}")


def print_blank(options: BlankOptions) -> None:
    """Print a form of the questions."""
    from ehe_check.blank.page import lay_out_blank
    from ehe_check.check.load_given import given_bank
    from ehe_check.cli.printing import print_document

    options.page.check()
    walk_set = WalkSet.QUICK if options.quick else WalkSet.FULL
    print_document(lay_out_blank(given_bank(options.path), walk_set), options.page)


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
    from ehe_check.check.bank_checks import check_bank
    from ehe_check.quiz.check import check_quiz

    if kind_of(folder) is QUIZ:
        quiz = load_quiz(folder)
        return f"{quiz.id} {quiz.version}", check_quiz(quiz, library_of(quiz), day)
    bank = load_bank(folder)
    return f"{bank.id} {bank.version}", check_bank(bank, load_library(), day)
