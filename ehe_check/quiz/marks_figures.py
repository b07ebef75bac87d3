"""What the sheets of a paper quiz show: what was replied, how questions did, and who gained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from statistics import StatisticsError, correlation, mean
from typing import NamedTuple

from ehe_check.bank.law import Library
from ehe_check.page.phrases import grouped
from ehe_check.quiz.intervals import FEWEST, Interval, mean_of_means
from ehe_check.quiz.item import Paper
from ehe_check.quiz.learning_points import missed_points
from ehe_check.quiz.mark import Sureness, mark_question
from ehe_check.quiz.marks_csv import Sheet, When
from ehe_check.quiz.to_teach import Reply

ENOUGH = 30
"""How many sheets of a paper there have to be before a question is held against the others."""
_SMALLEST_HALF = 2


def replies(sheets: Iterable[Sheet], library: Library, *, only_sure: bool) -> Iterator[Reply]:
    """Yield what was replied to each question, or only that which people were sure of."""
    for sheet in sheets:
        for name, (item, given, sure) in sheet.answers.items():
            for step, chosen in enumerate(given):
                if not only_sure or (sure is Sureness.SURE and chosen):
                    yield Reply(
                        f"{name}, step {step + 1}" if len(given) > 1 else name,
                        missed_points(item, step, chosen, library),
                        mark_question(item, step, chosen).misconceptions,
                    )


class QuestionsToRead(NamedTuple):
    """Questions to read again: each that runs `against` the others and how far, and the rest."""

    against: Mapping[str, float]
    nobody: Sequence[str]
    everybody: Sequence[str]


def questions_to_read(sheets: Iterable[Sheet]) -> QuestionsToRead:
    """Return the questions of each paper that want reading again, where enough people sat it."""
    sat = sorted(grouped((each.paper, each) for each in sheets).items())
    every = {name: of for _, of in sat if len(of) >= FEWEST for name in of[0].answers}
    marks = {name: {each.marks[name] for each in of} for name, of in every.items()}
    found = {name: discrimination(name, of) for name, of in every.items() if len(of) >= ENOUGH}
    against = sorted((value, name) for name, value in found.items() if value and value < 0)
    return QuestionsToRead(
        {name: value for value, name in against},
        [name for name, each in marks.items() if each == {0}],
        [name for name, each in marks.items() if each == {1}],
    )


def discrimination(name: str, sheets: Iterable[Sheet]) -> float | None:
    """Return how far the mark of an item goes with those of all others, from -1 to 1.

    Each is taken from its mean of that time, so that what everybody learned in between is no part
    of it. None where everybody did alike.
    """
    own, rest = list[Fraction](), list[Fraction]()
    for then in grouped((each.when, each.marks) for each in sheets).values():
        own += _from_mean([marks[name] for marks in then])
        rest += _from_mean([sum(marks.values(), -marks[name]) for marks in then])
    try:
        return correlation([*map(float, own)], [*map(float, rest)])
    except StatisticsError:
        return None


def _from_mean(values: Sequence[Fraction]) -> Iterator[Fraction]:
    middle = mean(values)
    return (each - middle for each in values)


# Before and after, by person


class Crossing(Enum):
    """Whether each half of a room sat the other paper the second time."""

    CROSSED = auto()
    ONE_WAY = auto()
    SAME_PAPER = auto()


class Pair(NamedTuple):
    """What one person did before and after: on which papers, and the mark on each, from 0 to 1."""

    first: Paper
    second: Paper
    before: Fraction
    after: Fraction


@dataclass(frozen=True)
class Gain:
    """How far people's marks moved, from 0 to 1; no interval where all moved alike."""

    crossing: Crossing
    people: int
    before: Fraction
    after: Fraction
    interval: Interval | None


def pairs_of(sheets: Iterable[Sheet]) -> Iterator[Pair]:
    """Yield what each person did who sat both times, by the codes of their own."""
    for several in grouped((each.code, each) for each in sheets if each.code).values():
        if len(several) == len(When):
            first, second = sorted(several, key=lambda each: each.when is When.AFTER)
            before, after = (mean(each.marks.values()) for each in (first, second))
            yield Pair(first.paper, second.paper, before, after)


def gain_of(pairs: Sequence[Pair]) -> Gain | None:
    """Return how far each person's own mark moved; None of fewer than five people.

    Where halves of the room crossed, both count alike: what makes one paper easier than the other
    then falls out. Those who sat one paper twice are left out of that.
    """
    changed = [each for each in pairs if each.first is not each.second]
    crossed = [[each for each in changed if each.first is paper] for paper in Paper]
    is_crossed = all(len(half) >= _SMALLEST_HALF for half in crossed)
    halves = crossed if is_crossed else [pairs]
    people = sum(map(len, halves))
    if people < FEWEST:
        return None
    otherwise = Crossing.ONE_WAY if changed else Crossing.SAME_PAPER
    return Gain(
        Crossing.CROSSED if is_crossed else otherwise,
        people,
        mean(mean(each.before for each in half) for half in halves),
        mean(mean(each.after for each in half) for half in halves),
        mean_of_means([[each.after - each.before for each in half] for half in halves]),
    )


def leavers(sheets: Sequence[Sheet]) -> dict[When, list[str]]:
    """Return the codes of those who sat at one time alone, where others sat at the other."""
    codes = {when: {each.code for each in sheets if each.when is when} - {""} for when in When}
    one, other = codes.values()
    return {when: sorted(each - (one & other)) for when, each in codes.items() if one and other}
