"""Themes across cases: what is counted, the exact counts, and what of them may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints, model_validator

from ehe_check.files.exact import Digest, Exact, Format

FORMAT = 1
KIND = "ehe-check themes, exact counts"
NOT_FOR_PUBLICATION = (
    "NOT FOR PUBLICATION: exact counts, small ones too, to be added up and deleted."
)

Count = Annotated[int, Field(strict=True, ge=0)]
StatementId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+\d+(\.\d+|[a-z])?$")]
QuestionId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+-\d+(\.[a-z0-9-]+)?$")]


class CountedCase(NamedTuple):
    """What one finished session adds to the counts: ids of statements and questions, in order."""

    statements: tuple[str, ...]
    not_known: tuple[str, ...]
    is_only_parent: bool = False
    is_worked_out_afresh: bool = False
    has_reference: bool = True


class Sighting(NamedTuple):
    """One finished session: a mark of its case, when it was finished (UTC), and what it adds.

    The marks are digests, so that no reference is held or passed on; a session without a reference
    is a case of its own.
    """

    case: bytes
    finished: datetime
    session: bytes
    counted: CountedCase


class Counts(Exact):
    """How many cases raised what: exact, small counts too, so not for readers.

    `earlier`, `drafts`, `unread` and `others` count files that no case is counted from.
    """

    cases: Count
    without_reference: Count = 0
    from_outcome: Count = 0
    afresh: Count = 0
    only_parent: Count = 0
    statements: dict[StatementId, Count] = {}
    not_known: dict[QuestionId, Count] = {}
    earlier: Count = 0
    drafts: Count = 0
    unread: Count = 0
    others: Count = 0

    @model_validator(mode="after")
    def _fits_together(self) -> Counts:
        parts = (self.without_reference, self.from_outcome, self.afresh, self.only_parent)
        every = (*parts, *self.statements.values(), *self.not_known.values())
        if max(every) > self.cases:
            message = "counts more of something than there are cases"
            raise ValueError(message)
        if self.from_outcome + self.afresh != self.cases:
            message = "from_outcome and afresh must come to the number of cases"
            raise ValueError(message)
        return self


class MergeFile(Exact):
    """The exact counts of one team, on their way to be added to those of others.

    `sessions` is a digest of the random ids of the sessions, to tell when one is given twice.
    """

    notice: Literal[
        "NOT FOR PUBLICATION: exact counts, small ones too, to be added up and deleted."
    ]
    kind: Literal["ehe-check themes, exact counts"]
    format: Format
    sessions: Annotated[tuple[Digest, ...], Field(min_length=1)]
    counts: Counts


class Showing(StrEnum):
    """How a count may be shown."""

    COUNT = "count"
    UNDER_5 = "under-5"
    NOT_SHOWN = "not-shown"


@dataclass(frozen=True, slots=True)
class ShownCount:
    """A count as readers see it: the number, or that it is hidden and how."""

    showing: Showing
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A statement or question, in the words of its source, and in how many cases."""

    id: str
    text: str
    cases: ShownCount


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Rows of one kind: learning points, findings, themes, or questions not known."""

    id: str
    rows: tuple[ThemeRow, ...]


class Fact(StrEnum):
    """What is said of how a page was counted."""

    ONLY_PARENT = "only-parent"
    WITHOUT_REFERENCE = "without-reference"
    FROM_OUTCOME = "from-outcome"
    AFRESH = "afresh"
    EARLIER = "earlier"
    DRAFTS = "drafts"
    UNREAD = "unread"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Themes:
    """Everything about many cases that may be printed.

    Without `cases` there are too few of them to show counts; `has_cases` says whether any.
    """

    cases: int | None
    tables: tuple[ThemeTable, ...]
    facts: tuple[tuple[Fact, ShownCount], ...]
    has_cases: bool = True
    teams: int = 0
