"""A comparison of two sessions about one case: what moved, and what did not, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehe_check.advice.guard import Guard
from ehe_check.advice.upshot import Upshot
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.over_time.account import GivenAnswer
from ehe_check.over_time.side import Which
from ehe_check.page.own import Own, are_own


class AnswerMove(StrEnum):
    """What became of one answer; each answer has exactly one.

    Of the same answer time goes first: a band may be another by now (`AGED`), or one that has no
    month beside it may be and nobody looked since. Then its source, `OTHER_SOURCE` where no order
    is defensible. `NOT_READ` is read by nothing in either session.
    """

    CHANGED = "changed"
    AGED = "aged"
    MAY_HAVE_AGED = "may-have-aged"
    STRONGER_SOURCE = "stronger-source"
    WEAKER_SOURCE = "weaker-source"
    OTHER_SOURCE = "other-source"
    CONFIRMED = "confirmed"
    NOT_LOOKED_AT = "not-looked-at"
    NEWLY_ANSWERED = "newly-answered"
    NO_LONGER_ANSWERED = "no-longer-answered"
    STILL_NOT_KNOWN = "still-not-known"
    NOT_READ = "not-read"


@dataclass(frozen=True)
class AnswerChange:
    """What became of one answer between two sessions.

    `about` is the entry's id in the later session, or in the earlier one where it is gone there;
    `whom` is its label.
    """

    question: str
    about: str | None
    whom: str
    asked: Own
    move: AnswerMove
    before: GivenAnswer
    after: GivenAnswer


class EntryMove(StrEnum):
    """What became of somebody on a list; `DESCRIBED_ANEW` is another age or the like."""

    ADDED = "added"
    REMOVED = "removed"
    RELABELLED = "relabelled"
    DESCRIBED_ANEW = "described-anew"


@dataclass(frozen=True)
class EntryChange:
    """One change to a list: who, and the words before and after (a label, or an attribute)."""

    move: EntryMove
    roster: str
    about: str
    before: str = ""
    after: str = ""
    attribute: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it tells of nothing but words that people wrote: another label, say."""
        is_listed = self.move in (EntryMove.ADDED, EntryMove.REMOVED)
        return not is_listed and are_own((self.before, self.after))


class PromptMove(StrEnum):
    """Whether a prompt is new, still open, or gone."""

    NEW = "new"
    STILL_OPEN = "still-open"
    GONE = "gone"


@dataclass(frozen=True)
class PromptChange:
    """What became of one prompt about one entry.

    `text` is worded for the more careful of the two sessions, and empty where it is then left out:
    print nothing of it.
    """

    id: str
    kind: PromptKind
    about: str | None
    whom: str
    move: PromptMove
    text: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Unread:
    """An answer of one session that the `bank` of the other cannot read.

    `options` are the chosen options that it lacks; none where it lacks the question, or puts it
    about something else.
    """

    bank: Which
    question: str
    about: str | None
    whom: str
    options: tuple[str, ...]


class Verdict(StrEnum):
    """What moved the advice between two sessions."""

    NOTHING = "nothing"
    TIME = "time"
    FACTS = "facts"
    RULES = "rules"
    FACTS_AND_RULES = "facts-and-rules"
    TIME_AND_FACTS = "time-and-facts"
    TIME_AND_RULES = "time-and-rules"
    TIME_FACTS_AND_RULES = "time-facts-and-rules"
    CANNOT_BE_TOLD = "cannot-be-told"


@dataclass(frozen=True)
class Comparison:
    """Everything that moved, and did not, between two sessions about one case.

    Each is read with the other's bank where its own is missing. `after` is what the later answers
    come to on their day. `guard` is the most careful of all ways in which the two were read, and
    every prompt is worded for it.
    They are linked where one goes on from the other; else each may be somebody's own view.
    """

    reference: Own
    are_linked: bool
    earlier_day: date
    later_day: date
    answers: tuple[AnswerChange, ...]
    entries: tuple[EntryChange, ...]
    prompts: tuple[PromptChange, ...]
    verdict: Verdict
    guard: Guard
    after: Upshot | None
    unread: tuple[Unread, ...]

    @property
    def days_between(self) -> int:
        """How many days lie between the two."""
        return (self.later_day - self.earlier_day).days

    def moved(self, *moves: AnswerMove) -> tuple[AnswerChange, ...]:
        """Return the answers that moved in one of these ways."""
        return tuple(change for change in self.answers if change.move in moves)

    def prompts_that_are(self, *moves: PromptMove) -> tuple[PromptChange, ...]:
        """Return the prompts that moved in one of these ways."""
        return tuple(change for change in self.prompts if change.move in moves)
