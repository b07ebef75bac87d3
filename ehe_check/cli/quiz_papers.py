"""`ehe-check quiz enter`, `change` and `stats`: papers, keyed in, and what they show."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ehe_check.ask.put import PersonLeftError
from ehe_check.ask.quiz.choose_quiz import ask_printing
from ehe_check.ask.quiz.key_in_papers import SheetKeying
from ehe_check.ask.save import Saving
from ehe_check.bank.load import load_library
from ehe_check.cli.messages import command, known_in, say
from ehe_check.cli.options import (
    ChangeOptions,
    EnterOptions,
    SheetsOptions,
    StatsOptions,
)
from ehe_check.cli.person import (
    asker,
    dialogue,
    raise_if_unsaved,
    refuse_without_terminal,
    saving_in,
    say_saved,
    somebody_is_there,
)
from ehe_check.cli.printing import print_document
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.kept import bare_bytes
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.quiz.check.load_checked import checked_quiz
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.kept_files import (
    SHEETS_ENDING,
    is_sheets,
    read_all_sheets,
    read_sheets,
    sheets_files,
)
from ehe_check.quiz.papers.change import change_figures
from ehe_check.quiz.papers.change_page import lay_out_change
from ehe_check.quiz.papers.key_in import paper_places
from ehe_check.quiz.papers.paper_statistics import paper_figures
from ehe_check.quiz.papers.quiz_sheets import QuizSheets, items_of, sheet_problems
from ehe_check.quiz.papers.statistics_page import lay_out_statistics
from ehe_check.quiz.room import Round, UsedBank

_NEEDED = {"--paper": "Add --paper A or --paper B.", "--when": "Add --when before or after."}


def key_papers_in(options: EnterOptions) -> None:
    """Key in the sheets of one paper, each saved before the next is typed.

    Raises:
        EheCheckError: with every problem at once, before anything is asked.
    """
    path = options.path
    if not is_sheets(path):
        fact, remedy = f"does not end in {SHEETS_ENDING}", f"Call it {path.stem}{SHEETS_ENDING}."
        raise WrongUseError(Problem(str(path), fact, remedy))
    if not somebody_is_there(plain=options.plain):
        remedy = "Run it in a terminal, or add --plain."
        refuse_without_terminal("quiz enter", remedy, needs="to type at")
    seen, bank = seen_in(path), checked_quiz(options.bank)
    sheets = _new(options, bank) if seen is None else _opened(options, bank)
    with open_file(path, seen) as file:
        person = asker(plain=options.plain)
        saving: Saving[QuizSheets] = saving_in(file, person, bare_bytes)
        with suppress(PersonLeftError):
            if seen is None:
                items = ask_printing(person, bank, sheets.paper, options.clock.today)
                sheets = sheets.model_copy(update={"items": tuple(item.id for item in items)})
            places = paper_places(items_of(sheets, bank))
            keying = SheetKeying(asker=person, sheets=sheets, places=places, save=saving)
            keying.key_sheets()
            sheets = keying.sheets
    many = len(sheets.sheets)
    done = f"Saved, without names: {many} sheet{'' if many == 1 else 's'}, in"
    if say_saved(saving, done, nothing="Nothing was typed, so nothing is kept."):
        print(f"To see what changed: {command('quiz', 'change', 'FILE...')}", file=dialogue())
    raise_if_unsaved(saving)


def _new(options: EnterOptions, bank: QuizBank) -> QuizSheets:
    if options.paper is None or options.when is None:
        given = {"--paper": options.paper, "--when": options.when}
        lacking = [name for name, value in given.items() if value is None]
        fact = "is needed for a new file"
        raise WrongUseError(Problem(name, fact, _NEEDED[name]) for name in lacking)
    paper = Paper(options.paper)
    items = bank.in_paper(paper)
    if not items:
        fact = f"this quiz has no paper {paper}"
        raise WrongUseError(Problem("--paper", fact, "Use another paper, or another quiz."))
    return QuizSheets(
        format=1,
        id=os.urandom(8).hex(),
        bank=UsedBank.of(bank),
        paper=paper,
        when=Round(options.when),
        items=tuple(item.id for item in items),
    )


def _opened(options: EnterOptions, bank: QuizBank) -> QuizSheets:
    sheets = known_in(read_sheets(options.path))
    problems = [*sheet_problems(sheets, bank, str(options.path))]
    if problems:
        raise UnusableFileError(problems)
    wrong = [*_not_of_this_file(options, sheets)]
    if wrong:
        raise WrongUseError(wrong)
    return sheets


def _not_of_this_file(options: EnterOptions, sheets: QuizSheets) -> Iterator[Problem]:
    """Yield each option that says otherwise than the file that is gone on with."""
    said = {"--paper": (options.paper, sheets.paper), "--when": (options.when, sheets.when)}
    for name, (given, has) in said.items():
        if given not in (None, has):
            yield Problem(name, f"is {has} in this file", "Leave it out.")


def print_change(options: ChangeOptions) -> None:
    """Print how answers changed from before to after."""
    sheets, quiz = _read(options)
    day = options.clock.today
    figures = change_figures(sheets, quiz, load_library(), day)
    print_document(lay_out_change(figures, quiz, day), options.page)


def print_statistics(options: StatsOptions) -> None:
    """Print how the questions did."""
    sheets, quiz = _read(options)
    day = options.clock.today
    page = lay_out_statistics(paper_figures(sheets, quiz, day), quiz, day)
    print_document(page, options.page)


def _read(options: SheetsOptions) -> tuple[list[QuizSheets], QuizBank]:
    """Return the sheets among some paths with their quiz, or everything that hinders it.

    Raises:
        WrongUseError: the page cannot be had as it is wanted.
        UnusableFileError: there are no sheets, or with every problem in them.
    """
    found = list(sheets_files(options.paths))
    there = [each for each in found if isinstance(each, Path)]
    options.page.check(*there)
    say(*(each for each in found if isinstance(each, Problem)))
    if not there:
        fact = f"no file that ends in {SHEETS_ENDING} is there"
        remedy = f"Key papers in first, with: {command('quiz', 'enter', 'FILE')}"
        raise UnusableFileError(Problem(str(options.paths[0]), fact, remedy))
    files, quiz = read_all_sheets(there), checked_quiz(options.bank)
    problems = [
        problem
        for path, file in files.items()
        for problem in sheet_problems(file.value, quiz, str(path))
    ]
    if problems:
        raise UnusableFileError(problems)
    return [file.value for file in files.values()], quiz
