"""The month beside an answer: read as people type it, with the answer that it falls under."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from ehe_check.ask.put import Dated
from ehe_check.bank.question import Question
from ehe_check.case.ageing import band_on
from ehe_check.page.dates import NoSuchDay, Understood, read_past

_EXAMPLES: Final = "Type a month or day, such as oct, oct 25, 10/25 or 14/9/2026."
_BARE: Final = re.compile(r"(?:last )?(?P<month>[a-z]{3,9})")
_MONTH_AND_YEAR: Final = re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{2})")


def month_reader(question: Question, today: date) -> Callable[[str], Dated | str] | None:
    """Return what reads a month beside a question's answer, or None where none is asked for."""
    if not question.dated:
        return None

    def read(typed: str) -> Dated | str:
        meant = read_past_month(typed, today)
        if isinstance(meant, NoSuchDay):
            return f"There is no such day as {meant.typed}."
        if meant is None:
            return f"That is not a month or a day. {_EXAMPLES}"
        if meant.day > today:
            return f"That is {meant.words}, which has not come yet. Type one up to today."
        return Dated(meant.day, band_on(question, meant.day, today), meant.words)

    return read


def read_past_month(typed: str, today: date) -> Understood | NoSuchDay | None:
    """Return the day or month that a text means for something that has happened.

    A month without a year is the latest one past; 10/25 is October 2025, for there is no such day.
    """
    words = " ".join(typed.casefold().split())
    read = read_past(words, today)
    if isinstance(read, Understood):
        return read
    if match := _MONTH_AND_YEAR.fullmatch(words):
        again = read_past(f"20{match['year']}-{match['month']}", today)
        return again if isinstance(again, Understood) else read
    if match := _BARE.fullmatch(words):
        years = (today.year, today.year - 1)
        months = (read_past(f"{match['month']} {year}", today) for year in years)
        past = (each for each in months if isinstance(each, Understood) and each.day <= today)
        return next(past, read)
    return read
