"""A case under supervision: the session discussed, the others of its case, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import load_bank
from ehe_check.bank.urgency import Urgency
from ehe_check.case.answers_digest import answers_digest, outcome_that_fits
from ehe_check.case.session_file import is_supervision, read_session
from ehe_check.errors import Problem, WrongUseError, nearest, quoted
from ehe_check.files.folders import check_folders
from ehe_check.over_time.case_files import (
    Gathered,
    gathered,
    history_with,
    is_counted,
    session_called,
    side_of,
    that_count,
)
from ehe_check.over_time.decisions import recalled
from ehe_check.over_time.history import Agreed
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.over_time.moved.advice_moved import verdict_words
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.order import by_case, start
from ehe_check.over_time.side import Side, of_the_case, session_day
from ehe_check.settings.places import bank_in_use
from ehe_check.sheet.sheet_file import sheet_of
from ehe_check.supervision.session_in_case_file import SessionInCase
from ehe_check.supervision.supervision import MeetingTold, Supervision, TalkedOver
from ehe_check.supervision.supervision_file import ended, read_supervision
from ehe_check.supervision.whole_case_files import WholeCase, agreed_at, whole_case

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


def supervised_case(path: Path, reference: str | None, today: date) -> SupervisedCase:
    """Return the case of a session's file, of a supervision's file, or of a folder.

    Raises:
        WrongUseError: a folder holds no case, or several of which none is named; or a supervision's
            session is not beside it.
        UnusableFileError: a file cannot be used.
    """
    if path.is_dir():
        check_folders([path])
        several = _latest_in(path, reference)
        side = next(filter(is_counted, reversed(several)), several[-1])
        return SupervisedCase(side, today, whole_case(side, [path]), _passed_over(several, side))
    is_record = is_supervision(path)
    side = _discussed_in(path) if is_record else side_of(read_session(path).value, path)
    if reference is not None and reference.strip() != side.reference:
        fact = f"is about {quoted(side.session.case.reference)}, not {quoted(reference)}"
        raise WrongUseError(Problem(str(path), fact, "Leave --reference out."))
    return SupervisedCase(side, today, whole_case(side, [path.parent]))


def agreed_before(case: SupervisedCase, supervision: Supervision) -> tuple[Agreed, ...]:
    """Return what was agreed before, with whom it is about as this session numbers them."""
    sessions = [each.session for each in case.others]
    at_supervisions = recalled(agreed_at(case.before(supervision)), sessions, case.side.session)
    return (*case.decided_at(case.meetings_before(supervision)), *at_supervisions)


def sheet_discussed(case: SupervisedCase, supervision: Supervision) -> PromptSheet:
    """Return the session's sheet, with what the case shows as that supervision saw it."""
    agreed = agreed_before(case, supervision)
    others = _others_until(case, supervision)
    copies = (each for each in case.beside.sides if each.id == case.side.id)
    beside = replace(case.beside, sides=(*others, *copies))
    discussed = SessionInCase(case.side, case.bank, case.today, beside)
    history = history_with(discussed.session, case.bank, others, case.today, agreed)
    return discussed.sheet(history, printed_on=case.printed_on)


def record_of(case: SupervisedCase, supervision: Supervision) -> TalkedOver:
    """Return a supervision with what its record shows beside it."""
    others = that_count(case.side, _others_until(case, supervision))
    every = sorted((*others, case.side), key=start)
    return TalkedOver(
        supervision=supervision,
        sessions=tuple((session_day(each.session), _level(case, each)) for each in every),
        before=case.before(supervision),
        meetings=tuple(
            MeetingTold(each.day, case.decided_at([each]), each.meeting.again)
            for each in case.meetings_before(supervision)
        ),
        moved=_moved(case),
        is_changed_since=answers_digest(case.side.session) != supervision.session.answers_sha256,
    )


def session_before(case: SupervisedCase) -> Side | None:
    """Return the latest session of the case before the one discussed, or None."""
    others = that_count(case.side, case.others)
    earlier = [each for each in others if start(each) < start(case.side)]
    return earlier[-1] if earlier else None


def _others_until(case: SupervisedCase, supervision: Supervision) -> tuple[Side, ...]:
    """Return the other sessions that were begun before a supervision was finished."""
    if not supervision.is_finished:
        return case.others
    return tuple(each for each in case.others if start(each) <= ended(supervision))


def _level(case: SupervisedCase, side: Side) -> Urgency:
    outcome = outcome_that_fits(side.session)
    if outcome is not None:
        return outcome.urgency
    return sheet_of(side.session, side.bank or case.bank, side.day).urgency


def _moved(case: SupervisedCase) -> str:
    earlier = session_before(case)
    if earlier is None:
        return ""
    try:
        return verdict_words(compare(earlier, case.side).verdict)
    except WrongUseError:
        return ""


def _latest_in(folder: Path, reference: str | None) -> tuple[Side, ...]:
    """Return the sessions of the one case in a folder that is meant."""
    found = gathered([folder])
    cases = by_case(found.sides)
    wanted = reference or (next(iter(cases)) if len(cases) == 1 else None)
    if wanted in cases:
        return cases[wanted]
    if not cases:
        fact, remedy = "holds no session with a case reference", "Give a session's file."
    elif reference is not None:
        fact, remedy = f"holds no session about {quoted(reference)}", nearest(reference, cases)
    else:
        fact = "holds sessions about more than one case"
        remedy = f"Add --reference with one of: {', '.join(cases)}."
    raise _not_there(found, Problem(str(folder), fact, remedy))


def _passed_over(several: tuple[Side, ...], chosen: Side) -> tuple[Problem, ...]:
    """Return the drafts that are later than the session that is discussed."""
    later = several[several.index(chosen) + 1 :]
    fact = f"is not finished, so {chosen.place} is discussed"
    return tuple(
        Problem(each.place, fact, "To discuss it, give its file.")
        for each in later
        if not each.session.is_finished and each.session.session.blind_of is None
    )


def _discussed_in(path: Path) -> Side:
    wanted = read_supervision(path).value.session.id
    beside = gathered([path.parent])
    found = session_called(beside.sides, wanted)
    if found is None:
        fact = "is about a session that is not in this folder"
        problem = Problem(str(path), fact, "Put the session's file beside it again.")
        raise _not_there(beside, problem)
    return found


def _not_there(found: Gathered, problem: Problem) -> WrongUseError:
    """Return what is wrong, after what could not be read and may have been what was looked for."""
    return WrongUseError((*(each.problem for each in found.not_read), problem))
