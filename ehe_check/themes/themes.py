"""Themes across cases: what is counted, the exact counts, and what of them may be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias

NOT_KNOWN = "not-known"


class CountedCase(NamedTuple):
    """What one finished session adds to the counts: ids of statements and questions, in order.

    `advises_meeting` says that it advised one, and `decides_on_it` that it was decided on there.
    """

    statements: tuple[str, ...]
    not_known: tuple[str, ...]
    is_only_parent: bool = False
    has_reference: bool = True
    advises_meeting: bool = False
    decides_on_it: bool = False


class Sighting(NamedTuple):
    """One finished session: a mark of its case, when it was finished (UTC), and what it adds.

    The mark is a digest, so that no reference is held or passed on; a session without a reference
    is a case of its own.
    """

    case: bytes
    finished: datetime
    counted: CountedCase


class RecordSeen(NamedTuple):
    """One finished record of a case: whether it was decided to call a meeting, or one was held."""

    case: bytes
    decides_on_meeting: bool = False
    meeting_was_held: bool = False


class Fact(StrEnum):
    """What is said of meetings, and of how a page was counted."""

    ADVISED = "advised"
    DECIDED = "decided"
    HELD = "held"
    ONLY_PARENT = "only-parent"
    WITHOUT_REFERENCE = "without-reference"
    EARLIER = "earlier"
    DRAFTS = "drafts"
    UNREAD = "unread"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases raised what: exact, small counts too, so not for readers.

    Of the cases in which a meeting was advised, in any of their sessions, it was decided to call
    one in some, and a record says that one was held in some of those.
    """

    cases: int
    facts: Mapping[Fact, int] = field(default_factory=dict[Fact, int])
    statements: Mapping[str, int] = field(default_factory=dict[str, int])
    not_known: Mapping[str, int] = field(default_factory=dict[str, int])


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
