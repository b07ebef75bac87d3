"""Explaining: an answer's reasons, and a quiz's end, in words; nothing here passes or fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from ehe_check.quiz.attempt import Answered, Verdict
from ehe_check.quiz.item import ItemKind, QuizBank, QuizOption
from ehe_check.quiz.mark import Shuffled
from ehe_check.quiz.sum_up import Standing, Summary, ToRead, standing

_STANDING_WORDS = {
    Standing.SURE_AND_NOT_RIGHT: "You were sure, and it was not right",
    Standing.NOT_RIGHT: "Not right",
    Standing.RIGHT_BY_GUESSING: "Right, and you were guessing",
}
_LONGEST = 80


def reasons(
    shuffled: Shuffled, number: int, chosen: Sequence[str], bank: QuizBank
) -> Iterator[str]:
    """Yield each option of a question with its reason: right ones first, then those chosen.

    The reasons of an order come in its right order.
    """
    if shuffled.item.kind is ItemKind.ORDER:
        for place, option in enumerate(shuffled.item.questions[number].options, start=1):
            yield _with_reason(f"{place}. {option.text}{_placed(option, chosen, place)}", option)
        return
    options = shuffled.questions[number].options
    for option in sorted(options, key=lambda each: (not each.right, each.id not in chosen)):
        word = "Right" if option.right else "Not right"
        mine = " (your answer)" if option.id in chosen else ""
        yield _with_reason(f"{word}: {option.text}{mine}", option)
        if mine and option.misconception is not None:
            yield f"The belief behind it: {bank.misconception_by_id[option.misconception].text}"


def verdict_words(verdict: Verdict) -> str:
    """Return how an answer is spoken of, kindly."""
    match verdict:
        case Verdict.RIGHT:
            return "That is right."
        case Verdict.PARTLY:
            return "Part of that is right."
        case Verdict.WRONG:
            return "That is not it. Here is why."
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
        yield f"{words}: {answered.item.id}, {_shortened(_opening(answered))}"


def _placed(option: QuizOption, chosen: Sequence[str], place: int) -> str:
    if option.id not in chosen:
        return ""
    mine = list(chosen).index(option.id) + 1
    return " (as you had it)" if mine == place else f" (you had it at {mine})"


def _with_reason(text: str, option: QuizOption) -> str:
    return f"\n{text}\n{option.why} [{', '.join(option.rests_on)}]"


def _opening(answered: Answered) -> str:
    return answered.item.questions[0].text.replace("\n", " ")


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return f'"{text}"'
    return f'"{text[:_LONGEST].rsplit(" ", 1)[0]} ..."'
