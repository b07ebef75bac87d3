"""Summing up: what somebody's answers show, by learning point, and what to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from ehe_check.bank.law import Library
from ehe_check.quiz.attempt import Answered, Sureness, Verdict
from ehe_check.quiz.learning_points import (
    in_reading_order,
    is_urgent,
    missed_points,
    right_points,
    whole_words,
)


class Standing(IntEnum):
    """How an answer stands, what to look at first coming first."""

    SURE_AND_NOT_RIGHT = 0
    NOT_RIGHT = 1
    RIGHT_BY_GUESSING = 2
    RIGHT = 3


@dataclass(frozen=True)
class ToRead:
    """One statement, what it says, and the answers that lead to it, first to look at first."""

    statement: str
    text: str
    answers: tuple[Answered, ...]

    @property
    def standing(self) -> Standing:
        """The standing of the answer to look at first."""
        return min(map(standing, self.answers))


@dataclass(frozen=True)
class Summary:
    """What came of a quiz: counts, and what to read, first to look at first."""

    answered: int
    right: int
    partly: int
    to_read: tuple[ToRead, ...]


def standing(answered: Answered) -> Standing:
    """Return how an answer stands: sure and not right, not right, right by guessing, or right.

    An item of several questions was sure and not right where one of them was.
    """
    pairs = tuple(zip(answered.marking.parts, answered.sure, strict=True))
    if any(part < 1 and sure is Sureness.SURE for part, sure in pairs):
        return Standing.SURE_AND_NOT_RIGHT
    if answered.marking.verdict is not Verdict.RIGHT:
        return Standing.NOT_RIGHT
    return Standing.RIGHT_BY_GUESSING if Sureness.GUESSING in answered.sure else Standing.RIGHT


def sum_up(answers: Sequence[Answered], library: Library, today: date) -> Summary:
    """Return what came of a quiz; nothing is to be read where an answer was right and no guess.

    What is urgent comes first, then what the person was sure of.
    """

    def place(each: ToRead) -> tuple[bool, Standing]:
        return not is_urgent(each.statement, library), each.standing

    verdicts = [answered.marking.verdict for answered in answers]
    return Summary(
        answered=len(answers),
        right=verdicts.count(Verdict.RIGHT),
        partly=verdicts.count(Verdict.PARTLY),
        to_read=tuple(sorted(_to_read(answers, library, today), key=place)),
    )


def _to_read(answers: Sequence[Answered], library: Library, today: date) -> Iterable[ToRead]:
    leading: dict[str, list[Answered]] = {}
    for answered in answers:
        for statement in _points(answered, library):
            leading.setdefault(statement, []).append(answered)
    for statement in in_reading_order(leading, library):
        several = tuple(sorted(leading[statement], key=standing))
        yield ToRead(statement, whole_words(statement, library, today), several)


def _points(answered: Answered, library: Library) -> frozenset[str]:
    """Return what an answer leads to: what it missed, or what was right by guessing."""
    item, stands = answered.item, standing(answered)
    parts = enumerate(zip(answered.given, answered.marking.parts, answered.sure, strict=True))
    points: set[str] = set()
    for number, (chosen, share, sure) in parts:
        if share < 1:
            points |= missed_points(item, number, chosen, library)
        elif stands is Standing.RIGHT_BY_GUESSING and sure is Sureness.GUESSING:
            points |= right_points(item, number, library)
    return frozenset(points)
