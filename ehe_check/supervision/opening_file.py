"""The opening of a supervision, from the files of its case."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.bank.load import load_library
from ehe_check.over_time.case_files import history_with
from ehe_check.over_time.decided_in import decided_in
from ehe_check.over_time.decisions import recalled
from ehe_check.over_time.history import Agreed
from ehe_check.over_time.ledger import Ledger
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.moved.comparison import Comparison
from ehe_check.over_time.supervision import Supervision
from ehe_check.page.own import NOTHING
from ehe_check.settings.places import read_settings
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.opening import Opening, opening_of
from ehe_check.supervision.session_in_case_file import SessionInCase
from ehe_check.supervision.supervised_file import (
    SupervisedCase,
    agreed_before,
    moved_since,
    others_until,
    session_before,
    sheet_discussed,
)


def opening_for(
    case: SupervisedCase,
    supervision: Supervision,
    sheet: PromptSheet | None = None,
) -> Opening:
    """Return how a case stands as a supervision begins; of a finished one, as it stood then.

    One that goes on has what was agreed in it so far. `sheet` is that of the session, where it was
    made already.
    """
    sheet = sheet or sheet_discussed(case, supervision)
    before = case.before(supervision)
    last = before[-1] if before else None
    return opening_of(
        paper_of(sheet, case.bank, load_library(), read_settings()),
        ledger_on_opening(case, supervision, sheet),
        before=last,
        moved=_moved(case, last),
    )


def read_today(case: SupervisedCase) -> str:
    """Return the advice of the session as it is read on the day of printing, in its case.

    Empty where it is printed on the day itself.
    """
    if case.printed_on is None or case.printed_on == case.today:
        return ""
    here = SessionInCase(case.side, case.bank, case.printed_on, case.beside)
    history = history_with(here.session, case.bank, case.others, case.printed_on, here.agreed)
    return here.sheet(history).recommendation.line


def ledger_before(case: SupervisedCase, supervision: Supervision, sheet: PromptSheet) -> Ledger:
    """Return the decisions of a case as a supervision found them."""
    return _ledger(case, supervision, sheet, agreed_before(case, supervision))


def ledger_on_opening(case: SupervisedCase, supervision: Supervision, sheet: PromptSheet) -> Ledger:
    """Return the decisions of a case as it is opened: a draft sees what was agreed in it so far."""
    if supervision.is_finished:
        return ledger_before(case, supervision, sheet)
    whole = tuple(each for each in supervision.points if not each.under_way)
    own = supervision.model_copy(update={"points": whole})
    return _ledger(case, supervision, sheet, agreed_before(case, supervision, own=own))


def _ledger(
    case: SupervisedCase, supervision: Supervision, sheet: PromptSheet, agreed: Iterable[Agreed]
) -> Ledger:
    sessions = [each.session for each in (*others_until(case, supervision), case.side)]
    decided = recalled(decided_in(sessions), sessions, case.side.session)
    return ledger_of(
        (*agreed, *decided),
        case.bank,
        sheet.recommendation.guard,
        sheet.provenance.read_on,
        reference=case.side.reference or NOTHING,
        labels=dict(sheet.entries),
    )


def _moved(case: SupervisedCase, last: Supervision | None) -> Comparison | None:
    """Return what moved since the session that was discussed last, or else the one before."""
    discussed = (each for each in case.others if last and each.id == last.session.id)
    since = session_before(case) if last is None else next(discussed, None)
    return moved_since(since, case.side)
