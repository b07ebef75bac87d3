"""Assessing: from answers to a tally and an urgency, by prompting and the policy."""

from __future__ import annotations

from ehe_check.core.judging import Reading
from ehe_check.core.prompting import names_worry, raisings
from ehe_check.core.recommending import Tally, count, urgency
from ehe_check.model.answers import Answers
from ehe_check.model.bank import QuestionBank
from ehe_check.model.urgency import Urgency


def tally_of(bank: QuestionBank, answers: Answers) -> Tally:
    """Return what the answers raise, counted by the rules."""
    reading = Reading(bank, answers)
    return count(raisings(reading, urgent_only=True), named=names_worry(reading))


def urgency_of(bank: QuestionBank, answers: Answers) -> Urgency:
    """Return the advice that the answers lead to."""
    return urgency(tally_of(bank, answers))
