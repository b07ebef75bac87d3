"""What supervisions say of decisions, as the ledger of their case takes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.over_time.history import Agreed, AgreedAt
from ehe_check.over_time.lives import TO_CALL
from ehe_check.over_time.supervision import MeetingAnswer, MeetingTalked, Point, Supervision
from ehe_check.page.own import Own

THE_MEETING = "call a professionals-only meeting"
TO_THE_ENQUIRY = "take this to the enquiry or plan that is open"
"""What the two decisions about a meeting are called in the ledger, whoever makes them."""
THE_MEETING_AGAIN = "professionals-only meeting: decide again"
TO_THE_ENQUIRY_AGAIN = "enquiry or plan that is open: decide again"
"""What they are called while it is waited for something: nothing was decided but to wait."""
_STATUS = {
    MeetingAnswer.YES: AgreedStatus.NEW,
    MeetingAnswer.WAIT: AgreedStatus.NEW,
    MeetingAnswer.NO: AgreedStatus.NOT_AGREED,
    MeetingAnswer.HELD: AgreedStatus.DONE,
}


def agreed_at(several: Iterable[Supervision]) -> tuple[Agreed, ...]:
    """Return all that was agreed at supervisions, in order, as later sessions look back on it.

    To call a meeting that was waited for carries nothing on: what is to be done has changed.
    """
    found, waits = list[Agreed](), ""
    for each in several:
        found += agreed_in(each, waits)
        if each.meeting is not None:
            is_waiting = each.meeting.answer is MeetingAnswer.WAIT
            waits = _key_of(each.meeting, each) if is_waiting else ""
    return tuple(found)


def agreed_in(supervision: Supervision, waits: str = "") -> tuple[Agreed, ...]:
    """Return everything that was agreed at one supervision.

    `waits` is the key of a meeting that was waited for until then, empty where none was.
    """
    held, talked = supervision.supervision, supervision.meeting
    found = [_of_point(each, supervision) for each in supervision.points]
    found += [_of_the_meeting(talked, supervision, waits)] if talked is not None else []
    ended = held.finished or held.saved or held.started
    return tuple(replace(one, moment=ended) for one in found if one is not None)


def _of_point(point: Point, supervision: Supervision) -> Agreed | None:
    """Return what was agreed, None where the point was passed over."""
    if point.status is None:
        return None
    return Agreed(
        DecidedRow(
            key=point.key,
            about=(point.about,) if point.about else (),
            status=point.status,
            text=point.action or None,
            prompt=point.text,
            who=point.who,
            by=point.by,
            number=point.number,
            why=point.why,
            for_child=point.for_child,
            replaced_by=point.replaced_by,
        ),
        supervision.day,
        AgreedAt.SUPERVISION,
        about=point.about,
        session=supervision.session.id,
    )


def _of_the_meeting(talked: MeetingTalked, supervision: Supervision, waits: str) -> Agreed:
    """Return what was decided about a meeting, as one event of the ledger."""
    status = _STATUS[talked.answer]
    if status is AgreedStatus.NEW and talked.of is not None:
        is_called = talked.answer is MeetingAnswer.YES and talked.of == waits
        status = AgreedStatus.CHANGED if is_called else AgreedStatus.CARRY_ON
    return Agreed(
        DecidedRow(
            key=_key_of(talked, supervision),
            status=status,
            prompt=Own(_called(talked)),
            by=talked.by,
            who=talked.who,
            number=talked.number,
            why=talked.why,
            for_child=talked.for_child,
            done_on=talked.held,
            to_enquiry=talked.to_enquiry,
        ),
        supervision.day,
        AgreedAt.SUPERVISION,
        session=supervision.session.id,
    )


def _key_of(talked: MeetingTalked, supervision: Supervision) -> str:
    return talked.of or f"{TO_CALL}{supervision.supervision.id[:8]}"


def _called(talked: MeetingTalked) -> str:
    if talked.answer is MeetingAnswer.WAIT:
        return TO_THE_ENQUIRY_AGAIN if talked.to_enquiry else THE_MEETING_AGAIN
    return TO_THE_ENQUIRY if talked.to_enquiry else THE_MEETING
