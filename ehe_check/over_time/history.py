"""The history of one case: what its sessions show together, and what of it is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ehe_check.errors import Problem
from ehe_check.over_time.ledger import Agreed
from ehe_check.page.own import NOTHING, WHOLE, Own


@dataclass(frozen=True)
class SessionMark:
    """One session of a history: its id, the day it was started, and how a message names it."""

    id: str
    day: date
    name: Own = NOTHING


@dataclass(frozen=True)
class StillUnknown:
    """A fact not known in the latest session, and the sessions running in which it was not.

    Not known is also what nobody has looked at. Sessions that did not ask it are passed over.
    `days` runs from the first of them to today. `could_raise` says that its answer could raise the
    advice of the latest session.
    """

    question: str
    about: str | None
    whom: str
    short: str
    sessions: tuple[SessionMark, ...]
    since: date
    days: int
    could_raise: bool
    can_be_found_out: bool


@dataclass(frozen=True)
class CarriedOver:
    """The same prompt open in several sessions running, or an action that supervision carried on.

    `text` is worded as it may be read now, and empty where it is then left out.
    """

    key: str
    about: str | None
    whom: str
    text: str
    sessions: tuple[SessionMark, ...]
    carried_on: tuple[date, ...]
    in_own_words: bool = False

    @property
    def times(self) -> int:
        """How often supervision carried it on.

        A prompt that is merely raised again is not carried over: some stand for good reason for as
        long as an answer does, in ordinary families too.
        """
        return len(self.carried_on)


@dataclass(frozen=True)
class Overdue:
    """Something decided whose day has passed: in a session, or in supervision."""

    text: Own
    who: Own
    by: date
    agreed: Agreed | None = field(default=None, metadata=WHOLE)
    whom: str = ""

    @property
    def in_own_words(self) -> bool:
        """Whether its words are a person's own, as those of a session's decision always are."""
        return bool(self.text) and (self.agreed is None or self.agreed.row.in_own_words)


@dataclass(frozen=True)
class NotSeen:
    """A child for whom nobody is known to have been there in the nearest stretch of time.

    `words` say where the question's options put it today, or that it is not known. `since` is the
    last month or date that any session gives.
    """

    whom: str
    words: str
    since: date | None


@dataclass(frozen=True)
class History:
    """What the sessions of one case show together on a day, as evidence to look at.

    `sessions` are those that count, in the order of their starts; `hold` and `asks_first`, that it
    is agreed first who says what to the family, are of the latest.
    """

    sessions: tuple[SessionMark, ...]
    hold: bool
    still_unknown: tuple[StillUnknown, ...]
    carried_over: tuple[CarriedOver, ...]
    overdue: tuple[Overdue, ...]
    not_seen: tuple[NotSeen, ...]
    cautions: tuple[Problem, ...] = field(metadata=WHOLE)
    asks_first: bool = False


@dataclass(frozen=True)
class Drift:
    """What the record shows of our own work going round: shown, and never a reason for the advice.

    Source: the review's L4.2, and question_banks/RULES.md, "Over time".
    """

    not_known: tuple[StillUnknown, ...]
    carried_over: tuple[CarriedOver, ...]
    sessions: tuple[SessionMark, ...]


class Miss(StrEnum):
    """In which way something of a case is missing from what was looked at."""

    NOT_READ = "not-read"
    AGREED_NOT_READ = "agreed-not-read"
    NOT_FOUND = "not-found"
    CHANGED = "changed"


@dataclass(frozen=True)
class Missing:
    """Something of a case that was not looked at, or not as it was left.

    `file` is the name of the file that it is said of, "" in a copy to share.
    """

    how: Miss
    file: Own = NOTHING
