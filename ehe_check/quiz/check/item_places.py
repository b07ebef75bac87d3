"""Where things stand in a quiz bank: its questions and options, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehe_check.quiz.item import QuizBank, QuizItem, QuizOption, QuizQuestion

SHIPPED = "quiz"
"""The id of the bank that comes with the program, of which more is asked."""


@dataclass(frozen=True)
class PlacedQuestion:
    """A question as its author wrote it, its item, and where it stands."""

    place: str
    item: QuizItem
    text: str
    options: tuple[QuizOption, ...]


@dataclass(frozen=True)
class PlacedOption:
    """An option, its item, and where it stands; every option of an order is right in its place."""

    place: str
    item: QuizItem
    option: QuizOption

    @property
    def is_wrong(self) -> bool:
        """Whether choosing it is a mistake."""
        return not self.item.rules.in_order and not self.option.right


def item_place(item: QuizItem) -> str:
    """Return the words for where an item stands."""
    return f"item {item.id}"


def questions(bank: QuizBank) -> Iterator[PlacedQuestion]:
    """Yield every question: an item's own, or each step of a vignette."""
    for item in bank.items:
        yield from questions_of(item)


def questions_of(item: QuizItem) -> Iterator[PlacedQuestion]:
    """Yield the questions of one item, whatever its kind has any business with."""
    place = item_place(item)
    if item.options or item.rules.steps is None:
        yield PlacedQuestion(place, item, item.text, item.options)
    for number, step in enumerate(item.steps, start=1):
        yield _of_step(item, step, number)


def _of_step(item: QuizItem, step: QuizQuestion, number: int) -> PlacedQuestion:
    return PlacedQuestion(f"{item_place(item)}, step {number}", item, step.text, step.options)


def options(bank: QuizBank) -> Iterator[PlacedOption]:
    """Yield every option of every question."""
    for question in questions(bank):
        for option in question.options:
            yield PlacedOption(f"{question.place}, option {option.id}", question.item, option)
