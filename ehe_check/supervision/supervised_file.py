"""A case under supervision: the session discussed, the others of its case, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import load_bank
from ehe_check.bank.urgency import Urgency
from ehe_check.case.answers_digest import answers_digest, outcome_that_fits
from ehe_check.errors import Problem, WrongUseError
from ehe_check.over_time.agreed_in import agreed_at
from ehe_check.over_time.case_files import history_with, that_count
from ehe_check.over_time.decisions import recalled
from ehe_check.over_time.history import Agreed
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.moved.comparison import Comparison
from ehe_check.over_time.order import start
from ehe_check.over_time.side import Side, of_the_case, session_day
from ehe_check.over_time.supervision import Supervision
from ehe_check.over_time.supervision_file import ended
from ehe_check.settings.places import bank_in_use
from ehe_check.sheet.sheet_file import sheet_of
from ehe_check.supervision.session_in_case_file import SessionInCase
from ehe_check.supervision.talked_over import MeetingTold, TalkedOver
from ehe_check.supervision.whole_case_files import WholeCase

if TYPE_CHECKING:
    from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class SupervisedCase:
    """One case as a supervision on a day looks at it.

    `side` is the session discussed, and `printed_on` the day of the record where that is later.
    `remarks` name the drafts that are passed over.
    """

    side: Side
    today: date
    beside: WholeCase
    remarks: tuple[Problem, ...] = ()
    printed_on: date | None = None

    @cached_property
    def bank(self) -> QuestionBank:
        """The bank that the session is read with."""
        return self.side.bank or load_bank(bank_in_use("case"))

    @property
    def others(self) -> tuple[Side, ...]:
        """The other sessions of the case in that folder, in the order of their starts."""
        mine = of_the_case(self.side, self.beside.sides)
        return tuple(sorted((each for each in mine if each.id != self.side.id), key=start))

    def before(self, supervision: Supervision) -> tuple[Supervision, ...]:
        """Return the supervisions that were finished before one, all of them before a draft."""
        mine = supervision.supervision.id
        return tuple(
            each
            for each in self.beside.agreements.supervisions
            if each.supervision.id != mine
            and (not supervision.is_finished or ended(each) <= ended(supervision))
        )

    def meetings_before(self, supervision: Supervision) -> tuple[MeetingRecord, ...]:
        """Return the meetings whose record a supervision could go on from, all of them a draft."""
        moment = ended(supervision) if supervision.is_finished else None
        return self.beside.agreements.meetings.until(moment)

    def decided_at(self, meetings: Iterable[MeetingRecord]) -> tuple[Agreed, ...]:
        """Return what some meetings decided, with whom it is about as this session numbers them."""
        meetings_here = self.beside.agreements.meetings
        decided = (each for one in meetings for each in meetings_here.agreed_at(one))
        return recalled(decided, [each.session for each in self.others], self.side.session)


def agreed_before(
    case: SupervisedCase, supervision: Supervision, *, own: Supervision | None = None
) -> tuple[Agreed, ...]:
    """Return what was agreed before, with whom it is about as this session numbers them.

    `own` is the supervision itself, where what is agreed in it is wanted too.
    """
    sessions = [each.session for each in case.others]
    several = (*case.before(supervision), *([own] if own is not None else []))
    at_supervisions = recalled(agreed_at(several), sessions, case.side.session)
    meetings = case.meetings_before(supervision)
    held = (each.was_held() for each in meetings if each.day <= case.today)
    return (*case.decided_at(meetings), *held, *at_supervisions)


def sheet_discussed(case: SupervisedCase, supervision: Supervision) -> PromptSheet:
    """Return the session's sheet, with what the case shows as that supervision saw it.

    A HOLD that a later session brings stands over it too: the page is read today.
    """
    agreed = agreed_before(case, supervision)
    others = others_until(case, supervision)
    copies = (each for each in case.beside.sides if each.id == case.side.id)
    then = replace(case.beside, sides=(*others, *copies))
    discussed = SessionInCase(case.side, case.bank, case.today, then)
    if not discussed.guard.holds:
        discussed = replace(discussed, beside=case.beside)
    name = case.side.name
    history = history_with(discussed.session, case.bank, others, case.today, agreed, name=name)
    return discussed.sheet(history, printed_on=case.printed_on)


def record_of(case: SupervisedCase, supervision: Supervision) -> TalkedOver:
    """Return a supervision with what its record shows beside it."""
    others = that_count(others_until(case, supervision))
    every = sorted((*others, case.side), key=start)
    moved = moved_since(session_before(case), case.side)
    return TalkedOver(
        supervision=supervision,
        sessions=tuple((session_day(each.session), _level(case, each)) for each in every),
        before=case.before(supervision),
        meetings=tuple(
            MeetingTold(each.day, case.decided_at([each]), each.meeting.again)
            for each in case.meetings_before(supervision)
        ),
        moved=moved.verdict if moved is not None else None,
        is_changed_since=answers_digest(case.side.session) != supervision.session.answers_sha256,
    )


def session_before(case: SupervisedCase) -> Side | None:
    """Return the latest session of the case before the one discussed, or None."""
    others = that_count(case.others)
    earlier = [each for each in others if start(each) < start(case.side)]
    return earlier[-1] if earlier else None


def others_until(case: SupervisedCase, supervision: Supervision) -> tuple[Side, ...]:
    """Return the other sessions that were begun before a supervision was finished."""
    if not supervision.is_finished:
        return case.others
    return tuple(each for each in case.others if start(each) <= ended(supervision))


def _level(case: SupervisedCase, side: Side) -> Urgency:
    outcome = outcome_that_fits(side.session)
    if outcome is not None:
        return outcome.urgency
    return sheet_of(side.session, side.bank or case.bank, side.day).urgency


def moved_since(earlier: Side | None, later: Side) -> Comparison | None:
    """Return what moved since an earlier session, None where there is none to compare it with."""
    try:
        return compare(earlier, later) if earlier is not None else None
    except WrongUseError:
        return None
