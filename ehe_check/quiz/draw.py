"""Draw items: which are put today, and in which order they and their options stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from ehe_check.quiz.item import Paper, QuizBank, QuizItem, QuizQuestion

Thing = TypeVar("Thing")


class Draws(Protocol):
    """Where chance comes from: the system's, or a test's own numbers."""

    def random(self) -> float:
        """Return the next number from 0 up to, and not including, 1."""


@dataclass(frozen=True)
class Shuffled:
    """An item with its questions as they are shown: the options of each in a drawn order."""

    item: QuizItem
    questions: tuple[QuizQuestion, ...]


def shuffled(item: QuizItem, draws: Draws) -> Shuffled:
    """Return an item with its options shuffled; true and false stay, and an order is as printed."""
    if item.rules.fixed:
        return Shuffled(item, item.questions)
    mixed = (
        item.as_printed(each) if item.rules.in_order else drawn(each.options, draws)
        for each in item.questions
    )
    pairs = zip(item.questions, mixed, strict=True)
    return Shuffled(item, tuple(q.model_copy(update={"options": each}) for q, each in pairs))


def drawn(things: Sequence[Thing], draws: Draws) -> tuple[Thing, ...]:
    """Return things in a drawn order, each order as likely as any other."""
    left = list(things)
    for last in range(len(left) - 1, 0, -1):
        other = int(draws.random() * (last + 1))
        left[last], left[other] = left[other], left[last]
    return tuple(left)


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


def printings(bank: QuizBank, paper: Paper, today: date) -> tuple[tuple[QuizItem, ...], ...]:
    """Return a paper as it may have been printed until today: whole, then with less and less.

    Each is without what was past its date by then; one of which nothing was left is no paper.
    """
    days = sorted({day for item in bank.items if (day := item.valid_until) and day < today})
    later = (items_of_paper(bank, paper, day + timedelta(days=1)) for day in days)
    return tuple(dict.fromkeys(filter(None, (bank.in_paper(paper), *later))))
