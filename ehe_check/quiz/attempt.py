"""An attempt: one answer to one item of a quiz, how sure the person was, and how it was marked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import AwareDatetime, Field

from ehe_check.files.exact import Format, Keeping
from ehe_check.quiz.item import Paper, QuizItem

Given: TypeAlias = tuple[tuple[str, ...], ...]
"""What was chosen: the ids of options for each question of an item, in the order given."""


class Sureness(StrEnum):
    """How sure somebody is of an answer."""

    SURE = "sure"
    FAIRLY_SURE = "fairly-sure"
    GUESSING = "guessing"


class Verdict(StrEnum):
    """What an answer is."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"


@dataclass(frozen=True)
class Marking:
    """How an answer to an item is marked.

    `share` is exact, from 0 for wrong to 1 for right; `parts` are the shares of its questions, and
    `misconceptions` those that the wrong options chosen show, each once.
    """

    share: Fraction
    parts: tuple[Fraction, ...]
    misconceptions: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Whether the answer is right, wrong or partly right."""
        if self.share == 1:
            return Verdict.RIGHT
        return Verdict.PARTLY if self.share else Verdict.WRONG


@dataclass(frozen=True)
class Answered:
    """An item with the answer that somebody gave in this sitting; one `sure` for each question."""

    item: QuizItem
    given: Given
    sure: tuple[Sureness, ...]
    marking: Marking


class Attempt(Keeping):
    """One line of the file of attempts; nothing in it says who made it.

    `share` is the exact mark, such as "2/3". A later line of the same sitting about the same item
    stands in for an earlier one, as when somebody goes back and changes an answer.
    """

    format: Format = 1
    at: AwareDatetime
    sitting: str
    bank: str
    version: str
    item: str
    paper: Paper | None = None
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
