"""Notes of law in words: what one says, as of when, how sure that is, and whether it is past."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ehe_check.bank.law import Confidence, LawNote, LawStatus, Library
from ehe_check.page.dates import day_words, month_words

OUT_OF_DATE = "This may be out of date: check it."


def cited(note: LawNote, today: date) -> str:
    """Return what a note says as it is printed: where, as of which month, how sure, and the text.

    What is only reported, not confirmed or not started says so, and so does what was to be read
    again by a day that is over.
    """
    return f"{dated(note)} {OUT_OF_DATE}" if note.is_past(today) else dated(note)


def kept(note: LawNote, today: date) -> str:
    """Return what a note says on what is kept and used later: also when to check it again."""
    again = f"Check it again after {day_words(note.review_by)}."
    return cited(note, today) if note.is_past(today) else f"{dated(note)} {again}"


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
