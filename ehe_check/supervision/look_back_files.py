"""Look back from a session being answered: what it goes on from, and what of its case is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ehe_check.advice.guard import Guard, most_careful
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Session
from ehe_check.case.walk import guard_on
from ehe_check.errors import Problem
from ehe_check.judge.answers import Answers
from ehe_check.over_time.case_files import under_hold_of
from ehe_check.over_time.history import Agreed, Miss
from ehe_check.over_time.lineage_file import Lineage, check_lineage, lineage_of
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.over_time.order import start
from ehe_check.over_time.side import Side, of_the_case
from ehe_check.supervision.session_in_case_file import SessionInCase
from ehe_check.supervision.whole_case_files import Agreements, WholeCase, whole_case


@dataclass(frozen=True)
class LookBack:
    """The session that one goes on from, and what lies beside it.

    `warnings` are what to say before anything is asked.
    """

    today: date
    lineage: Lineage | None = None
    beside: WholeCase = field(default_factory=WholeCase)
    warnings: tuple[Problem, ...] = ()

    @property
    def others(self) -> tuple[Side, ...]:
        """The sessions of the same case beside the one that is followed, that one included."""
        if self.lineage is None:
            return ()
        return of_the_case(Side(self.lineage.session, None), self.beside.sides)

    @property
    def agreed(self) -> tuple[Agreed, ...]:
        """All that was said of decisions of the case, in the same folder."""
        return self.beside.agreements.agreed_by(self.today) if self.others else ()

    @property
    def to_look_at_again(self) -> MeetingRecord | None:
        """The meeting of the case that was to be looked at again by now, and was not."""
        if self.lineage is None:
            return None
        return self.beside.to_look_at_again(Side(self.lineage.session, None), self.today)

    def under_hold(self, session: Session) -> Session:
        """Return a session under a HOLD that another one of its case has on record, if one has."""
        followed = [Side(self.lineage.session, None)] if self.lineage is not None else []
        return under_hold_of(session, (*self.others, *followed))

    def in_case(self, own: Side, bank: QuestionBank, more: Iterable[WholeCase]) -> SessionInCase:
        """Return a session as its case stands, with what its folder holds where that was read."""
        read = (self.beside, *more)
        missing = dict.fromkeys(each for one in read for each in one.missing_files)
        sides = {Path(side.name).resolve(): side for one in read for side in one.sides}
        held = replace(own, session=self.under_hold(own.session))
        beside = WholeCase(tuple(sides.values()), self._agreements(read), tuple(missing))
        return SessionInCase(held, bank, self.today, beside)

    def _agreements(self, read: Iterable[WholeCase]) -> Agreements:
        """Return what was agreed about the case, from the first folder in which anything was."""
        several = (one.agreements for one in read if one.agreements.agreed_by(self.today))
        return next(several, self.beside.agreements)

    def read_beside(self, own: Side, folder: Path) -> WholeCase:
        """Return what the folder of a session holds of its case, read unless it was already."""
        is_read = (
            self.others and self.lineage and self.lineage.path.parent.resolve() == folder.resolve()
        )
        if is_read:
            return self.beside
        return whole_case(own, [folder] if own.reference is not None else [])

    def guard(self, bank: QuestionBank) -> Guard:
        """Return the guard of the session that is followed or of the latest one, as it is today."""
        latest = [max(self.others, key=start).session] if self.others else []
        followed = [self.lineage.session] if self.lineage is not None else []
        sessions = (*latest, *followed)
        return most_careful(self._guard_in(bank, each.all_answers()) for each in sessions)

    def guard_over(self, bank: QuestionBank, answers: Answers) -> Guard:
        """Return the guard of some answers, or of the sessions before where that is stricter."""
        return most_careful((self.guard(bank), self._guard_in(bank, answers)))

    def _guard_in(self, bank: QuestionBank, answers: Answers) -> Guard:
        return guard_on(bank, answers, self.today)


def look_back(own: Side | None, lineage: Lineage | None, today: date) -> LookBack:
    """Look back from a session as it is kept, or from a new one with the lineage it is given.

    Raises:
        WrongUseError: the session was begun with another lineage.
    """
    lineage, problem = _followed(own, lineage)
    latest, folder = _latest(own, lineage)
    if latest is None:
        beside = whole_case(own, ()) if own is not None else WholeCase()
    else:
        beside = whole_case(latest, [folder])
    said = [problem] if problem is not None else []
    place = own.place if own is not None and lineage is None else None
    return LookBack(today, lineage, beside, (*said, *_warnings(beside, place)))


def _followed(own: Side | None, given: Lineage | None) -> tuple[Lineage | None, Problem | None]:
    """Return the lineage as it is given, else as the session's file tells it, and what is wrong."""
    if own is None:
        return given, None
    if given is not None:
        check_lineage(own.session, Path(own.name), given)
        return given, None
    found = lineage_of(own.session, Path(own.name))
    return (None, found) if isinstance(found, Problem) else (found, None)


def _latest(own: Side | None, lineage: Lineage | None) -> tuple[Side | None, Path]:
    """Return the latest session on the way here, None if none is, and where its case lies."""
    folder = lineage.path.parent if lineage is not None else Path(own.name if own else "").parent
    if own is not None:
        return (own if own.session.session.follows else None), folder
    if lineage is None:
        return None, folder
    return Side(lineage.session, None, name=str(lineage.path)), folder


def _warnings(beside: WholeCase, place: str | None) -> Iterator[Problem]:
    """Yield what could not be looked at, but for what is said of the lineage of a place."""
    for each in beside.missing_files:
        if each.missing.how is not Miss.NOT_FOUND or each.problem.place != place:
            yield each.warning
    yield from beside.agreements.meetings.remarks
