"""Law dates: what the law is, as of when, how sure that is, and until when an item may use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from ehe_check.core.months import day_words, month_words
from ehe_check.model.law import Confidence, LawNote, LawPack, LawStatus, Library
from ehe_check.model.quiz import QuizBank, QuizItem, QuizOption


class HasOptions(Protocol):
    """A question as a bank has it, or as a room was asked it."""

    @property
    def options(self) -> tuple[QuizOption, ...]:
        """Its options, in any order."""


OUT_OF_DATE = "This may be out of date: check it."


def cited(note: LawNote, today: date) -> str:
    """Return what a note says as it is printed: where, as of which month, how sure, and the text.

    What is only reported, not confirmed or not started says so, and so does what was to be read
    again by a day that is over.
    """
    return f"{dated(note)} {OUT_OF_DATE}" if note.is_past(today) else dated(note)


def dated(note: LawNote) -> str:
    """Return what a note says with its month and how sure it is, whatever day it is."""
    where = "Guidance in England" if note.status is LawStatus.GUIDANCE else "In England"
    return f"{where}, {standing(note)}: {note.text}"


def standing(note: LawNote) -> str:
    """Return as of which month a note holds, and how sure that is."""
    doubt = _doubt(note)
    month = f"as of {month_words(note.as_of)}"
    return f"{month} ({doubt})" if doubt else month


def notes_among(citations: Iterable[str], library: Library) -> tuple[LawNote, ...]:
    """Return the notes of law among some citations, each once."""
    return tuple(library.notes[each] for each in dict.fromkeys(citations) if each in library.notes)


def notes_beneath(item: QuizItem, question: HasOptions, library: Library) -> tuple[LawNote, ...]:
    """Return the notes of law that stand beneath a question's reasons: the item's and its own.

    Of an item of several steps only the step's own stand there, as others may answer a later one.
    """
    tested = () if item.steps else item.cites
    reasons = [each for option in question.options for each in option.cites]
    return notes_among((*tested, *reasons), library)


def sentences_beneath(
    item: QuizItem, question: HasOptions, library: Library, today: date
) -> Iterator[str]:
    """Yield each note of law beneath a question's reasons, after its id."""
    for note in notes_beneath(item, question, library):
        yield f"{note.id}. {cited(note, today)}"


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
    """Return a quiz bank whose items hold no longer than the notes of law that they test."""
    ends = {note.id: note.review_by for note in law.notes}
    items = tuple(_held(item, ends) for item in bank.items)
    return bank.model_copy(update={"items": items})


def last_day(items: Iterable[QuizItem]) -> date | None:
    """Return the last day on which all of some items hold; None where each always does."""
    return min((item.valid_until for item in items if item.valid_until), default=None)


def _doubt(note: LawNote) -> str:
    if note.reported:
        return "reported, not confirmed"
    match note.status, note.confidence:
        case LawStatus.NOT_CONFIRMED, _:
            return "not confirmed"
        case LawStatus.ENACTED_NOT_IN_FORCE, _:
            return "passed, not known to have started"
        case _, Confidence.LOW:
            return "we are not sure"
        case _, Confidence.MEDIUM:
            return "we are fairly sure"
        case _:
            return ""


def _held(item: QuizItem, ends: dict[str, date]) -> QuizItem:
    own = [item.valid_until] if item.valid_until else []
    days = [*own, *(ends[each] for each in item.cites if each in ends)]
    return item.model_copy(update={"valid_until": min(days)}) if days else item
