"""How answers age: a band of time is worked out from its month or date on the day it is read."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import TypeVar

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.case.sightings import with_last_seen
from ehe_check.judge.answers import Answer, Answers, Sighting

Said = TypeVar("Said", Answer, Sighting)
"""What somebody said: an answer, or a cell of the grid."""


def aged(bank: QuestionBank, answers: Answers, today: date) -> Answers:
    """Return the answers as they stand today, each dated band worked out anew.

    When each child was last seen and heard is worked out from the grid, where one was filled in.
    """
    now = {ref: answer_on(bank, answer, today) for ref, answer in answers.by_ref.items()}
    cells = {cell: cell_on(bank, each, today) for cell, each in answers.sightings.items()}
    return with_last_seen(bank, replace(answers, by_ref=now, sightings=cells))


def band_on(question: Question, on: date, today: date) -> str | None:
    """Return the band that a date falls into today, or None where dates decide nothing."""
    if not question.has_ageing_bands:
        return None
    for option in question.options:
        if option.months is None or months_after(on, option.months) >= today:
            return option.id
    return question.options[-1].id


def months_after(day: date, months: int) -> date:
    """Return the day that many months later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def cell_on(bank: QuestionBank, cell: Sighting, day: date) -> Sighting:
    """Return one cell of the grid as it reads on a day, in the band of its month then."""
    return _on(bank.grid, cell, day)


def answer_on(bank: QuestionBank, answer: Answer, day: date) -> Answer:
    """Return one answer as it reads on a day, in the band that its month falls under then."""
    return _on(bank.by_id.get(answer.question), answer, day)


def _on(question: Question | None, said: Said, day: date) -> Said:
    if question is None or said.on is None:
        return said
    band = band_on(question, said.on, day)
    return said if band in (None, said.value) else said.model_copy(update={"value": band})
