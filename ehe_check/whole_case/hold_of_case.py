"""Whether HOLD stands over a case by another of its sessions, and by which of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ehe_check.advice.guard import Guard
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Session
from ehe_check.case.walk import guard_on
from ehe_check.over_time.held_elsewhere import HeldElsewhere
from ehe_check.over_time.order import start
from ehe_check.over_time.side import Side, of_the_case, session_day
from ehe_check.page.own import Own


def held_elsewhere(
    own: Side, others: Iterable[Side], bank: QuestionBank, today: date
) -> Side | None:
    """Return the latest other session of a case by which HOLD stands on a day, None if by none.

    What is on record holds. The answers of a session hold until a finished one goes on from it. A
    session whose own bank is not there is read with another, as it is elsewhere.
    """
    mine = [side for side in of_the_case(own, others) if side.id != own.id]
    follows = (each.session.session.follows for each in (own, *mine) if each.session.is_finished)
    gone_on_from = {each.id for each in follows if each is not None}
    held = (
        side
        for side in mine
        if side.session.hold is not None
        or (side.id not in gone_on_from and _guard_by_answers(side, bank, today).holds)
    )
    return max(held, key=start, default=None)


def as_held_elsewhere(side: Side, bank: QuestionBank, today: date) -> HeldElsewhere:
    """Return the HOLD that a session brings to the others of its case on a day."""
    guard = _guard_by_answers(side, bank, today)
    return HeldElsewhere(guard, session_day(side.session), Own(side.name))


def under_hold_of(session: Session, others: Iterable[Side]) -> Session:
    """Return a session under a HOLD that another session of its case has on record, if one has."""
    mine = of_the_case(Side(session, None), others)
    holds = [side.session.hold for side in mine if side.session.hold is not None]
    return session.under(max(holds, key=lambda hold: hold.on)) if holds else session


def _guard_by_answers(side: Side, bank: QuestionBank, today: date) -> Guard:
    return guard_on(side.bank or bank, side.session.all_answers(), today)
