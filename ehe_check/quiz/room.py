"""A quiz held in a room: which questions were put, and how many hands went up for each option."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field, model_validator

from ehe_check.files.exact import Format, Keeping, Mark, Slug, Version
from ehe_check.quiz.item import ItemId

MOST_HANDS = 999
Hands = Annotated[int, Field(strict=True, ge=0, le=MOST_HANDS)]


class Round(StrEnum):
    """Which count it is: before the room has talked, or after."""

    BEFORE = "before"
    AFTER = "after"


class UsedBank(Keeping):
    """The quiz bank that the questions are from."""

    id: Slug
    version: Version
    digest: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""


class Gathering(Keeping):
    """When a room met, and the number from which its questions were drawn; nothing says who."""

    id: Slug
    started: AwareDatetime
    saved: AwareDatetime | None = None
    finished: AwareDatetime | None = None
    seed: Annotated[int, Field(strict=True)] | None = None


class RoomQuestion(Keeping):
    """One question of an item as the room sees it: its options in order, and the hands for each.

    `before` and `after` follow `order`; empty where there was no such count.
    """

    item: ItemId
    step: Annotated[int, Field(strict=True, ge=1)] = 1
    order: Annotated[tuple[Slug, ...], Field(min_length=2)]
    before: tuple[Hands, ...] = ()
    after: tuple[Hands, ...] = ()
    revealed: Mark = False
    skipped: Mark = False

    @model_validator(mode="after")
    def _fits(self) -> RoomQuestion:
        if len(set(self.order)) < len(self.order):
            message = "names an option twice in its order"
            raise ValueError(message)
        if any(count and len(count) != len(self.order) for count in (self.before, self.after)):
            message = "needs a number of hands for each option"
            raise ValueError(message)
        if self.after and not self.before:
            message = "was counted again, and has no first count"
            raise ValueError(message)
        return self

    def hands(self, when: Round) -> dict[str, int]:
        """Return how many hands went up for each option; nothing where there was no count."""
        count = self.before if when is Round.BEFORE else self.after
        return dict(zip(self.order, count, strict=True)) if count else {}

    @property
    def last(self) -> dict[str, int]:
        """The hands of the last count; nothing where there was none."""
        return self.hands(Round.AFTER) or self.hands(Round.BEFORE)

    @property
    def is_done(self) -> bool:
        """Whether the room has finished with it, or passed it over."""
        return self.revealed or self.skipped


class Room(Keeping):
    """A quiz held in a room, whole."""

    format: Format
    room: Gathering
    bank: UsedBank
    questions: Annotated[tuple[RoomQuestion, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _puts_nothing_twice(self) -> Room:
        places = [(each.item, each.step) for each in self.questions]
        if len(set(places)) < len(places):
            message = "puts a question twice"
            raise ValueError(message)
        return self

    @property
    def is_finished(self) -> bool:
        """Whether it is over."""
        return self.room.finished is not None

    def with_question(self, number: int, question: RoomQuestion) -> Room:
        """Return the room with another question in one place, from 0."""
        questions = (*self.questions[:number], question, *self.questions[number + 1 :])
        return self.model_copy(update={"questions": questions})
