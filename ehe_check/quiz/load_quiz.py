"""Quiz banks: from the files of a folder to one value, with all that it may cite."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ehe_check import resources
from ehe_check.bank.law import Library
from ehe_check.bank.load import QUIZ, bank_files, load_law, load_library, place_in
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.canonical import digest
from ehe_check.files.checked import Loc, checked
from ehe_check.quiz.check import problems_of_shape
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.item_law import held_until_review
from ehe_check.settings.places import bank_in_use


def load_quiz(folder: Path = resources.QUIZ_BANK) -> QuizBank:
    """Read a quiz bank: `bank.toml` and its files of items, in the order of their numbers.

    An item holds no longer than the notes of law that its key rests on.

    Raises:
        UnusableFileError: with every problem of every file at once.
    """
    raw, parts = bank_files(folder, QUIZ)
    main = str(folder / "bank.toml")
    table = {**raw, "items": [item for part in parts.values() for item in part["items"]]}
    files = dict(enumerate(name for name, part in parts.items() for _ in part["items"]))
    if not files:
        raise UnusableFileError(Problem(main, "has no items in the files beside it", QUIZ.see))

    def place(loc: Loc) -> str:
        return place_in(table, files, main, loc)

    bank = checked(QuizBank, {**table, "digest": digest(table)}, place)
    return held_until_review(bank, load_law())


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


def library_of(bank: QuizBank) -> Library:
    """Return everything that a quiz bank may cite: the library, and statements of its own.

    Raises:
        UnusableFileError: a file of the library is not there or not right.
    """
    return replace(load_library(), own=tuple(each.as_cited for each in bank.statements))
