"""What the sheets of a paper quiz show: what to teach next, how questions did, and who gained."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from fractions import Fraction
from statistics import StatisticsError, correlation, mean
from typing import NamedTuple, TypeAlias

from ehe_check.bank.law import Library
from ehe_check.quiz.draw import past_items
from ehe_check.quiz.intervals import FEWEST, Interval, sum_of_means
from ehe_check.quiz.item import Paper, QuizBank, QuizItem
from ehe_check.quiz.learning_points import in_reading_order, is_urgent, missed_points
from ehe_check.quiz.mark import Given, Sureness, mark, mark_question
from ehe_check.quiz.marks_csv import KeyedSheets, Sheet, When

ENOUGH = 30
"""How many sheets of a paper there have to be before a question is held against the others."""
_MOST_TO_TEACH = 3
_MANY = Fraction(1, 4)
_SMALLEST_HALF = 2

Marked: TypeAlias = tuple[Sheet, Mapping[str, Fraction]]
"""A sheet with the mark of each of its items that counts, from 0 to 1, by the item's name."""


@dataclass(frozen=True)
class Answer:
    """One answer to a question of a paper: the points that it misses, and the beliefs it shows."""

    question: str
    points: frozenset[str]
    beliefs: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True)
class MissedPoint:
    """A point that many answers to one question miss, and the belief that most of them show."""

    statement: str
    question: str
    missed: int
    answers: int
    belief: str | None


@dataclass(frozen=True)
class QuestionsToRead:
    """Questions to read again: each that runs `against` the others and how far, and the rest."""

    against: tuple[tuple[float, str], ...]
    nobody: tuple[str, ...]
    everybody: tuple[str, ...]


class Crossing(Enum):
    """Whether each half of a room sat the other paper the second time."""

    CROSSED = auto()
    ONE_WAY = auto()
    SAME_PAPER = auto()
    NOT_KNOWN = auto()


class Pair(NamedTuple):
    """What one person did before and after: on which papers, and the mark on each, from 0 to 1."""

    first: Paper
    second: Paper
    before: Fraction
    after: Fraction


@dataclass(frozen=True)
class Gain:
    """How far marks moved, from 0 to 1; no interval where nobody differs from anybody.

    `people` are those who sat both times, or None where no codes say who did.
    """

    crossing: Crossing
    people: int | None
    before: Fraction
    after: Fraction
    interval: Interval | None


@dataclass(frozen=True)
class MarksFigures:
    """What sheets show; nothing of fewer than five people."""

    sat: Mapping[tuple[When, Paper], int]
    latest: When | None
    teach: tuple[MissedPoint, ...]
    sure_and_wrong: tuple[MissedPoint, ...]
    questions: QuestionsToRead
    gain: Gain | None
    leavers: Mapping[When, tuple[str, ...]]
    refused: int
    left_out: tuple[str, ...]


def marks_figures(
    keyed: KeyedSheets, bank: QuizBank, library: Library, today: date
) -> MarksFigures:
    """Return what sheets show, whatever their order; an item past its date counts for nothing."""
    sheets = keyed.sheets
    past = frozenset(each.id for each in past_items(bank, today))
    put = {item.id for each in sheets for item in each.items}
    times = Counter(each.when for each in sheets)
    latest = next((when for when in reversed(When) if times[when] >= FEWEST), None)
    late = [each for each in sheets if each.when is latest]
    answers = [answer for sheet in late for answer in _answers(sheet, past, library)]
    marked = [(each, marks) for each in sheets if (marks := _marks(each, past))]
    return MarksFigures(
        sat=Counter((each.when, each.paper) for each in sheets),
        latest=latest,
        teach=tuple(most_missed(answers, library)),
        sure_and_wrong=tuple(most_missed([each for each in answers if each.is_sure], library)),
        questions=questions_to_read(marked),
        gain=gain_of([*_pairs(marked)]) or gain_unpaired(marked),
        leavers=_leavers(sheets),
        refused=len(keyed.refused),
        left_out=tuple(each.id for each in bank.items if each.id in past & put),
    )


def _places(
    sheet: Sheet, past: AbstractSet[str]
) -> Iterator[tuple[str, QuizItem, Given, Sureness | None]]:
    """Yield each item that counts by its place on the paper, with what a sheet gives there."""
    places = zip(sheet.items, sheet.given, sheet.sure, strict=True)
    for number, (item, given, sure) in enumerate(places, start=1):
        if item.id not in past:
            yield f"{sheet.paper}{number} ({item.id})", item, given, sure


def _marks(sheet: Sheet, past: AbstractSet[str]) -> dict[str, Fraction]:
    return {name: mark(item, given).share for name, item, given, _ in _places(sheet, past)}


def _answers(sheet: Sheet, past: AbstractSet[str], library: Library) -> Iterator[Answer]:
    for name, item, given, sure in _places(sheet, past):
        for step, chosen in enumerate(given):
            yield Answer(
                f"{name}, step {step + 1}" if len(given) > 1 else name,
                missed_points(item, step, chosen, library),
                mark_question(item, step, chosen).misconceptions,
                is_sure=sure is Sureness.SURE and bool(chosen),
            )


def most_missed(answers: Iterable[Answer], library: Library) -> Iterator[MissedPoint]:
    """Yield the points missed by the greatest share of answers to a question, a quarter at least.

    Among equals an urgent one comes first, then one that is missed more often in all. An answer
    counts at one point only: what has been yielded takes its answers from those that follow.
    """
    left = [*answers]
    asked = Counter(each.question for each in left)
    for _ in range(_MOST_TO_TEACH):
        worst = _worst([each for each in left if asked[each.question] >= FEWEST], asked, library)
        if worst is None or Fraction(worst.missed, worst.answers) < _MANY:
            return
        yield worst
        left = [each for each in left if worst.statement not in each.points]


def _worst(
    answers: Sequence[Answer], asked: Mapping[str, int], library: Library
) -> MissedPoint | None:
    missed = Counter((point, each.question) for each in answers for point in each.points)
    in_all = Counter(point for each in answers for point in each.points)
    order = in_reading_order(in_all, library)

    def rank(place: tuple[str, str]) -> tuple[Fraction, bool, int, int, str]:
        point, question = place
        share = Fraction(missed[place], asked[question])
        return -share, not is_urgent(point, library), -in_all[point], order.index(point), question

    if not missed:
        return None
    point, question = min(missed, key=rank)
    beliefs = Counter(one for each in answers if point in each.points for one in each.beliefs)
    belief = min(beliefs, key=lambda one: (-beliefs[one], one), default=None)
    return MissedPoint(point, question, missed[point, question], asked[question], belief)


def questions_to_read(marked: Iterable[Marked]) -> QuestionsToRead:
    """Return the questions of each paper that want reading again, where enough people sat it."""
    sheets = defaultdict[Paper, list[Marked]](list)
    for each in marked:
        sheets[each[0].paper].append(each)
    every = [
        (name, sheets[paper])
        for paper in sorted(sheets)
        if len(sheets[paper]) >= FEWEST
        for name in sheets[paper][0][1]
    ]
    found = [(discrimination(name, of), name) for name, of in every if len(of) >= ENOUGH]
    marks = {name: {marks[name] for _, marks in of} for name, of in every}
    return QuestionsToRead(
        against=tuple(sorted((value, name) for value, name in found if value and value < 0)),
        nobody=tuple(name for name, each in marks.items() if each == {0}),
        everybody=tuple(name for name, each in marks.items() if each == {1}),
    )


def discrimination(name: str, sheets: Sequence[Marked]) -> float | None:
    """Return how far the mark of an item goes with those of all others, from -1 to 1.

    Each is taken from its mean of that time, so that what everybody learned in between is no part
    of it. None where everybody did alike.
    """
    own, rest = list[Fraction](), list[Fraction]()
    for when in When:
        then = [marks for sheet, marks in sheets if sheet.when is when]
        own += _from_mean([marks[name] for marks in then])
        rest += _from_mean([sum(marks.values(), -marks[name]) for marks in then])
    try:
        return correlation([*map(float, own)], [*map(float, rest)])
    except StatisticsError:
        return None


def _from_mean(values: Sequence[Fraction]) -> Iterator[Fraction]:
    middle = mean(values) if values else 0
    return (each - middle for each in values)


def _pairs(marked: Iterable[Marked]) -> Iterator[Pair]:
    """Yield what each person did who sat both times, by the codes of their own."""
    sat = defaultdict[str, dict[When, tuple[Paper, Fraction]]](dict)
    for sheet, marks in marked:
        if sheet.code:
            sat[sheet.code][sheet.when] = sheet.paper, mean(marks.values())
    for each in sat.values():
        if len(each) == len(When):
            (first, before), (second, after) = (each[when] for when in When)
            yield Pair(first, second, before, after)


def gain_of(pairs: Sequence[Pair]) -> Gain | None:
    """Return how far each person's own mark moved; None of fewer than five people.

    Where halves of the room crossed, both count alike: what makes one paper easier than the other
    then falls out. Those who sat one paper twice are left out of that.
    """
    changed = [each for each in pairs if each.first is not each.second]
    crossed = [[each for each in changed if each.first is paper] for paper in Paper]
    is_crossed = all(len(half) >= _SMALLEST_HALF for half in crossed)
    halves = crossed if is_crossed else [[*pairs]]
    people = sum(map(len, halves))
    if people < FEWEST:
        return None
    otherwise = Crossing.ONE_WAY if changed else Crossing.SAME_PAPER
    moved = [[each.after - each.before for each in half] for half in halves]
    return Gain(
        Crossing.CROSSED if is_crossed else otherwise,
        people,
        mean(mean(each.before for each in half) for half in halves),
        mean(mean(each.after for each in half) for half in halves),
        sum_of_means([(1 / len(halves), half) for half in moved]),
    )


def gain_unpaired(marked: Iterable[Marked]) -> Gain | None:
    """Return how far marks moved where no codes pair them, each paper compared with itself.

    None where no paper was sat by five people each time.
    """
    cells = defaultdict[tuple[When, Paper], list[Fraction]](list)
    halves = defaultdict[str, set[tuple[When, Paper]]](set)
    for sheet, marks in marked:
        cells[sheet.when, sheet.paper].append(mean(marks.values()))
        halves[sheet.group].add((sheet.when, sheet.paper))
    papers = [each for each in Paper if all(len(cells[when, each]) >= FEWEST for when in When)]
    if not papers:
        return None
    before, after = ([cells[when, each] for each in papers] for when in When)
    weight = 1 / len(papers)
    sides = [*((-weight, each) for each in before), *((weight, each) for each in after)]
    levels = mean(map(mean, before)), mean(map(mean, after))
    return Gain(_crossing(halves), None, *levels, sum_of_means(sides))


def _crossing(halves: Mapping[str, AbstractSet[tuple[When, Paper]]]) -> Crossing:
    """Return whether halves crossed, by what each of them sat; nobody knows without its name."""
    if "" in halves and len({paper for half in halves.values() for _, paper in half}) > 1:
        return Crossing.NOT_KNOWN
    each_time = ({(when, paper) for when in When} for paper in Paper)
    is_twice = any(both <= half for both in each_time for half in halves.values())
    return Crossing.SAME_PAPER if is_twice else Crossing.CROSSED


def _leavers(sheets: Iterable[Sheet]) -> dict[When, tuple[str, ...]]:
    """Return the codes of those who sat at one time alone, where others sat at the other."""
    codes = {when: {each.code for each in sheets if each.when is when} - {""} for when in When}
    if not all(codes.values()):
        return {}
    both = codes[When.BEFORE] & codes[When.AFTER]
    return {when: tuple(sorted(each - both)) for when, each in codes.items()}
