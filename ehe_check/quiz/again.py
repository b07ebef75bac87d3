"""Attempts at items, and when one that was missed or guessed is worth meeting again.

The intervals are those of FSRS, a published model of forgetting, counted in whole days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

from pydantic import AwareDatetime, Field

from ehe_check.files.exact import Format, Keeping
from ehe_check.quiz.item import QuizBank, QuizItem
from ehe_check.quiz.mark import Answered, Given, Sureness, mark

if TYPE_CHECKING:
    from fsrs import Rating


_FIRST, _TOO_LATE = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""Between which moments an attempt may have been made: the next one is counted on from it."""


class Attempt(Keeping):
    """One line of the file of attempts; nothing in it says who made it.

    `share` is the exact mark, such as "2/3". A later line of the same sitting about the same item
    stands in for an earlier one.
    """

    format: Format = 1
    at: Annotated[AwareDatetime, Field(ge=_FIRST, lt=_TOO_LATE)]
    sitting: str
    bank: str
    version: str
    item: str
    given: Given
    sure: tuple[Sureness, ...]
    share: Annotated[str, Field(pattern=r"^(0|1|[1-9]\d*/[1-9]\d*)$")]

    @property
    def is_right(self) -> bool:
        """Whether the answer was wholly right."""
        return Fraction(self.share) == 1

    @property
    def is_guess(self) -> bool:
        """Whether any part of it was a guess."""
        return Sureness.GUESSING in self.sure


@dataclass(frozen=True)
class Review:
    """An item that was missed or guessed, and the day from which it is due again."""

    item: str
    due: date


def reviews(attempts: Iterable[Attempt], bank: str) -> tuple[Review, ...]:
    """Return the items of a bank that come round again, first due first.

    An item comes round from the first time that it is missed or guessed.
    """
    several = (_review(item, each) for item, each in _by_item(attempts, bank).items())
    found = (review for review in several if review is not None)
    return tuple(sorted(found, key=lambda review: (review.due, review.item)))


def standing_attempts(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Return the attempts without those that a later one of the same sitting stands in for."""
    latest = {(attempt.sitting, attempt.bank, attempt.item): attempt for attempt in attempts}
    return tuple(sorted(latest.values(), key=lambda attempt: attempt.at))


def answered_in(sitting: str, attempts: Iterable[Attempt], bank: QuizBank) -> tuple[Answered, ...]:
    """Return what was answered in one sitting, so far as the bank still has the questions."""
    mine = (each for each in standing_attempts(attempts) if each.sitting == sitting)
    found = ((bank.by_id.get(each.item), each) for each in mine)
    return tuple(
        Answered(item, each.given, each.sure, mark(item, each.given))
        for item, each in found
        if item is not None and _answers(each, item)
    )


def _answers(attempt: Attempt, item: QuizItem) -> bool:
    """Say whether an attempt answers an item as it is now."""
    pairs = [*zip(item.questions, attempt.given, strict=False)]
    return len(item.questions) == len(attempt.given) == len(attempt.sure) and all(
        set(given) <= set(question.by_id)
        and (not item.rules.in_order or len(given) == len(question.options))
        for question, given in pairs
    )


def _by_item(attempts: Iterable[Attempt], bank: str) -> Mapping[str, list[Attempt]]:
    found: dict[str, list[Attempt]] = {}
    for attempt in standing_attempts(attempts):
        if attempt.bank == bank:
            found.setdefault(attempt.item, []).append(attempt)
    return found


def _review(item: str, attempts: Sequence[Attempt]) -> Review | None:
    missed = [attempt.is_guess or not attempt.is_right for attempt in attempts]
    if True not in missed:
        return None
    return Review(item, _due(attempts[missed.index(True) :]))


def _due(attempts: Sequence[Attempt]) -> date:
    from fsrs import Card, Scheduler

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card(card_id=1, due=_noon(attempts[0]))
    for attempt in attempts:
        card, _ = scheduler.review_card(card, _rating(attempt), _noon(attempt))
    return card.due.date()


def _noon(attempt: Attempt) -> datetime:
    """Return the middle of the day of an attempt, so that only whole days are counted."""
    return datetime.combine(attempt.at.date(), time(12), UTC)


def _rating(attempt: Attempt) -> Rating:
    from fsrs import Rating

    if not attempt.is_right:
        return Rating.Again
    if attempt.is_guess:
        return Rating.Hard
    return Rating.Easy if set(attempt.sure) == {Sureness.SURE} else Rating.Good
