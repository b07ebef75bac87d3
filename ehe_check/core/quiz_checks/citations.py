"""Citations: what is cited is known, law is dated, every statement has its items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from ehe_check.core.bank_checks.citations import unknown_in
from ehe_check.core.quiz_checks.places import SHIPPED, item_place, options
from ehe_check.errors import Problem
from ehe_check.model.law import Library, StatementGroup
from ehe_check.model.quiz import QuizBank, QuizItem

_AT_LEAST: Mapping[StatementGroup, int] = {
    StatementGroup.LEARNING_POINT: 4,
    StatementGroup.FINDING: 4,
    StatementGroup.THEME: 2,
}


def unknown_statements(bank: QuizBank, library: Library) -> Iterator[Problem]:
    """What an item tests and what an option rests on is in the library."""
    for item in bank.items:
        yield from unknown_in(f"{item_place(item)}, statements", item.statements, library)
    for each in options(bank):
        yield from unknown_in(f"{each.place}, statements", each.option.statements, library)


def statements_too_seldom(bank: QuizBank, library: Library) -> Iterator[Problem]:
    """The shipped bank has four items for each learning point and finding, two for each theme."""
    if bank.id != SHIPPED:
        return
    times = Counter(each for item in bank.items for each in set(item.statements))
    for statement in library.statements.values():
        least = _AT_LEAST.get(statement.group, 0)
        if times[statement.id] < least:
            fact = f"is tested by {times[statement.id]} items, and needs {least}"
            yield Problem(f"statement {statement.id}", fact, "Write more items about it.")


def law_without_dates(bank: QuizBank, library: Library) -> Iterator[Problem]:
    """An item that tests a note of law says from when and until when it holds."""
    for item in bank.items:
        notes = [each for each in item.statements if each in library.notes]
        if notes and item.as_of is None and item.valid_until is None:
            fact = f"tests the note of law {notes[0]}, and has no dates"
            yield Problem(item_place(item), fact, "Add as_of and valid_until.")


def dates_that_do_not_fit(bank: QuizBank, _: Library) -> Iterator[Problem]:
    """Dates come in pairs, the earlier one first."""
    for item in bank.items:
        yield from _dates_of(item)
    if bank.review_by < bank.reviewed_on:
        yield Problem("quiz bank", "review_by is before reviewed_on", "Mend the dates.")


def dates_past(bank: QuizBank, today: date) -> Iterator[Problem]:
    """Say what was to be read again by now: the bank, and each item about law."""
    if bank.review_by < today:
        fact = f"was to be reviewed by {bank.review_by}"
        yield Problem("quiz bank", fact, "Read it through, and set review_by anew.")
    for item in bank.items:
        if item.is_past(today):
            fact = f"held until {item.valid_until}, and counts for nothing now"
            yield Problem(item_place(item), fact, "Check how the law stands, and set its dates.")


CHECKS: tuple[Callable[[QuizBank, Library], Iterable[Problem]], ...] = (
    unknown_statements,
    statements_too_seldom,
    law_without_dates,
    dates_that_do_not_fit,
)


def _dates_of(item: QuizItem) -> Iterator[Problem]:
    if (item.as_of is None) is not (item.valid_until is None):
        yield Problem(item_place(item), "has one date of two", "Give as_of and valid_until both.")
    elif item.as_of is not None and item.valid_until is not None and item.as_of > item.valid_until:
        yield Problem(item_place(item), "has valid_until before as_of", "Mend the dates.")
