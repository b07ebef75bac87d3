"""A case under supervision: its opening, and what its record shows, from the folder of the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ehe_check.bank.load import load_library
from ehe_check.bank.urgency import Urgency
from ehe_check.case.answers_digest import answers_digest, outcome_that_fits
from ehe_check.errors import WrongUseError
from ehe_check.over_time.ledger import Ledger
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.moved.comparison import Comparison
from ehe_check.over_time.order import is_counted
from ehe_check.over_time.side import Side, session_day
from ehe_check.over_time.supervision import Supervision
from ehe_check.settings.places import read_settings
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.sheet_file import sheet_of
from ehe_check.supervision.opening import Opening, opening_of
from ehe_check.supervision.talked_over import MeetingTold, TalkedOver
from ehe_check.whole_case.case_folder_file import CaseFolder

if TYPE_CHECKING:
    from ehe_check.sheet.sheet import PromptSheet


def opening_for(case: CaseFolder, supervision: Supervision, sheet: PromptSheet) -> Opening:
    """Return how a case stands as a supervision begins; of a finished one, as it stood then.

    One that goes on has what was agreed in it so far. `sheet` is that of the session discussed.
    """
    before = case.before(supervision).supervisions
    last = before[-1] if before else None
    return opening_of(
        paper_of(sheet, case.bank, load_library(), read_settings()),
        ledger_on_opening(case, supervision, sheet),
        before=last,
        moved=_moved(case, last),
    )


def read_today(case: CaseFolder, day: date) -> str:
    """Return the advice of the session as it is read on the day of printing, in its case.

    Empty where it is printed on the day itself.
    """
    return "" if day == case.today else replace(case, today=day).sheet().recommendation.line


def ledger_before(case: CaseFolder, supervision: Supervision, sheet: PromptSheet) -> Ledger:
    """Return the decisions of a case as a supervision found them."""
    return case.before(supervision).ledger_with(sheet.recommendation.guard)


def ledger_on_opening(case: CaseFolder, supervision: Supervision, sheet: PromptSheet) -> Ledger:
    """Return the decisions of a case as it is opened: a draft sees what was agreed in it so far."""
    if supervision.is_finished:
        return ledger_before(case, supervision, sheet)
    whole = tuple(each for each in supervision.points if not each.under_way)
    own = supervision.model_copy(update={"points": whole})
    return case.ledger_with(sheet.recommendation.guard, own)


def record_of(case: CaseFolder, supervision: Supervision) -> TalkedOver:
    """Return a supervision with what its record shows beside it."""
    then = case.before(supervision)
    moved = moved_since(case.session_before, case.own)
    return TalkedOver(
        supervision=supervision,
        sessions=tuple(
            (session_day(each.session), _level(case, each))
            for each in then.sessions
            if each is case.own or is_counted(each)
        ),
        before=then.supervisions,
        meetings=tuple(
            MeetingTold(each.record.day, then.decided_at(each.record), each.record.meeting.again)
            for each in then.meetings.kept
        ),
        moved=moved.verdict if moved is not None else None,
        is_changed_since=answers_digest(case.own.session) != supervision.session.answers_sha256,
    )


def moved_since(earlier: Side | None, later: Side) -> Comparison | None:
    """Return what moved since an earlier session, None where there is none to compare it with."""
    try:
        return compare(earlier, later) if earlier is not None else None
    except WrongUseError:
        return None


def _level(case: CaseFolder, side: Side) -> Urgency:
    outcome = outcome_that_fits(side.session)
    if outcome is not None:
        return outcome.urgency
    return sheet_of(side.session, side.bank or case.bank, side.day).urgency


def _moved(case: CaseFolder, last: Supervision | None) -> Comparison | None:
    """Return what moved since the session that was discussed last, or else the one before."""
    discussed = (each for each in case.others if last and each.id == last.session.id)
    since = case.session_before if last is None else next(discussed, None)
    return moved_since(since, case.own)
