"""A quiz held in a room: which questions were put, and how many hands went up for each option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field, model_validator

from ehe_check.files.exact import Format, Keeping, Mark, Slug, Version
from ehe_check.quiz.draw import Draws, drawn_items, items_of_paper, shuffled
from ehe_check.quiz.item import ItemId, Paper, QuizBank, QuizItem, QuizOption
from ehe_check.quiz.kinds import Way

MOST_HANDS = 999
Zoned = Annotated[AwareDatetime, Field(strict=True)]
"""A moment with its zone, written as one and not as text."""
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

    @classmethod
    def of(cls, bank: QuizBank) -> UsedBank:
        """Return the mark of a quiz bank."""
        return cls(id=bank.id, version=bank.version, digest=bank.digest)


class Gathering(Keeping):
    """When a room met; nothing says who."""

    id: Slug
    started: Zoned
    saved: Zoned | None = None
    finished: Zoned | None = None


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


@dataclass(frozen=True)
class Wish:
    """Which questions a room wishes for: those of a paper, or so many of a topic or of all."""

    length: int
    topic: str | None = None
    paper: Paper | None = None


@dataclass(frozen=True)
class Counted:
    """One question that a room was asked, with its options as it saw them, and its hands."""

    item: QuizItem
    step: int
    text: str
    options: tuple[QuizOption, ...]
    before: Mapping[str, int]
    after: Mapping[str, int]

    @property
    def is_single(self) -> bool:
        """Whether each person has one hand to raise."""
        return self.item.rules.way is not Way.SEVERAL

    @property
    def name(self) -> str:
        """The id of its item, and its step where there are several."""
        steps = len(self.item.questions)
        return f"{self.item.id}, step {self.step}" if steps > 1 else self.item.id

    @property
    def last(self) -> Mapping[str, int]:
        """The hands of the last count."""
        return self.after or self.before


def room_items(bank: QuizBank, wish: Wish, draws: Draws, today: date) -> tuple[QuizItem, ...]:
    """Return the items for a room: of a paper, or drawn; putting things in order is left out."""
    if wish.paper is not None:
        return tuple(filter(_is_for_rooms, items_of_paper(bank, wish.paper, today)))
    every = drawn_items(bank, wish.topic, len(bank.items), draws, today)
    return tuple(filter(_is_for_rooms, every))[: wish.length]


def room_questions(items: Iterable[QuizItem], draws: Draws) -> tuple[RoomQuestion, ...]:
    """Return each question of items for a room, its options in a drawn order that stays."""
    return tuple(
        RoomQuestion(item=item.id, step=step, order=tuple(each.id for each in question.options))
        for item in items
        for step, question in enumerate(shuffled(item, draws).questions, start=1)
    )


def counted(question: RoomQuestion, bank: QuizBank) -> Counted | None:
    """Return a room's question with the words of its bank; None where the bank has it no more."""
    item = bank.by_id.get(question.item)
    if item is None or not _is_for_rooms(item) or question.step > len(item.questions):
        return None
    put = item.questions[question.step - 1]
    if set(put.by_id) != set(question.order):
        return None
    options = tuple(put.by_id[each] for each in question.order)
    before, after = question.hands(Round.BEFORE), question.hands(Round.AFTER)
    return Counted(item, question.step, put.text, options, before, after)


def _is_for_rooms(item: QuizItem) -> bool:
    return not item.rules.in_order
