"""Quiz sheets: what people wrote on a paper of a quiz, without names, or counts of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from ehe_check.files.exact import Format, Keeping, Slug
from ehe_check.quiz.item import ItemId, Paper
from ehe_check.quiz.room import Round, UsedBank

MOST_PEOPLE = 9999
People = Annotated[int, Field(strict=True, ge=0, le=MOST_PEOPLE)]
Choices = tuple[Slug, ...]
"""The ids of the options chosen at one question, in the order given; empty for no answer."""


class QuizSheet(Keeping):
    """One sheet, known by its number alone: what was chosen at each question, in their order."""

    number: Annotated[int, Field(strict=True, ge=1)]
    answers: tuple[str, ...]

    @property
    def chosen(self) -> tuple[Choices, ...]:
        """What was chosen at each question."""
        return tuple(tuple(answer.split()) for answer in self.answers)

    @classmethod
    def of(cls, number: int, chosen: tuple[Choices, ...]) -> QuizSheet:
        """Return a sheet, from what was chosen at each question."""
        return cls(number=number, answers=tuple(" ".join(each) for each in chosen))


class QuestionCounts(Keeping):
    """How many people chose each option of one question, and how many gave no answer."""

    item: ItemId
    step: Annotated[int, Field(strict=True, ge=1)] = 1
    options: Annotated[tuple[Slug, ...], Field(min_length=2)]
    people: tuple[People, ...]
    unanswered: People = 0

    @model_validator(mode="after")
    def _fits(self) -> QuestionCounts:
        if len(self.people) != len(self.options):
            message = "needs a number of people for each option"
            raise ValueError(message)
        if len(set(self.options)) < len(self.options):
            message = "names an option twice"
            raise ValueError(message)
        return self

    @property
    def sat(self) -> int:
        """How many people had the question before them."""
        return sum(self.people) + self.unanswered


class QuizSheets(Keeping):
    """What a group of people did with one paper, before or after a training."""

    format: Format
    id: Slug
    bank: UsedBank
    paper: Paper
    when: Round
    group: Annotated[int, Field(strict=True, ge=1, le=2)] | None = None
    items: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    sheets: tuple[QuizSheet, ...] = ()
    counts: tuple[QuestionCounts, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> QuizSheets:
        if self.sheets and self.counts:
            message = "holds sheets and counts, which cannot be told apart any more"
            raise ValueError(message)
        for what, names in (
            ("an item", self.items),
            ("a sheet", tuple(each.number for each in self.sheets)),
            ("the counts of a question", tuple((each.item, each.step) for each in self.counts)),
        ):
            if len(set(names)) < len(names):
                message = f"holds {what} twice"
                raise ValueError(message)
        return self

    def with_sheet(self, sheet: QuizSheet) -> QuizSheets:
        """Return these with one sheet more, or with another in place of the one of its number."""
        kept = {each.number: each for each in self.sheets} | {sheet.number: sheet}
        return self.model_copy(update={"sheets": tuple(kept.values())})

    def with_counts(self, counts: QuestionCounts) -> QuizSheets:
        """Return these with the counts of one question, in place of earlier ones."""
        kept = {(each.item, each.step): each for each in self.counts}
        kept[counts.item, counts.step] = counts
        return self.model_copy(update={"counts": tuple(kept.values())})
