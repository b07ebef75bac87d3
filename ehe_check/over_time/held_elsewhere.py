"""HOLD in another session of a case: it reaches every page about that case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.guard import Guard, most_careful
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.walk import guard_on
from ehe_check.judge.answers import Answers
from ehe_check.over_time.order import start
from ehe_check.over_time.side import Side, of_the_case, session_day
from ehe_check.page.own import Own


@dataclass(frozen=True)
class HeldElsewhere:
    """HOLD as another session brings it, the day of that one, and where its file is."""

    guard: Guard
    day: date
    path: Own

    @property
    def file(self) -> str:
        """The name of its file; nothing in a copy to share."""
        return self.path.replace("\\", "/").rpartition("/")[2]

    def over(self, own: Guard) -> Guard:
        """Return that HOLD over the guard of a session, in its own words where nothing is nearer.

        What is nearer is a HOLD that has to be taken to somebody today.
        """
        return most_careful((self.guard, own))

    def guard_over(self, bank: QuestionBank, answers: Answers, today: date) -> Guard:
        """Return the guard of some answers under that HOLD."""
        under = replace(answers, hold_is_recorded=True)
        return self.over(guard_on(bank, under, today))


def as_held_elsewhere(side: Side, bank: QuestionBank, today: date) -> HeldElsewhere:
    """Return the HOLD that a session brings to the others of its case on a day."""
    guard = _guard_by_answers(side, bank, today)
    return HeldElsewhere(guard, session_day(side.session), Own(side.name))


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


def _guard_by_answers(side: Side, bank: QuestionBank, today: date) -> Guard:
    return guard_on(side.bank or bank, side.session.all_answers(), today)
