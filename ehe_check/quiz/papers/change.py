"""Quiz changes: how answers differ from before a training to after it, by learning point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ehe_check.bank.law import Library
from ehe_check.quiz.intervals import FEWEST, Interval, sum_of_means, sum_of_shares
from ehe_check.quiz.item import Paper, QuizBank, QuizItem
from ehe_check.quiz.learning_points import (
    in_reading_order,
    missed_points,
    points_to_miss,
    short_words,
)
from ehe_check.quiz.mark import Given, mark
from ehe_check.quiz.papers.item_statistics import Withheld
from ehe_check.quiz.papers.quiz_sheets import (
    QuizSheets,
    given_of,
    items_of,
    left_out,
)
from ehe_check.quiz.papers.who_sat import Sat
from ehe_check.quiz.room import Round


@dataclass(frozen=True)
class Group:
    """What people did with the questions about one thing: how many answers met it, of how many.

    `scores` are people's own shares, one a person.
    """

    count: int = 0
    answers: int = 0
    questions: int = 0
    scores: tuple[Fraction, ...] = ()

    @property
    def people(self) -> int:
        """How many people they are."""
        return len(self.scores)

    @property
    def is_enough(self) -> bool:
        """Whether there are enough people to say anything."""
        return self.people >= FEWEST


@dataclass(frozen=True)
class PointChange:
    """Answers that miss a point, before and after; without a point, the right ones of all.

    `change` is how far the share could have moved, or why that is not told.
    """

    statement: str
    text: str
    before: Group
    after: Group
    change: Interval | Withheld

    @property
    def is_enough(self) -> bool:
        """Whether enough people answered each time."""
        return self.before.is_enough and self.after.is_enough


@dataclass(frozen=True)
class ChangeFigures:
    """How answers differ; no points where too few people sat before, or after."""

    sat: Sat
    points: tuple[PointChange, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    """What one line of the page asks of an answer, and the items of which it can be asked."""

    statement: str
    items: frozenset[str]
    library: Library

    def is_met(self, item: QuizItem, given: Given) -> bool:
        """Say whether an answer misses the point or, where there is none, is right."""
        if not self.statement:
            return mark(item, given).share == 1
        return any(
            self.statement in missed_points(item, number, chosen, self.library)
            for number, chosen in enumerate(given)
        )


def change_figures(
    several: Sequence[QuizSheets], bank: QuizBank, library: Library, today: date
) -> ChangeFigures:
    """Return how answers differ from before to after; the order of files and sheets is no matter.

    An item is left out of both papers where its law is past its date.
    """
    put = {item.id: item for each in several for item in items_of(each, bank)}
    out = left_out(put, bank, today)
    sat: dict[tuple[Paper, Round], int] = {}
    for each in several:
        key = each.paper, each.when
        sat[key] = sat.get(key, 0) + each.sat
    lines = _lines([item for item in put.values() if item.id not in out], library)
    whole, *points = (_change(line, several, bank, today) for line in lines)
    return ChangeFigures(
        sat=Sat(sat),
        points=(whole, *points) if whole.is_enough else (),
        left_out=tuple(item.id for item in bank.items if item.id in out),
    )


def _lines(items: Sequence[QuizItem], library: Library) -> Iterator[_Line]:
    """Yield the line of all questions, then one for each point that some answer could miss."""
    yield _Line("", frozenset(item.id for item in items), library)
    about: dict[str, set[str]] = {}
    for item in items:
        for point in points_to_miss(item, library):
            about.setdefault(point, set()).add(item.id)
    for point in in_reading_order(about, library):
        yield _Line(point, frozenset(about[point]), library)


def _change(line: _Line, several: Iterable[QuizSheets], bank: QuizBank, today: date) -> PointChange:
    found: dict[tuple[Paper, Round], list[Group]] = {}
    for each in several:
        group = _of_sheets(line, each, bank)
        if group.answers:
            found.setdefault((each.paper, each.when), []).append(group)
    groups = {key: _together(each) for key, each in found.items()}
    before, after = (
        _together([group for key, group in groups.items() if key[1] is when]) for when in Round
    )
    is_enough = before.is_enough and after.is_enough
    return PointChange(
        statement=line.statement,
        text=short_words(line.statement, line.library, today),
        before=before,
        after=after,
        change=_span(groups, before, after) if is_enough else Withheld.FEW_SAT_A_PAPER,
    )


def _of_sheets(line: _Line, sheets: QuizSheets, bank: QuizBank) -> Group:
    every = items_of(sheets, bank)
    items = [item for item in every if item.id in line.items]
    met = [
        sum(line.is_met(item, given[item.id]) for item in items)
        for given in (given_of(sheet, every) for sheet in sheets.sheets)
    ]
    if not items:
        return Group()
    scores = tuple(sorted(Fraction(each, len(items)) for each in met))
    return Group(sum(met), len(items) * len(met), len(items), scores)


def _together(groups: Sequence[Group]) -> Group:
    """Return several groups as one; nobody is in two of them."""
    every_score = tuple(sorted(score for each in groups for score in each.scores))
    return Group(
        sum(each.count for each in groups),
        sum(each.answers for each in groups),
        max((each.questions for each in groups), default=0),
        every_score,
    )


def _span(
    groups: Mapping[tuple[Paper, Round], Group], before: Group, after: Group
) -> Interval | Withheld:
    """Return how far a change could lie, each paper compared with itself and counting alike.

    So neither an easier paper nor halves of different sizes look like a change. Where a paper was
    not sat both times, all who sat before are compared with all who sat after.
    """
    pairs = [
        (groups.get((paper, Round.BEFORE)), groups.get((paper, Round.AFTER))) for paper in Paper
    ]
    whole = [(one, other) for one, other in pairs if one and other]
    if len(whole) < sum(one is not None or other is not None for one, other in pairs):
        whole = [(before, after)]
    weight = 1 / len(whole)
    parts = [part for one, other in whole for part in ((-weight, one), (weight, other))]
    if all(group.questions == 1 for _, group in parts):
        return sum_of_shares([(each, group.count, group.answers) for each, group in parts])
    if not all(group.is_enough for _, group in parts):
        return Withheld.FEW_SAT_A_PAPER
    return sum_of_means([(each, group.scores) for each, group in parts]) or Withheld.ALL_ALIKE
