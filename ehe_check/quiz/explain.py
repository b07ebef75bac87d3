"""Explain an answer by its reasons, and a quiz at its end; nothing passes or fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import assert_never

from ehe_check.bank.law import Library
from ehe_check.quiz.draw import Shuffled
from ehe_check.quiz.item import QuizBank, QuizItem, QuizOption
from ehe_check.quiz.learning_points import (
    in_reading_order,
    is_urgent,
    missed_points,
    right_points,
    whole_words,
)
from ehe_check.quiz.mark import Answered, Sureness, Verdict


class Standing(IntEnum):
    """How an answer stands, what to look at first coming first."""

    SURE_AND_NOT_RIGHT = 0
    NOT_RIGHT = 1
    RIGHT_BY_GUESSING = 2
    RIGHT = 3


_STANDING_WORDS = {
    Standing.SURE_AND_NOT_RIGHT: "You were sure, and it was not right",
    Standing.NOT_RIGHT: "Not right",
    Standing.RIGHT_BY_GUESSING: "Right, and you were guessing",
}
_LONGEST = 80


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


def _to_read(answers: Sequence[Answered], library: Library, today: date) -> Iterator[ToRead]:
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


def reasons(
    shuffled: Shuffled, number: int, chosen: Sequence[str], bank: QuizBank
) -> tuple[list[str], list[str]]:
    """Return the reasons to read first, and the others: what is right and what was chosen first.

    The reasons of an order come in its right order, and all of them first.
    """
    if shuffled.item.rules.in_order:
        placed = enumerate(shuffled.item.questions[number].options, start=1)
        return [_placed(option, chosen, place) for place, option in placed], []
    options = sorted(shuffled.questions[number].options, key=lambda each: not each.right)
    first = [each for each in options if each.right or each.id in chosen]
    others = [each for each in options if each not in first]
    said = [[_reason(each, chosen, bank) for each in several] for several in (first, others)]
    return said[0], said[1]


def right_words(item: QuizItem, number: int) -> str:
    """Return what is right at one question of an item; an order in a line for each."""
    options = item.questions[number].options
    if item.rules.in_order:
        lines = (f"{place}. {each.text}" for place, each in enumerate(options, start=1))
        return "\n".join(["", *lines])
    return "; ".join(each.text.removesuffix(".") for each in options if each.right)


def verdict_words(verdict: Verdict) -> str:
    """Return how an answer is spoken of, kindly."""
    match verdict:
        case Verdict.RIGHT:
            return "That is right."
        case Verdict.PARTLY:
            return "Part of that is right."
        case Verdict.WRONG:
            return "That is not it."
        case _:
            assert_never(verdict)


def summary_lines(summary: Summary, put: int) -> Iterator[str]:
    """Yield how many answers were right, of so many items put."""
    if not summary.answered:
        yield "Nothing was answered."
        return
    partly = f", and {summary.partly} in part" if summary.partly else ""
    yield f"{summary.right} of {summary.answered} right{partly}."
    if put > summary.answered:
        yield f"Without an answer: {put - summary.answered}."


def reading_lines(each: ToRead) -> Iterator[str]:
    """Yield a statement to read, and the items that lead to it, first to look at first."""
    yield f"\n{each.statement}: {each.text}" if each.text else f"\n{each.statement}"
    for answered in each.answers:
        words = _STANDING_WORDS[standing(answered)]
        yield f'{words}: {answered.item.id}, "{answered.item.opening(_LONGEST)}"'


def _placed(option: QuizOption, chosen: Sequence[str], place: int) -> str:
    mine = [*chosen].index(option.id) + 1
    had = " (as you had it)" if mine == place else f" (you had it at {mine})"
    return _with_reason(f"{place}. {option.text}{had}", option)


def _reason(option: QuizOption, chosen: Sequence[str], bank: QuizBank) -> str:
    word = "Right" if option.right else "Not right"
    mine = " (your answer)" if option.id in chosen else ""
    reason = _with_reason(f"{word}: {option.text}{mine}", option)
    if mine and option.misconception is not None:
        belief = bank.misconception_by_id[option.misconception].text
        return f"{reason}\nThe belief behind it: {belief}"
    return reason


def _with_reason(text: str, option: QuizOption) -> str:
    return f"\n{text}\n{option.why} [{', '.join(option.rests_on)}]"
