"""Citations: what is cited is known, and every statement has its items; what is past is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from ehe_check.bank.law import Library, StatementGroup
from ehe_check.bank.law_words import notes_among
from ehe_check.errors import Problem, nearest
from ehe_check.quiz.check.item_places import SHIPPED, item_place, options
from ehe_check.quiz.item import QuizBank, QuizItem, QuizOption

_AT_LEAST: Mapping[StatementGroup, int] = {
    StatementGroup.LEARNING_POINT: 4,
    StatementGroup.FINDING: 4,
    StatementGroup.THEME: 2,
}


def unknown_citations(bank: QuizBank, library: Library) -> Iterator[Problem]:
    """What an item and an option rest on is in the library, and each in its own list."""
    for place, cited in _cited(bank):
        yield from _unknown(f"{place}, statements", cited.statements, library)
        for each in cited.cites:
            if each not in library.notes:
                fact = f"cites {each!r}, which is no note of law"
                yield Problem(f"{place}, cites", fact, nearest(each, library.notes))


def resting_on_nothing(bank: QuizBank, _: Library) -> Iterator[Problem]:
    """An item tests something, and the reason for an option rests on something."""
    for place, cited in _cited(bank):
        if not cited.statements and not cited.cites:
            remedy = "Add statements of the review, or cites of notes of law."
            yield Problem(place, "rests on nothing", remedy)


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


def dates_that_do_not_fit(bank: QuizBank, _: Library) -> Iterator[Problem]:
    """A bank is to be read again no sooner than it was read."""
    if bank.review_by < bank.reviewed_on:
        yield Problem("quiz bank", "review_by is before reviewed_on", "Mend the dates.")


def dates_past(bank: QuizBank, library: Library, today: date) -> Iterator[Problem]:
    """Say what was to be read again by now: the bank, each item about law, each note cited."""
    if bank.review_by < today:
        fact = f"was to be reviewed by {bank.review_by}"
        yield Problem("quiz bank", fact, "Read it through, and set review_by anew.")
    for item in bank.items:
        if item.is_past(today):
            fact = f"held until {item.valid_until}, and counts for nothing now"
            yield Problem(item_place(item), fact, "Check the law that it cites, and its dates.")
    cites = (each for _, cited in _cited(bank) for each in cited.cites)
    for note in notes_among(cites, library):
        if note.is_past(today):
            fact = f"was to be reviewed by {note.review_by}"
            remedy = "Check how it stands, and set review_by anew."
            yield Problem(f"note of law {note.id}", fact, remedy)


CHECKS: tuple[Callable[[QuizBank, Library], Iterable[Problem]], ...] = (
    unknown_citations,
    resting_on_nothing,
    statements_too_seldom,
    dates_that_do_not_fit,
)


def _cited(bank: QuizBank) -> Iterator[tuple[str, QuizItem | QuizOption]]:
    """Yield everything that cites something, with its place."""
    for item in bank.items:
        yield item_place(item), item
    for each in options(bank):
        yield each.place, each.option


def _unknown(place: str, statements: Iterable[str], library: Library) -> Iterator[Problem]:
    for each in statements:
        if each in library.notes:
            fact = f"names {each!r}, which is a note of law"
            yield Problem(place, fact, "Name it under cites.")
        elif each not in library.statements:
            fact = f"names {each!r}, which is no statement of the review"
            yield Problem(place, fact, nearest(each, library.statements))
