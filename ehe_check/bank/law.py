"""Statements of the source review, and dated notes of law and guidance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from ehe_check.files.exact import Exact, Format, Mark, Text


class StatementGroup(StrEnum):
    """What kind of statement of the review it is."""

    CONTEXT = "context"
    HARM = "harm"
    FINDING = "finding"
    LEARNING_POINT = "learning-point"
    THEME = "theme"
    ACTION = "action"


class Statement(Exact):
    """One numbered statement of the source review, in our words."""

    id: Text
    group: StatementGroup
    text: Text
    note: str | None = None


class StatementSource(Exact):
    """A source with its statements, as at its date."""

    format: Format
    id: Text
    title: Text
    source: Text
    as_of: date
    reviewed_on: date
    statements: tuple[Statement, ...]


class LawStatus(StrEnum):
    """How a note of law or guidance stands."""

    IN_FORCE = "in-force"
    ENACTED_NOT_IN_FORCE = "enacted-not-in-force"
    GUIDANCE = "guidance"
    CASE_LAW = "case-law"
    CONVENTION = "convention"
    CONTEXT = "context"
    NOT_CONFIRMED = "not-confirmed"


class Confidence(StrEnum):
    """How sure a note is of what it says."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class LawNote(Exact):
    """One note of law or guidance: what it says, its standing, and its dates.

    `as_of` is the day of the evidence, never the day of writing. What is `reported` has only been
    said by somebody else, and was not read in the law or the guidance itself.
    """

    id: Text
    title: Text
    text: Text
    status: LawStatus
    reported: Mark = False
    as_of: date
    review_by: date
    confidence: Confidence
    basis: Text

    def is_past(self, today: date) -> bool:
        """Say whether the day by which it was to be read again is over."""
        return self.review_by < today


class LawPack(Exact):
    """The dated notes of law and guidance for one jurisdiction."""

    format: Format
    id: Text
    title: Text
    jurisdiction: Text
    reviewed_on: date
    review_by: date
    notes: tuple[LawNote, ...]

    def past_review(self, today: date) -> tuple[str, ...]:
        """Return the ids of the notes whose review date has passed."""
        return tuple(note.id for note in self.notes if note.is_past(today))


@dataclass(frozen=True)
class Library:
    """Everything that may be cited: the review's statements, notes of law, a quiz bank's own."""

    sources: tuple[StatementSource, ...]
    law: LawPack
    own: tuple[Statement, ...] = ()

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The statements by id: the review's, then a bank's own, whose text names their source."""
        of_review = (each for source in self.sources for each in source.statements)
        return {statement.id: statement for statement in (*of_review, *self.own)}

    @cached_property
    def notes(self) -> dict[str, LawNote]:
        """The notes of law and guidance by id."""
        return {note.id: note for note in self.law.notes}

    def text(self, citation: str) -> str:
        """Return what a cited statement or note says, empty when it is unknown."""
        if citation in self.statements:
            return self.statements[citation].text
        return self.notes[citation].text if citation in self.notes else ""
