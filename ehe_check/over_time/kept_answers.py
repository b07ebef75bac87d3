"""How many answers of a follow-up were kept from the session before, and what is newly known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ehe_check.advice.advised import Advised
from ehe_check.advice.prompts import SPEAKS_FOR_A_STRENGTH
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answer, Sighting
from ehe_check.over_time.history import History


@dataclass(frozen=True)
class KeptAnswers:
    """How many of all answers were kept, and how many have a new source.

    `since` is the day of the session that they were kept from, None where it was not looked at. A
    new source is something seen, read or heard since, of which the session itself was told.
    """

    kept: int
    of_all: int
    new_source: int
    since: date | None = None


def kept_answers(session: Session, reading: Advised, history: History | None) -> KeptAnswers | None:
    """Return how many answers were kept; None where no answer was.

    What is worked out from the grid of who saw whom counts by its cells.
    """
    several = tuple(_said(reading))
    kept = sum(each.confirmed is not None for each in several)
    follows = session.session.follows
    if follows is None or not kept:
        return None
    new = sum(each.confirmed is None and each.evidence in SPEAKS_FOR_A_STRENGTH for each in several)
    marks = history.sessions if history is not None else ()
    since = next((mark.day for mark in marks if mark.id == follows.id), None)
    return KeptAnswers(kept, len(several), new, since)


def _said(reading: Advised) -> Iterator[Answer | Sighting]:
    """Yield each answer that says something and arises, and each cell in place of its column."""
    answers, grid = reading.answers, reading.bank.grid
    listed = {entry.id for entry in answers.entries if entry.removed is None}
    cells = [
        cell for cell in answers.sightings.values() if not cell.skipped and cell.about in listed
    ]
    in_grid = {cell.about for cell in cells}
    for answer in answers:
        is_column = grid is not None and answer.question == grid.id and answer.about in in_grid
        if answer.says_something and not is_column and reading.arises(answer.ref):
            yield answer
    yield from cells
