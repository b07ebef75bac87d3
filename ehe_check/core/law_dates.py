"""Law dates: what an item, or a paper of items, says of the days on which its law holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ehe_check.core.months import day_words
from ehe_check.model.quiz import QuizItem


def law_words(item: QuizItem) -> str:
    """Return until when an item about law may be used; nothing where it may always be."""
    if item.valid_until is None:
        return ""
    until = f"o not use after {day_words(item.valid_until)}."
    return f"Law as of {day_words(item.as_of)}; d{until}" if item.as_of else f"D{until}"


def last_day(items: Iterable[QuizItem]) -> date | None:
    """Return the last day on which all of some items hold; None where each always does."""
    return min((item.valid_until for item in items if item.valid_until), default=None)
