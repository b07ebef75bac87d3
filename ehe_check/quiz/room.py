"""A quiz held in a room: which questions were put, and how many hands went up for each option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from pydantic import AwareDatetime, Field, model_validator

from ehe_check.files.exact import Format, Keeping, Mark, Slug, Version
from ehe_check.quiz.item import ItemId, QuizBank, QuizItem, QuizOption
from ehe_check.quiz.kinds import Way

MOST_HANDS = 999
TALK_FROM, TALK_TO = Fraction(3, 10), Fraction(7, 10)
"""The share right at which a room learns most by talking (Crouch and Mazur, 2001)."""
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
    """When a room met, and how many people were there if they were counted; nothing says who."""

    id: Slug
    started: Zoned
    saved: Zoned | None = None
    finished: Zoned | None = None
    people: Annotated[int, Field(strict=True, ge=1, le=MOST_HANDS)] | None = None


class RoomQuestion(Keeping):
    """One question of an item as a room was asked it, with the hands for each option.

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

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of its items, in the order in which they are put."""
        return tuple(dict.fromkeys(each.item for each in self.questions))

    def with_question(self, number: int, question: RoomQuestion) -> Room:
        """Return the room with another question in one place, from 0."""
        questions = (*self.questions[:number], question, *self.questions[number + 1 :])
        return self.model_copy(update={"questions": questions})

    def with_gathering(self, changed: Mapping[str, object]) -> Room:
        """Return the room with something else said of when it met and how many were there."""
        return self.model_copy(update={"room": self.room.model_copy(update=changed)})


@dataclass(frozen=True)
class Counted:
    """One question of a room, with its options as papers letter them, and its hands."""

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
    def last(self) -> Mapping[str, int]:
        """The hands of the last count; nothing where there was none."""
        return self.after or self.before

    def took_part(self, hands: Iterable[int]) -> int:
        """Return how many people raised a hand, as far as it is sure: one may raise several."""
        return sum(hands) if self.is_single else max(hands, default=0)

    @property
    def chosen_wrong(self) -> tuple[QuizOption, ...]:
        """The wrong options that somebody chose at the last count, that with most hands first."""
        wrong = [each for each in self.options if not each.right and self.last.get(each.id)]
        return tuple(sorted(wrong, key=lambda each: -self.last[each.id]))

    def share_right(self, people: int | None) -> Fraction:
        """Return the share that was right at the last count, of all who are there if it is known.

        Where several are right, so many at most: nobody beyond the option that most had wrong.
        """
        hands, raised = self.last, max(self.took_part(self.last.values()), 1)
        if self.is_single:
            return Fraction(sum(hands[each.id] for each in self.options if each.right), raised)
        every = max(people or 0, raised)
        so_far = ((hands[each.id], each.right) for each in self.options)
        return Fraction(min(count if right else every - count for count, right in so_far), every)


def room_questions(items: Iterable[QuizItem]) -> tuple[RoomQuestion, ...]:
    """Return each question of items for a room, its options as papers letter them.

    Nobody can raise a hand for an order, so those are left out.
    """
    return tuple(
        RoomQuestion(
            item=item.id, step=step, order=tuple(each.id for each in item.as_printed(question))
        )
        for item in items
        if not item.rules.in_order
        for step, question in enumerate(item.questions, start=1)
    )


def counted(question: RoomQuestion, bank: QuizBank) -> Counted | None:
    """Return a room's question with the words of its bank; None where the bank has it no more."""
    item = bank.by_id.get(question.item)
    if item is None or item.rules.in_order or question.step > len(item.questions):
        return None
    put = item.questions[question.step - 1]
    if set(put.by_id) != set(question.order):
        return None
    before, after = question.hands(Round.BEFORE), question.hands(Round.AFTER)
    return Counted(item, question.step, put.text, item.as_printed(put), before, after)


def named(question: Counted, room: Room) -> str:
    """Return a question's number in the room, its item, and its step where there are several."""
    number = f"{room.items.index(question.item.id) + 1}, {question.item.id}"
    return f"{number}.{question.step}" if question.item.steps else number
