"""A supervision with what its record shows beside it: how the case has gone until then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ehe_check.bank.urgency import Urgency
from ehe_check.over_time.comparison import Verdict
from ehe_check.over_time.history import Agreed
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.supervision import Supervision
from ehe_check.supervision.opening import Opening


@dataclass(frozen=True)
class MeetingTold:
    """A meeting before a supervision: its day, what it decided, and when that is looked at."""

    day: date
    decided: tuple[Agreed, ...]
    again: date | None = None


@dataclass(frozen=True)
class TalkedOver:
    """A supervision with what its record shows beside it.

    `sessions` are the days of the case's sessions with the level of advice of each, `before` the
    supervisions and `meetings` the meetings before this one, and `moved` says in words what moved
    the advice since the session before. `is_changed_since` says that the session's answers are no
    longer those discussed. `asked_about` are the decisions of before that were gone through, and
    `opening` is how the case stood as it began, and `read_today` the advice
    of the session as it is read on the day of printing, empty where it was not read again.
    """

    supervision: Supervision
    sessions: tuple[tuple[date, Urgency], ...] = ()
    before: tuple[Supervision, ...] = ()
    meetings: tuple[MeetingTold, ...] = ()
    moved: Verdict | None = None
    is_changed_since: bool = False
    asked_about: tuple[Decided, ...] = ()
    opening: Opening | None = None
    read_today: str = ""
