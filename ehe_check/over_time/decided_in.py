"""What sessions say of decisions: what was decided, what calls promised, what became of earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from ehe_check.bank.urgency import Urgency
from ehe_check.case.call_made import CALL_MADE, CallMade
from ehe_check.case.session import Decision, Session, Settled
from ehe_check.over_time.history import Agreed, AgreedAt, AgreedStatus
from ehe_check.over_time.lives import TO_CALL
from ehe_check.over_time.order import instant
from ehe_check.over_time.side import session_day
from ehe_check.page.own import NOTHING

_MEETINGS: Final = frozenset((Urgency.CONSIDER_MEETING, Urgency.STRONG_CASE_FOR_MEETING))


def decision_key(session: Session) -> str:
    """Return the key of what a session decided: to call a meeting, where its level alone says it.

    Own words may decide anything; they are never read.
    """
    decision = session.decision
    is_to_call = decision is not None and not decision.text and decision.urgency in _MEETINGS
    return f"{TO_CALL if is_to_call else 'decision-'}{session.session.id[:8]}"


def decided_in(sessions: Iterable[Session]) -> tuple[Agreed, ...]:
    """Return what finished sessions say of decisions, each session once."""
    count = (each for each in sessions if each.is_finished)
    last_saved = sorted(count, key=_saved)
    once = {each.session.id: each for each in last_saved}
    return tuple(event for each in once.values() for event in said_in(each))


def said_in(session: Session) -> Iterator[Agreed]:
    """Yield all that one session says of decisions, whether or not it is finished."""
    yield from _decided(session)
    for place, call in enumerate(session.calls, start=1):
        if call.they_will:
            yield _promised(session, call, place)
    yield from settled_in(session)


def settled_in(session: Session) -> Iterator[Agreed]:
    """Yield what a session was told of earlier decisions; nothing is replaced by no decision."""
    for row in session.settled:
        if row.status != "replaced" or _decision(session) is not None:
            yield _settled(session, row)


def _decided(session: Session) -> Iterator[Agreed]:
    """Yield the decision itself, where anything is to be done beyond what the page says."""
    if (decision := _decision(session)) is not None:
        yield Agreed(
            decision_key(session),
            AgreedStatus.NEW,
            session_day(session),
            by=decision.by,
            who=decision.who or NOTHING,
            text=decision.text,
            in_own_words=True,
            session=session.session.id,
            at=AgreedAt.SESSION,
            number=decision.number,
            moment=session.session.finished,
        )


def _decision(session: Session) -> Decision | None:
    decision = session.decision
    return decision if decision is not None and decision.says_what else None


def _promised(session: Session, call: CallMade, place: int) -> Agreed:
    """Return what somebody said in a call that they will do, as a decision to ask after."""
    return Agreed(
        f"{CALL_MADE}{session.session.id[:8]}-{place}",
        AgreedStatus.NEW,
        call.on,
        by=call.by,
        who=call.spoke_to or NOTHING,
        text=call.they_will or NOTHING,
        in_own_words=True,
        session=session.session.id,
        at=AgreedAt.SESSION,
        moment=session.session.finished,
    )


def _settled(session: Session, row: Settled) -> Agreed:
    """Return what became of an earlier decision; one replaced is so by that of this session."""
    status = AgreedStatus(row.status)
    return Agreed(
        row.key,
        status,
        row.on,
        about=row.about,
        by=row.by,
        who=row.who or NOTHING,
        text=row.text,
        in_own_words=bool(row.text),
        session=session.session.id,
        at=AgreedAt.SESSION,
        why=row.why or NOTHING,
        for_child=row.for_child or NOTHING,
        done_on=row.done_on,
        replaced_by=decision_key(session) if status is AgreedStatus.REPLACED else "",
        moment=session.session.finished or session.session.saved,
    )


def _saved(session: Session) -> datetime:
    sitting = session.session
    return instant(sitting.saved or sitting.finished or sitting.started)
