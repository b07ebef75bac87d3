"""What any answers come to, read with any bank on any day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ehe_check.advice.guard import Guard, guard_of
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.walk import read_on
from ehe_check.judge.answers import Answers

if TYPE_CHECKING:
    from ehe_check.advice.upshot import Upshot


def guard_on(bank: QuestionBank, answers: Answers, day: date) -> Guard:
    """Return the guard that answers call for on a day."""
    return guard_of(read_on(bank, answers, day))


def reread(bank: QuestionBank, answers: Answers, day: date) -> Upshot:
    """Return what a bank makes of answers on a day; what the bank lacks counts as unanswered."""
    from ehe_check.advice.upshot import upshot_of

    return upshot_of(read_on(bank, answers, day), day)
