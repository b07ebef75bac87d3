"""Answers to a quiz in a browser, and what the program makes of the same answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from ehe_check.quiz.item import LETTERS, QuizBank, QuizItem
from ehe_check.quiz.kinds import Way
from ehe_check.quiz.mark import Answered, Sureness, mark
from tests.browser import look

SURE = {
    "sure": Sureness.SURE,
    "fairly": Sureness.FAIRLY_SURE,
    "guess": Sureness.GUESSING,
    "": Sureness.FAIRLY_SURE,
}
"""How sure an answer on the page is; none said counts as neither sure nor a guess."""


@dataclass(frozen=True)
class Chosen:
    """An answer by the letters of the bank; without letters the question is passed over."""

    item: QuizItem
    number: int
    letters: str = ""
    sure: str = ""

    @property
    def id(self) -> str:
        return f"{self.item.id}-{self.number + 1}"

    @property
    def options(self) -> tuple[str, ...]:
        """The ids of what was chosen."""
        every = self.item.questions[self.number].options
        return tuple(every[LETTERS.index(letter.upper())].id for letter in self.letters)


def chosen(item: QuizItem, random: Random) -> Iterator[Chosen]:
    """Yield any answer to each question of an item, and how sure it is."""
    for number, question in enumerate(item.questions):
        letters = LETTERS[: len(question.options)].lower()
        sizes = {Way.ONE: 1, Way.SEVERAL: random.randint(1, len(letters)), Way.ORDER: len(letters)}
        some = random.sample(letters, sizes[item.rules.way])
        in_order = item.rules.in_order and random.choice((True, False))
        picked = "".join(some if in_order else sorted(some))
        yield Chosen(item, number, picked, random.choice([*SURE]))


def any_answers(bank: QuizBank, seed: int, *, passed: Iterable[str] = ()) -> list[Chosen]:
    """Return an answer to each question of a quiz but for the items that are passed over."""
    random, over = Random(seed), set(passed)  # noqa: S311 (nothing here is secret)
    return [
        each
        for item in bank.items
        for each in ([Chosen(item, 0)] if item.id in over else chosen(item, random))
    ]


def seen_in_browser(
    chromium: str, page: Path, *visits: list[Chosen], **asked: object
) -> list[dict[str, Any]]:
    """Return what each visit saw that answered a page, which asked for nothing from elsewhere."""
    answers = [
        [{"id": each.id, "letters": each.letters, "sure": each.sure} for each in visit]
        for visit in visits
    ]
    found = look(chromium, "quiz", page=page, visits=answers, **asked)
    assert [] == found["faults"]
    seen: list[dict[str, Any]] = found["seen"]
    return seen


def as_answered(answers: Iterable[Chosen]) -> list[Answered]:
    """Return the items that were answered, as the program marks them."""
    given: dict[str, list[Chosen]] = {}
    for each in answers:
        if each.letters:
            given.setdefault(each.item.id, []).append(each)
    return [_answered(several) for several in given.values()]


def _answered(several: list[Chosen]) -> Answered:
    item, options = several[0].item, tuple(each.options for each in several)
    return Answered(item, options, tuple(SURE[each.sure] for each in several), mark(item, options))
