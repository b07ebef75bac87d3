"""One session with the bank it was answered with, read on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Session
from ehe_check.page.own import Own


class Which(StrEnum):
    """Which of two sides, or of their banks, is meant."""

    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True)
class Side:
    """A session, its bank, and its name for messages, such as the path of its file.

    `bank` is None where the archive lacks it. `read_on` stands for the session's own day, and
    `seen` for its file as that was read.
    """

    session: Session
    bank: QuestionBank | None
    read_on: date | None = None
    name: str = ""
    seen: str = ""

    @property
    def day(self) -> date:
        """The day on which it is read: the session's own unless another is given."""
        return self.read_on or session_day(self.session)

    @property
    def id(self) -> str:
        """The session's id."""
        return self.session.session.id

    @property
    def place(self) -> str:
        """How a message names it."""
        return self.name or f"session {self.id}"

    @property
    def reference(self) -> Own | None:
        """The reference of its case, or None where none was given."""
        return self.session.case.given


def of_the_case(own: Side, sides: Iterable[Side]) -> tuple[Side, ...]:
    """Return those of the same case as a session; none where its case has no reference."""
    reference = own.reference
    return tuple(each for each in sides if reference is not None and each.reference == reference)


def session_day(session: Session) -> date:
    """Return the day that a session stands for: finished, else last saved, else started."""
    sitting = session.session
    return (sitting.finished or sitting.saved or sitting.started).date()
