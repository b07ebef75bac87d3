"""Marking: an item, its options in any order, and what somebody chose, to an exact mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeVar, assert_never

from ehe_check.quiz.attempt import Given, Marking
from ehe_check.quiz.item import ItemKind, QuizItem, QuizQuestion

Thing = TypeVar("Thing")

WRONG, RIGHT = Fraction(0), Fraction(1)


class Draws(Protocol):
    """Where chance comes from: `random.Random` with a seed, or a test's own numbers."""

    def random(self) -> float:
        """Return the next number from 0 up to, and not including, 1."""


@dataclass(frozen=True)
class Shuffled:
    """An item with its questions as they are shown: the options of each in a drawn order."""

    item: QuizItem
    questions: tuple[QuizQuestion, ...]

    def given_at(self, places: Iterable[Iterable[int]]) -> Given:
        """Return what was chosen, from the places shown of the options chosen, from 0."""
        pairs = zip(self.questions, places, strict=True)
        return tuple(tuple(question.options[at].id for at in chosen) for question, chosen in pairs)


def shuffled(item: QuizItem, draws: Draws) -> Shuffled:
    """Return an item with its options shuffled; true and false stay as they are."""
    if item.kind is ItemKind.TRUE_FALSE:
        return Shuffled(item, item.questions)
    mixed = (
        question.model_copy(update={"options": drawn(question.options, draws)})
        for question in item.questions
    )
    return Shuffled(item, tuple(mixed))


def drawn(things: Sequence[Thing], draws: Draws) -> tuple[Thing, ...]:
    """Return things in a drawn order, each order as likely as any other."""
    left = list(things)
    for last in range(len(left) - 1, 0, -1):
        other = int(draws.random() * (last + 1))
        left[last], left[other] = left[other], left[last]
    return tuple(left)


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
    share = _share(item.kind, question, chosen)
    options = (question.by_id[each] for each in chosen if each in question.by_id)
    beliefs = (option.misconception for option in options)
    shown = dict.fromkeys(belief for belief in beliefs if belief is not None)
    return Marking(share, (share,), tuple(shown))


def _share(kind: ItemKind, question: QuizQuestion, chosen: tuple[str, ...]) -> Fraction:
    match kind:
        case ItemKind.SINGLE | ItemKind.TRUE_FALSE | ItemKind.VIGNETTE:
            return RIGHT if chosen == question.right_ids else WRONG
        case ItemKind.SEVERAL:
            return _share_of_several(question, frozenset(chosen))
        case ItemKind.ORDER:
            placed = zip(question.options, chosen, strict=False)
            in_place = sum(option.id == each for option, each in placed)
            return Fraction(in_place, len(question.options))
        case _:
            assert_never(kind)


def _share_of_several(question: QuizQuestion, chosen: frozenset[str]) -> Fraction:
    right = frozenset(question.right_ids)
    wrong = frozenset(question.by_id) - right
    found = Fraction(len(chosen & right), len(right))
    astray = Fraction(len(chosen & wrong), len(wrong))
    return max(found - astray, WRONG)
