"""The law of a quiz item: as of when it stands, what is printed, until when it may be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Protocol

from ehe_check.bank.law import LawNote, LawPack, Library
from ehe_check.bank.law_words import cited, notes_among
from ehe_check.page.dates import day_words, month_words
from ehe_check.quiz.item import QuizBank, QuizItem, QuizOption


class HasOptions(Protocol):
    """A question as a bank has it, or as a room was asked it."""

    @property
    def options(self) -> tuple[QuizOption, ...]:
        """Its options, in any order."""


def notes_beneath(item: QuizItem, question: HasOptions, library: Library) -> tuple[LawNote, ...]:
    """Return the notes of law that stand beneath a question's reasons: the item's and its own.

    Of an item of several steps only the step's own stand there, as others may answer a later one.
    """
    tested = () if item.steps else item.cites
    reasons = [each for option in question.options for each in option.cites]
    return notes_among((*tested, *reasons), library)


def sentences_beneath(
    item: QuizItem,
    question: HasOptions,
    library: Library,
    today: date,
    words: Callable[[LawNote, date], str] = cited,
) -> Iterator[str]:
    """Yield each note of law beneath a question's reasons, after its id."""
    for note in notes_beneath(item, question, library):
        yield f"{note.id}. {words(note, today)}"


def law_line(item: QuizItem, library: Library) -> str:
    """Return as of when an item's law stands, note by note; it tells no answer."""
    months: dict[str, list[str]] = {}
    for note in notes_among(item.cites, library):
        months.setdefault(month_words(note.as_of), []).append(note.id)
    said = ", ".join(f"{month} ({', '.join(ids)})" for month, ids in months.items())
    return f"Law as of {said}." if said else ""


def law_words(item: QuizItem, library: Library) -> str:
    """Return as of when an item's law stands, and until when the item may be used."""
    until = f"Do not use after {day_words(item.valid_until)}." if item.valid_until else ""
    return " ".join(filter(None, (law_line(item, library), until)))


def held_until_review(bank: QuizBank, law: LawPack) -> QuizBank:
    """Return a quiz bank whose items hold no longer than the notes that their keys rest on."""
    ends = {note.id: note.review_by for note in law.notes}
    items = tuple(_held(item, ends) for item in bank.items)
    return bank.model_copy(update={"items": items})


def last_day(items: Iterable[QuizItem]) -> date | None:
    """Return the last day on which all of some items hold; None where each always does."""
    return min((item.valid_until for item in items if item.valid_until), default=None)


def _held(item: QuizItem, ends: dict[str, date]) -> QuizItem:
    own = [item.valid_until] if item.valid_until else []
    days = [*own, *(ends[each] for each in item.cites if each in ends)]
    return item.model_copy(update={"valid_until": min(days)}) if days else item
