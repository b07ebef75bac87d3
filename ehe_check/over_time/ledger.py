"""The ledger: every decision of a case, made in a session, a supervision or a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehe_check.judge.answers import Ref
from ehe_check.over_time.agreed import AgreedAt
from ehe_check.page.own import NOTHING, Own, joined

NOT_LISTED = "somebody not listed now"


class State(StrEnum):
    """How a decision stands."""

    OPEN = "open"
    CARRIED = "carried"
    DONE = "done"
    DROPPED = "dropped"
    REPLACED = "replaced"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self in (State.OPEN, State.CARRIED)


@dataclass(frozen=True)
class Carried:
    """That a decision was carried on: on which day, to which day, and why."""

    on: date
    by: date | None = None
    why: Own = NOTHING


@dataclass(frozen=True)
class Decided:
    """One decision of the ledger, numbered once and never renumbered.

    `key` and `about` are what it is found by in files. `what` is worded as it may be read now. `by`
    is its day as it was last set, and `first_by` as it was set first; `on` and `at` are when
    and where it was made. `settled_on`, `for_child` and `why` say when it was told that it was
    done, dropped or replaced, what changed for the child, and why; `done_on` is the day on
    which it was done, where that is known. Of an open one, `why` is why it was made, such as
    what a meeting waits for. `is_the_meeting` says that it is to call a professionals-only
    meeting.
    """

    number: int
    key: str
    what: Own
    on: date
    at: AgreedAt
    state: State
    about: tuple[str, ...] = ()
    whom: str = ""
    who: Own = NOTHING
    by: date | None = None
    first_by: date | None = None
    in_own_words: bool = True
    carried: tuple[Carried, ...] = ()
    settled_on: date | None = None
    done_on: date | None = None
    for_child: Own = NOTHING
    why: Own = NOTHING
    replaced_by: int | None = None
    known_by: Own = NOTHING
    is_the_meeting: bool = False

    @property
    def id(self) -> str:
        """How people refer to it, such as D3."""
        return f"D{self.number}"

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What it is about: its key, and each whom."""
        return tuple(Ref(self.key, about) for about in self.about or (None,))

    @property
    def is_as_its_page(self) -> bool:
        """Whether a session decided what its page said, and has no words of its own for it."""
        return not self.what and self.in_own_words and self.at is AgreedAt.SESSION

    def days_past(self, today: date) -> int:
        """Return how many days ago its day was, 0 where it is settled, has none or is to come."""
        if not self.state.is_open or self.by is None:
            return 0
        return max(0, (today - self.by).days)

    def is_due(self, today: date) -> bool:
        """Say whether it is open and its day has come."""
        return self.state.is_open and self.by is not None and self.by <= today


@dataclass(frozen=True)
class Ledger:
    """The decisions of one case on a day, in the order of their numbers.

    `hold` and `asks_first` say that HOLD, or else ASK FIRST, stands over what is in own words.
    """

    today: date
    reference: Own = NOTHING
    decisions: tuple[Decided, ...] = ()
    hold: bool = False
    asks_first: bool = False

    @property
    def open(self) -> tuple[Decided, ...]:
        """What is still to be done, what has waited longest past its day first."""
        return tuple(sorted((each for each in self.decisions if each.state.is_open), key=_urgent))

    def due(self, today: date | None = None) -> tuple[Decided, ...]:
        """Return what is open and whose day has come, the oldest day first."""
        return tuple(each for each in self.open if each.is_due(today or self.today))

    def is_checked_first(self, decided: Decided) -> bool:
        """Say whether an open decision is in own words that might tell the family of a worry."""
        is_to_read = decided.in_own_words and bool(decided.what)
        return decided.state.is_open and is_to_read and (self.hold or self.asks_first)

    def next_number(self) -> int:
        """Return a number that no decision has had."""
        return max((each.number for each in self.decisions), default=0) + 1


def called_together(called: Iterable[str]) -> str:
    """Return what several are called, whoever is not listed among them; empty where none is."""
    names = tuple(called)
    return joined(", ", (each or NOT_LISTED for each in names)) if any(names) else ""


def _urgent(each: Decided) -> tuple[date, int]:
    return each.by or date.max, each.number
