"""Whether HOLD stands over a case by another of its sessions, and by which of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from operator import attrgetter

from ehe_check.advice.guard import Guard
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import RecordedHold, Session
from ehe_check.case.walk import guard_on
from ehe_check.over_time.side import HeldElsewhere, Side, of_the_case, session_day, start
from ehe_check.page.own import Own


def held_elsewhere(
    own: Side, others: Iterable[Side], bank: QuestionBank, today: date
) -> Side | None:
    """Return the latest other session of a case by which HOLD stands on a day, None if by none.

    What is on record holds until its reason has ended. The answers of a session hold until a
    finished one goes on from it. A session whose own bank is not there is read with another, as it
    is elsewhere.
    """
    mine = [side for side in of_the_case(own, others) if side.id != own.id]
    gone_on_from = _gone_on_from((own, *mine))
    held = (
        side
        for side in mine
        if side.session.kept_hold is not None
        or (side.id not in gone_on_from and _guard_by_answers(side, bank, today).holds)
    )
    return max(held, key=start, default=None)


def as_held_elsewhere(side: Side, bank: QuestionBank, today: date) -> HeldElsewhere:
    """Return the HOLD that a session brings to the others of its case on a day."""
    guard = guard_on(side.bank or bank, side.session.all_answers(), today)
    return HeldElsewhere(guard, session_day(side.session), Own(side.name))


def under_hold_of(session: Session, others: Iterable[Side]) -> Session:
    """Return a session under a HOLD that another session of its case has on record, if one has."""
    mine = kept_holds(of_the_case(Side(session, None), others))
    holds = [hold for hold in mine if not session.says_ended(hold)]
    return session.under(holds[-1]) if holds else session


def kept_holds(sides: Iterable[Side]) -> tuple[RecordedHold, ...]:
    """Return the HOLDs that stand on record in some sessions, each once, by their days."""
    holds = (side.session.kept_hold for side in sides)
    once = dict.fromkeys(hold for hold in holds if hold is not None)
    return tuple(sorted(once, key=attrgetter("on")))


def held_by_answers(sides: Collection[Side], bank: QuestionBank, today: date) -> tuple[Side, ...]:
    """Return those sessions of a case whose own answers bring HOLD on a day, and still count."""
    gone_on_from = _gone_on_from(sides)
    still = (side for side in sides if side.id not in gone_on_from)
    return tuple(side for side in still if _guard_by_answers(side, bank, today).holds)


def _gone_on_from(sides: Iterable[Side]) -> set[str]:
    """Return the sessions from which a finished one goes on."""
    follows = (each.session.session.follows for each in sides if each.session.is_finished)
    return {each.id for each in follows if each is not None}


def _guard_by_answers(side: Side, bank: QuestionBank, today: date) -> Guard:
    answers = replace(side.session.all_answers(), hold_is_recorded=False)
    return guard_on(side.bank or bank, answers, today)
