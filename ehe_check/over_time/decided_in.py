"""What sessions say of decisions: what was decided, what calls promised, what became of earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from ehe_check.bank.urgency import Urgency
from ehe_check.case.call_made import CALL_MADE, CallMade
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import Session
from ehe_check.over_time.history import Agreed, AgreedAt, agreed_in
from ehe_check.over_time.lives import TO_CALL
from ehe_check.over_time.order import instant
from ehe_check.over_time.side import session_day

_MEETINGS: Final = frozenset((Urgency.CONSIDER_MEETING, Urgency.STRONG_CASE_FOR_MEETING))


def decision_key(session: Session, row: DecidedRow) -> str:
    """Return the key of what a session decided: to call a meeting, where its level alone says it.

    Own words may decide anything; they are never read.
    """
    level = session.decision.urgency if session.decision is not None else None
    is_to_call = not row.text and level in _MEETINGS
    return f"{TO_CALL if is_to_call else 'decision-'}{session.session.id[:8]}"


def decided_in(sessions: Iterable[Session]) -> tuple[Agreed, ...]:
    """Return what finished sessions say of decisions, each session once."""
    count = (each for each in sessions if each.is_finished)
    last_saved = sorted(count, key=_saved)
    once = {each.session.id: each for each in last_saved}
    return tuple(event for each in once.values() for event in said_in(each))


def said_in(session: Session) -> Iterator[Agreed]:
    """Yield all that one session says of decisions, whether or not it is finished."""
    promised = (
        _promised(session, call, place)
        for place, call in enumerate(session.calls, start=1)
        if call.they_will
    )
    made = () if session.decided_to is None else (session.decided_to,)
    for row in (*made, *promised):
        yield from _said(session, row)
    yield from settled_in(session)


def settled_in(session: Session) -> Iterator[Agreed]:
    """Yield what a session was told of earlier decisions.

    One that is replaced is so by what this session decides; nothing is replaced by no decision.
    """
    for row in session.settled:
        if row.status is not AgreedStatus.REPLACED:
            yield from _said(session, row)
        elif session.decided_to is not None:
            yield from _said(
                session, row.model_copy(update={"replaced_by": session.decided_to.key})
            )


def _said(session: Session, row: DecidedRow) -> Iterable[Agreed]:
    sitting = session.session
    moment = sitting.finished or sitting.saved
    return agreed_in(row, session_day(session), AgreedAt.SESSION, sitting.id, moment)


def _promised(session: Session, call: CallMade, place: int) -> DecidedRow:
    """Return what somebody said in a call that they will do, as a decision to ask after."""
    return DecidedRow(
        key=f"{CALL_MADE}{session.session.id[:8]}-{place}",
        status=AgreedStatus.NEW,
        text=call.they_will,
        on=call.on,
        who=call.spoke_to,
        by=call.by,
    )


def _saved(session: Session) -> datetime:
    sitting = session.session
    return instant(sitting.saved or sitting.finished or sitting.started)
