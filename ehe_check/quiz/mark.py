"""Marks: what somebody chose, how sure they were, and the exact mark that it earns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias, assert_never

from ehe_check.quiz.item import QuizItem, QuizOption, QuizQuestion
from ehe_check.quiz.kinds import Way

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


WRONG, RIGHT = Fraction(0), Fraction(1)


def mark(item: QuizItem, given: Given) -> Marking:
    """Return how an answer is marked; the order in which options were shown has no part in it.

    Where several may be chosen, the share is that of the right options chosen less that of the
    wrong ones, at least nothing: choosing everything earns nothing. An order earns the share of the
    options that stand in their place, and a vignette that of its steps answered right.

    Raises:
        ValueError: there is not one answer for each question of the item.
    """
    pairs = zip(item.questions, given, strict=True)
    each = [mark_question(item, number, chosen) for number, (_, chosen) in enumerate(pairs)]
    parts = tuple(marking.share for marking in each)
    shown = dict.fromkeys(belief for marking in each for belief in marking.misconceptions)
    return Marking(sum(parts, WRONG) / len(parts), parts, tuple(shown))


def mark_question(item: QuizItem, number: int, chosen: tuple[str, ...]) -> Marking:
    """Return how the answer to one question of an item is marked; the first is number 0."""
    question = item.questions[number]
    share = _share(item.rules.way, question, chosen)
    options = (question.by_id[each] for each in chosen if each in question.by_id)
    beliefs = (option.misconception for option in options)
    shown = dict.fromkeys(belief for belief in beliefs if belief is not None)
    return Marking(share, (share,), tuple(shown))


def mistaken(item: QuizItem, number: int, chosen: Sequence[str]) -> Iterator[QuizOption]:
    """Yield the options at which an answer went wrong: chosen, left out or out of their place."""
    options, way = item.questions[number].options, item.rules.way
    match way:
        case Way.ORDER:
            pairs = zip(options, chosen, strict=False)
            yield from (option for option, given in pairs if option.id != given)
        case Way.ONE:
            yield from (each for each in options if each.id in chosen and not each.right)
        case Way.SEVERAL:
            yield from (each for each in options if each.right is not (each.id in chosen))
        case _:
            assert_never(way)


def right_options(item: QuizItem, number: int) -> Iterator[QuizOption]:
    """Yield the options of one question that are right, which in an order each is in its place."""
    options = item.questions[number].options
    return (each for each in options if item.rules.in_order or each.right)


def _share(way: Way, question: QuizQuestion, chosen: tuple[str, ...]) -> Fraction:
    match way:
        case Way.ONE:
            return RIGHT if chosen == question.right_ids else WRONG
        case Way.SEVERAL:
            return _share_of_several(question, frozenset(chosen))
        case Way.ORDER:
            placed = zip(question.options, chosen, strict=False)
            in_place = sum(option.id == each for option, each in placed)
            return Fraction(in_place, len(question.options))
        case _:
            assert_never(way)


def _share_of_several(question: QuizQuestion, chosen: frozenset[str]) -> Fraction:
    right = frozenset(question.right_ids)
    wrong = frozenset(question.by_id) - right
    found = Fraction(len(chosen & right), len(right))
    astray = Fraction(len(chosen & wrong), len(wrong))
    return max(found - astray, WRONG)
