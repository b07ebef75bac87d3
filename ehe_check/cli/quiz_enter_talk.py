"""Papers that are keyed in here, sheet by sheet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ehe_check.ask.save import Saving
from ehe_check.ask.who_asks import Asker, PersonLeftError
from ehe_check.cli.clock import Clock
from ehe_check.cli.messages import command, known_in, named
from ehe_check.cli.person import (
    asker,
    dialogue,
    raise_if_unsaved,
    refuse_without_terminal,
    saved_words,
    saving_in,
    somebody_is_there,
)
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.quiz.check.load_checked import checked_quiz
from ehe_check.quiz.draw import items_of_paper, printings
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.kept_files import SHEETS_ENDING, is_sheets, read_sheets
from ehe_check.quiz.papers.key_in import paper_places
from ehe_check.quiz.papers.quiz_sheets import QuizSheets, items_of, sheet_problems
from ehe_check.quiz.room import Round, UsedBank

_PAST = (
    "These questions, or those that they match on the other paper, are past their date now: {ids}. "
    "Key them in where the paper has them; no page counts them."
)
_NEEDED = {"--paper": "Add --paper A or --paper B.", "--when": "Add --when before or after."}


@dataclass(frozen=True)
class SheetsWanted:
    """What the options of the enter command say."""

    path: Path
    paper: str | None
    when: str | None
    folder: Path | None


def key_papers_in(wanted: SheetsWanted, clock: Clock, *, plain: bool | None) -> None:
    """Key in the sheets of one paper.

    Raises:
        EheCheckError: with every problem at once, before anything is asked.
    """
    _check(wanted.path, plain=plain)
    seen, bank = seen_in(wanted.path), checked_quiz(wanted.folder)
    sheets = _new(wanted, bank) if seen is None else _opened(wanted, bank)
    with open_file(wanted.path, seen) as file:
        person = asker(plain=plain)
        saving: Saving[QuizSheets] = saving_in(file, person, kept_bytes)
        with suppress(PersonLeftError):
            if seen is None:
                sheets = _as_printed(sheets, bank, person, clock.today)
            _key(sheets, bank, person, saving)
    _say_where(saving)
    raise_if_unsaved(saving)


def _check(path: Path, *, plain: bool | None) -> None:
    if not is_sheets(path):
        fact, remedy = f"does not end in {SHEETS_ENDING}", f"Call it {path.stem}{SHEETS_ENDING}."
        raise WrongUseError(Problem(str(path), fact, remedy))
    if not somebody_is_there(plain=plain):
        remedy = "Run it in a terminal, or add --plain."
        refuse_without_terminal("quiz enter", remedy, needs="to type at")


def _new(wanted: SheetsWanted, bank: QuizBank) -> QuizSheets:
    if wanted.paper is None or wanted.when is None:
        given = {"--paper": wanted.paper, "--when": wanted.when}
        lacking = [name for name, value in given.items() if value is None]
        fact = "is needed for a new file"
        raise WrongUseError(Problem(name, fact, _NEEDED[name]) for name in lacking)
    items = bank.in_paper(Paper(wanted.paper))
    if not items:
        fact = f"this quiz has no paper {wanted.paper}"
        raise WrongUseError(Problem("--paper", fact, "Use another paper, or another quiz."))
    return QuizSheets(
        format=1,
        id=os.urandom(8).hex(),
        bank=UsedBank.of(bank),
        paper=Paper(wanted.paper),
        when=Round(wanted.when),
        items=tuple(item.id for item in items),
    )


def _as_printed(sheets: QuizSheets, bank: QuizBank, person: Asker, today: date) -> QuizSheets:
    """Return new sheets with the items of the paper as it was printed, asked where any is past.

    It may have been printed before the law of an item was past its date, and is keyed in after.
    """
    from ehe_check.ask.quiz.choose_quiz import ask_printing

    counting = items_of_paper(bank, sheets.paper, today)
    past = [item.id for item in items_of(sheets, bank) if item not in counting]
    if past:
        person.say(_PAST.format(ids=", ".join(past)))
    items = ask_printing(person, printings(bank, sheets.paper, today))
    return sheets.model_copy(update={"items": tuple(item.id for item in items)})


def _opened(wanted: SheetsWanted, bank: QuizBank) -> QuizSheets:
    sheets = known_in(read_sheets(wanted.path))
    problems = [*sheet_problems(sheets, bank, str(wanted.path))]
    if problems:
        raise UnusableFileError(problems)
    wrong = [*_not_of_this_file(wanted, sheets)]
    if wrong:
        raise WrongUseError(wrong)
    return sheets


def _not_of_this_file(wanted: SheetsWanted, sheets: QuizSheets) -> Iterator[Problem]:
    """Yield each option that says otherwise than the file that is gone on with."""
    said = {
        "--paper": (wanted.paper, sheets.paper),
        "--when": (wanted.when, sheets.when),
    }
    for name, (given, has) in said.items():
        if given not in (None, has):
            yield Problem(name, f"is {has} in this file", "Leave it out.")


def _key(
    sheets: QuizSheets,
    bank: QuizBank,
    person: Asker,
    save: Callable[[QuizSheets], None],
) -> None:
    from ehe_check.ask.quiz.key_in_papers import SheetKeying

    places = paper_places(items_of(sheets, bank))
    SheetKeying(asker=person, sheets=sheets, places=places, save=save).key_sheets()


def _how_many(path: Path) -> str:
    many = len(read_sheets(path).value.sheets)
    return f"Saved, without names: {many} sheet{'' if many == 1 else 's'}, in"


def _say_where(saving: Saving[QuizSheets]) -> None:
    out, path = dialogue(), saving.place.path
    if not saving.kept:
        nothing = "Nothing was typed, so nothing is kept."
        print(f"\n{nothing if saving.failed is None else 'Nothing was saved.'}", file=out)
        return
    done = _how_many(path) if saving.failed is None else ""
    print(f"\n{saved_words(saving.failed, done)}\n  {named(path)}", file=out)
    print(f"To see what changed: {command('quiz', 'change', 'FILE...')}", file=out)
