"""Choosing items: which of a quiz bank's are put today, and in which order."""

from __future__ import annotations

from datetime import date

from ehe_check.quiz.item import Paper, QuizBank, QuizItem
from ehe_check.quiz.mark import Draws, drawn


def past_items(bank: QuizBank, today: date) -> tuple[QuizItem, ...]:
    """Return the items that count for nothing today: past their day, or matched with one that is.

    So both papers lose an item at once, and stay alike.
    """
    past = {item.id for item in bank.items if item.is_past(today)}
    return tuple(item for item in bank.items if item.id in past or item.matches in past)


def items_of_paper(bank: QuizBank, paper: Paper, today: date) -> tuple[QuizItem, ...]:
    """Return the items of a paper that count today, in their order."""
    past = past_items(bank, today)
    return tuple(item for item in bank.in_paper(paper) if item not in past)


def drawn_items(
    bank: QuizBank, topic: str | None, length: int, draws: Draws, today: date
) -> tuple[QuizItem, ...]:
    """Return so many items of one topic, or of all, in a drawn order; fewer where there are fewer.

    Those that count for nothing today are left out.
    """
    past = past_items(bank, today)
    among = [item for item in bank.items if item not in past and topic in (None, item.topic)]
    return drawn(among, draws)[:length]
