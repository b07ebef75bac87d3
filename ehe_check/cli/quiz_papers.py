"""`ehe-check quiz change` and `quiz stats`: what papers that were keyed in show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.cli.options import (
    AsOption,
    ForceOption,
    OutOption,
    QuizBankOption,
    SheetsArgument,
    TodayOption,
    printout,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ehe_check.cli.printing import Printout
    from ehe_check.quiz.item import QuizBank
    from ehe_check.quiz.papers.quiz_sheets import QuizSheets


def change(  # noqa: PLR0913 (one parameter an option)
    paths: SheetsArgument,
    *,
    bank: QuizBankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Say how answers changed from before to after, and what that does not show."""
    from ehe_check.bank.load import load_library
    from ehe_check.cli.clock import day_given
    from ehe_check.cli.printing import print_document
    from ehe_check.quiz.papers.change import change_figures
    from ehe_check.quiz.papers.change_page import lay_out_change

    wanted = printout(as_, out, force=force)
    several, quiz = _read(paths, bank, wanted)
    day = day_given(today)
    figures = change_figures(several, quiz, load_library(), day)
    page = lay_out_change(figures, quiz, day)
    print_document(page, wanted)


def stats(  # noqa: PLR0913 (one parameter an option)
    paths: SheetsArgument,
    *,
    bank: QuizBankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Say how the questions did with those who sat them; nothing where too few did."""
    from ehe_check.cli.clock import day_given
    from ehe_check.cli.printing import print_document
    from ehe_check.quiz.papers.paper_statistics import paper_figures
    from ehe_check.quiz.papers.statistics_page import lay_out_statistics

    wanted = printout(as_, out, force=force)
    several, quiz = _read(paths, bank, wanted)
    day = day_given(today)
    page = lay_out_statistics(paper_figures(several, quiz, day), quiz, day)
    print_document(page, wanted)


def _read(
    paths: Sequence[Path], folder: Path | None, wanted: Printout
) -> tuple[list[QuizSheets], QuizBank]:
    """Return the sheets among some paths with their quiz, or everything that hinders it.

    Raises:
        WrongUseError: the page cannot be had as it is wanted.
        UnusableFileError: there are no sheets, or with every problem in them.
    """
    from ehe_check.cli.messages import command, say
    from ehe_check.errors import Problem, UnusableFileError
    from ehe_check.quiz.check.load_checked import checked_quiz
    from ehe_check.quiz.kept_files import SHEETS_ENDING, read_all_sheets, sheets_files
    from ehe_check.quiz.papers.quiz_sheets import sheet_problems

    found = list(sheets_files(paths))
    there = [each for each in found if isinstance(each, Path)]
    wanted.check(*there)
    for each in found:
        if isinstance(each, Problem):
            say(each)
    if not there:
        fact = f"no file that ends in {SHEETS_ENDING} is there"
        remedy = f"Key papers in first, with: {command('quiz', 'enter', 'FILE')}"
        raise UnusableFileError(Problem(str(paths[0]), fact, remedy))
    files, quiz = read_all_sheets(there), checked_quiz(folder)
    problems = [
        problem
        for path, file in files.items()
        for problem in sheet_problems(file.value, quiz, str(path))
    ]
    if problems:
        raise UnusableFileError(problems)
    return [file.value for file in files.values()], quiz
