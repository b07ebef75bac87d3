"""A session as its case stands on a day: under whatever HOLD another one beside it brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.advice.guard import Guard
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Session
from ehe_check.case.walk import guard_on
from ehe_check.over_time.case_files import history_with, under_hold_of
from ehe_check.over_time.decisions import recalled
from ehe_check.over_time.held_elsewhere import HeldElsewhere, as_held_elsewhere, held_elsewhere
from ehe_check.over_time.history import Agreed, AgreedAt, History
from ehe_check.over_time.ledger import Ledger
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.side import Side, session_day
from ehe_check.sheet.sheet import HeldMeeting
from ehe_check.sheet.sheet_file import sheet_of
from ehe_check.supervision.whole_case_files import WholeCase, whole_case

if TYPE_CHECKING:
    from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class SessionInCase:
    """A session with what lies beside it, as every page about it on a day has it.

    `own` is the session with its bank and its file, and `bank` what it is read with here.
    """

    own: Side
    bank: QuestionBank
    today: date
    beside: WholeCase

    @cached_property
    def elsewhere(self) -> HeldElsewhere | None:
        """The HOLD of another session of the case, None where this one brings it or none does."""
        if self._guard_alone.holds:
            return None
        held = held_elsewhere(self.own, self.beside.sides, self.bank, self.today)
        return None if held is None else as_held_elsewhere(held, self.bank, self.today)

    @property
    def session(self) -> Session:
        """The session under a HOLD that another one of its case has on record, if one has."""
        return under_hold_of(self.own.session, self.beside.sides)

    @property
    def guard(self) -> Guard:
        """Whether a line may lead to the family."""
        if self.elsewhere is None:
            return self._guard_alone
        return self.elsewhere.guard_over(self.bank, self.own.session.all_answers(), self.today)

    @property
    def agreed(self) -> tuple[Agreed, ...]:
        """All that was said of decisions of the case, about whom it is in this session."""
        sessions = [each.session for each in self.beside.sides]
        return recalled(self.beside.agreements.agreed_by(self.today), sessions, self.own.session)

    @property
    def ledger(self) -> Ledger:
        """Every decision of the case as it stands today, in words that may be read now."""
        return ledger_of(
            self.agreed,
            self.bank,
            self.guard,
            self.today,
            reference=self.own.reference,
            labels={each.id: each.called for each in self.own.session.entries},
        )

    def history(self) -> History | None:
        """Return what the sessions show together, None where there is nothing earlier."""
        agreed = self.beside.agreements.agreed_by(self.today)
        sides, name = self.beside.sides, self.own.name
        return history_with(self.session, self.bank, sides, self.today, agreed, name=name)

    def sheet(self, history: History | None = None, printed_on: date | None = None) -> PromptSheet:
        """Return the session's sheet, with what the sessions show where they were looked at."""
        sheet = sheet_of(
            self.session,
            self.bank,
            self.today,
            printed_on=printed_on,
            elsewhere=self.elsewhere,
            history=history,
            missing=self.beside.missing,
        )
        return replace(sheet, meeting_held=self.meeting_held)

    @property
    def meeting_held(self) -> HeldMeeting | None:
        """The last meeting of the case that was held by this day, None where none is known of."""
        records = self.beside.agreements.meetings.held_by(self.today)
        day = max((each.day for each in records), default=None)
        if day is None:
            return None
        at_it = (AgreedAt.MEETING, day)
        decisions = tuple(each for each in self.ledger.open if (each.at, each.on) == at_it)
        return HeldMeeting(day, _answered_on(self.own.session) <= day, decisions)

    @property
    def _guard_alone(self) -> Guard:
        return guard_on(self.bank, self.own.session.all_answers(), self.today)


def session_in_case(
    own: Side, bank: QuestionBank, today: date, more: Iterable[Path] = ()
) -> SessionInCase:
    """Return a session as its case stands in its folder, and in more files and folders.

    One without a reference is of no case, and its folder is not looked into.

    Raises:
        UnusableFileError: a file that was named itself cannot be used.
    """
    folder = [] if own.reference is None else [Path(own.name).parent]
    paths = tuple(_each_once([*more, *folder]))
    return SessionInCase(own, bank, today, whole_case(own, paths))


def _answered_on(session: Session) -> date:
    """Return the day on which the last of a session's answers was given or changed."""
    return max((session_day(session), *(each.at.date() for each in session.amendments)))


def _each_once(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files and folders that lie in none of the other folders, each of them once."""
    whole = {path.resolve(): path for path in reversed([*paths])}
    for place, path in whole.items():
        if not any(each in place.parents for each in whole if each.is_dir()):
            yield path
