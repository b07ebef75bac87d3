"""A quiz bank: the items of a quiz, with the reason for every option, right or wrong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from itertools import combinations, pairwise, permutations
from typing import Annotated

from pydantic import Field

from ehe_check.bank.law import Statement, StatementGroup
from ehe_check.bank.role import Role
from ehe_check.files.exact import Exact, Format, Mark, Slug, Text, Version
from ehe_check.quiz.kinds import RULES, ItemKind, Kind

LETTERS = "ABCDEFGHIJ"
"""What options are called on paper, by their place."""

ItemId = Annotated[str, Field(pattern=r"^[A-Z]+-\d+$")]
OwnId = Annotated[str, Field(pattern=r"^[A-Z]+-[1-9]\d*$")]
"""The id of a statement of a bank's own: it has a hyphen, as none of the review or of law has."""


class Paper(StrEnum):
    """One of two papers of matched items."""

    A = "A"
    B = "B"


class VignetteOutcome(StrEnum):
    """What the best answers to a vignette come to."""

    NOTHING_FURTHER = "nothing-further"
    URGENT = "urgent"
    OTHER = "other"


class QuizTopic(Exact):
    """A group of items on one subject."""

    id: Slug
    title: Text


class Misconception(Exact):
    """A mistaken belief that a wrong option shows."""

    id: Slug
    text: Text


class OwnStatement(Exact):
    """A statement of a bank's own, such as one of a local review, and where it comes from."""

    id: OwnId
    text: Text
    source: Text

    @property
    def as_cited(self) -> Statement:
        """The statement as it is printed beside those of the review: a learning point, sourced."""
        text = f"{self.text} ({self.source})"
        return Statement(id=self.id, group=StatementGroup.LEARNING_POINT, text=text)


class QuizOption(Exact):
    """One option of a question, with the reason why it is right, wrong, or stands at its place.

    The reason rests on `statements` of the review or of the bank's own, and on the notes of law
    that it `cites`.
    """

    id: Slug
    text: Text
    right: Mark = False
    misconception: Slug | None = None
    why: Text
    statements: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The statements and the notes of law that the reason rests on."""
        return (*self.statements, *self.cites)


class QuizQuestion(Exact):
    """What is put at one time: the words, and the options, in the right order where that counts."""

    text: Text
    options: tuple[QuizOption, ...]

    @cached_property
    def by_id(self) -> dict[str, QuizOption]:
        """The options by their ids."""
        return {option.id: option for option in self.options}

    @property
    def right_ids(self) -> tuple[str, ...]:
        """The ids of the options marked right."""
        return tuple(option.id for option in self.options if option.right)


class QuizItem(Exact):
    """One item: a question with its options or, for a vignette, the questions of its steps.

    It tests `statements` of the review. Its key, which is what the right answer says, rests on the
    notes of law that it `cites`: it holds until the first of those is to be read again, or until
    `valid_until` where that comes sooner, and counts for nothing after that. A note that an option
    alone cites ends nothing. `matches` is its fellow in the other paper, and `roles` are those
    whose work it is about; without any it is for everybody.
    """

    id: ItemId
    kind: ItemKind
    topic: Slug
    statements: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    paper: Paper | None = None
    matches: str | None = None
    valid_until: date | None = None
    outcome: VignetteOutcome | None = None
    text: str = ""
    options: tuple[QuizOption, ...] = ()
    steps: tuple[QuizQuestion, ...] = ()

    @property
    def rules(self) -> Kind:
        """What its kind is."""
        return RULES[self.kind]

    @cached_property
    def questions(self) -> tuple[QuizQuestion, ...]:
        """What is put, in order: the steps of a vignette, or the one question of any other item.

        The words that introduce a vignette stand before those of its first step.
        """
        if self.rules.steps is None:
            return (QuizQuestion(text=self.text, options=self.options),)
        if not self.text or not self.steps:
            return self.steps
        first = self.steps[0].model_copy(update={"text": f"{self.text}\n{self.steps[0].text}"})
        return (first, *self.steps[1:])

    def opening(self, most: int) -> str:
        """Return the first words of what it asks, at most so many characters and three dots."""
        words = " ".join(self.questions[0].text.split())
        return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} ..."

    def as_printed(self, question: QuizQuestion) -> tuple[QuizOption, ...]:
        """Return a question's options as papers print and letter them: an order out of order."""
        if not self.rules.in_order:
            return question.options
        return tuple(question.options[place] for place in _misplaced(question, self.id))

    @property
    def tags(self) -> tuple[str, ...]:
        """What it tests, and until when it holds, as words to be found by."""
        until = (f"valid-until-{self.valid_until}",) if self.valid_until else ()
        return (*self.tests, *until)

    @property
    def tests(self) -> tuple[str, ...]:
        """The statements and the notes of law that the item tests."""
        return (*self.statements, *self.cites)

    def is_past(self, today: date) -> bool:
        """Say whether the day until which the item holds is over."""
        return self.valid_until is not None and self.valid_until < today


def _misplaced(question: QuizQuestion, name: str) -> tuple[int, ...]:
    """Return the places of an order's options as they are printed, the same whenever it is.

    It tells nothing: none stands in its right place, of the pairs at least half are turned round,
    at most two that belong together stand together, and the words are not in their own order.
    """
    size = len(question.options)
    far = tuple(filter(_is_far_from_right, permutations(range(size))))
    first = int.from_bytes(sha256(name.encode()).digest()) % len(far)
    by_words = tuple(sorted(range(size), key=lambda place: question.options[place].text))
    return next(order for order in far[first:] + far[:first] if order != by_words)


def _is_far_from_right(order: tuple[int, ...]) -> bool:
    turned = [one > other for one, other in combinations(order, 2)]
    together = sum(abs(one - other) == 1 for one, other in pairwise(order))
    in_place = any(place == at for at, place in enumerate(order))
    return not in_place and together <= 1 and 2 * sum(turned) >= len(turned)


def cited_in(items: Iterable[QuizItem]) -> tuple[str, ...]:
    """Return what items and the reasons for their options rest on, each once."""
    options = (
        (item, option) for item in items for each in item.questions for option in each.options
    )
    return tuple(
        dict.fromkeys(cite for item, option in options for cite in (*item.tests, *option.rests_on))
    )


class QuizBank(Exact):
    """One quiz bank, whole: merged from `bank.toml` and files of items, in name order."""

    format: Format
    id: Slug
    version: Version
    title: Text
    jurisdiction: Text
    reviewed_on: date
    review_by: date
    topics: Annotated[tuple[QuizTopic, ...], Field(min_length=1)]
    misconceptions: tuple[Misconception, ...] = ()
    statements: tuple[OwnStatement, ...] = ()
    items: tuple[QuizItem, ...]
    digest: str = ""

    @cached_property
    def by_id(self) -> dict[str, QuizItem]:
        """The items by their ids."""
        return {item.id: item for item in self.items}

    @cached_property
    def topic_by_id(self) -> dict[str, QuizTopic]:
        """The topics by their ids."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def misconception_by_id(self) -> dict[str, Misconception]:
        """The misconceptions by their ids."""
        return {each.id: each for each in self.misconceptions}

    def in_paper(self, paper: Paper) -> tuple[QuizItem, ...]:
        """Return the items of one paper, in order."""
        return tuple(item for item in self.items if item.paper is paper)
