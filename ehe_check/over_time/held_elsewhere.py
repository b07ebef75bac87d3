"""HOLD in another session of a case: it reaches every page about that case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.guard import Guard, most_careful
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.walk import guard_on
from ehe_check.judge.answers import Answers
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
