"""Themes across cases: what is counted, the exact counts, and what of them may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from ehe_check.files.exact import Digest, Exact, Format

FORMAT = 1
NOT_KNOWN = "not-known"
KIND = "ehe-check themes, exact counts"
NOT_FOR_PUBLICATION = (
    "NOT FOR PUBLICATION: exact counts, small ones too, to be added up and deleted."
)

Count = Annotated[int, Field(strict=True, ge=0)]
StatementId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+\d+(\.\d+|[a-z])?$")]
QuestionId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+-\d+(\.[a-z0-9-]+)?$")]


class CountedCase(NamedTuple):
    """What one finished session adds to the counts: ids of statements and questions, in order.

    `advises_meeting` says that it advised one, and `decides_on_it` that it was decided on there.
    """

    statements: tuple[str, ...]
    not_known: tuple[str, ...]
    is_only_parent: bool = False
    is_worked_out_afresh: bool = False
    has_reference: bool = True
    advises_meeting: bool = False
    decides_on_it: bool = False


class Sighting(NamedTuple):
    """One finished session: a mark of its case, when it was finished (UTC), and what it adds.

    The marks are digests, so that no reference is held or passed on; a session without a reference
    is a case of its own.
    """

    case: bytes
    finished: datetime
    session: bytes
    counted: CountedCase


class RecordSeen(NamedTuple):
    """One finished record of a case: whether it was decided to call a meeting, or one was held."""

    case: bytes
    decides_on_meeting: bool = False
    meeting_was_held: bool = False


class Counts(Exact):
    """How many cases raised what: exact, small counts too, so not for readers.

    Of the cases in which a meeting was `advised`, in any of their sessions, it was decided to call
    one in `decided`, and a record says that one was held in `held`, which are among those.
    `earlier`, `drafts`, `unread` and `others` count files that no case is counted from.
    """

    cases: Count
    without_reference: Count = 0
    afresh: Count = 0
    only_parent: Count = 0
    advised: Count = 0
    decided: Count = 0
    held: Count = 0
    statements: dict[StatementId, Count] = {}
    not_known: dict[QuestionId, Count] = {}
    earlier: Count = 0
    drafts: Count = 0
    unread: Count = 0
    others: Count = 0

    @model_validator(mode="after")
    def _fits_together(self) -> Counts:
        parts = (self.without_reference, self.afresh, self.only_parent, self.advised)
        every = (*parts, *self.statements.values(), *self.not_known.values())
        if max(every) > self.cases:
            message = "counts more of something than there are cases"
            raise ValueError(message)
        if not self.held <= self.decided <= self.advised:
            message = "counts meetings decided on or held beyond those that were advised"
            raise ValueError(message)
        return self


FEWEST_TEAMS = 3
FEWEST_OF_A_TEAM = 10
"""Of two teams each could take its own counts away, and of a small one all is soon told."""


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


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A statement or question, in the words of its source, and in about how many cases."""

    id: str
    text: str
    cases: int


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Rows of one kind: learning points, findings, themes, or questions not known.

    The greatest comes first, those of one number in the order of their source. What came up in no
    case, or in few, has no row.
    """

    id: str
    rows: tuple[ThemeRow, ...]


class Fact(StrEnum):
    """What is said of meetings, and of how a page was counted."""

    ADVISED = "advised"
    DECIDED = "decided"
    HELD = "held"
    ONLY_PARENT = "only-parent"
    WITHOUT_REFERENCE = "without-reference"
    AFRESH = "afresh"
    EARLIER = "earlier"
    DRAFTS = "drafts"
    UNREAD = "unread"
    OTHERS = "others"


Facts: TypeAlias = tuple[tuple[Fact, int | None], ...]
"""What is said, and about how many; None where they are few or none."""


@dataclass(frozen=True, slots=True)
class Themes:
    """Everything about many cases that may be printed, its numbers rounded.

    Without `cases` there are too few of them to show counts; `has_cases` says whether any.
    `withheld` are the ids of what is never counted for readers.
    """

    cases: int | None
    tables: tuple[ThemeTable, ...]
    meetings: Facts
    facts: Facts
    withheld: tuple[str, ...] = ()
    has_cases: bool = True
    teams: int = 0
