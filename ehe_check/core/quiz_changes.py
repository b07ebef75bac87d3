"""Quiz changes: how answers differ from before a training to after it, by learning point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ehe_check.core.sheets import COUNTABLE, counts_by_item, items_of, left_out, markings
from ehe_check.core.spanning import Share, by_others, by_the_same
from ehe_check.core.summing_up import learning_points
from ehe_check.model.law import Library
from ehe_check.model.quiz import Paper, QuizBank, QuizItem
from ehe_check.model.quiz_sheets import QuizSheets
from ehe_check.model.room import Round


class Crossing(Enum):
    """How two papers were shared out between before and after."""

    EVEN = "even"
    UNEVEN = "uneven"
    NONE = "none"
    SAME_PAPER = "same-paper"


@dataclass(frozen=True)
class PointChange:
    """Answers before and after: about one learning point or, without one, to all questions."""

    statement: str
    text: str
    before: Share
    after: Share

    @property
    def is_enough(self) -> bool:
        """Whether enough people answered each time."""
        return self.before.is_enough and self.after.is_enough


@dataclass(frozen=True)
class ChangeFigures:
    """How answers differ; no points where too few people sat before, or after."""

    sat: Mapping[tuple[Paper, Round], int]
    points: tuple[PointChange, ...]
    left_out: tuple[str, ...]

    @property
    def crossing(self) -> Crossing:
        """Whether the papers were crossed, and how evenly."""
        pairs = [
            (self.sat.get((paper, Round.BEFORE), 0), self.sat.get((paper, Round.AFTER), 0))
            for paper in Paper
        ]
        sat = [pair for pair in pairs if any(pair)]
        if len(sat) == 1:
            return Crossing.SAME_PAPER
        if any(0 in pair for pair in sat):
            return Crossing.NONE
        return Crossing.UNEVEN if any(max(p) > 2 * min(p) for p in sat) else Crossing.EVEN


def people_in(sheets: QuizSheets) -> int:
    """Return how many people some sheets, or counts, are of."""
    return len(sheets.sheets) or max((each.sat for each in sheets.counts), default=0)


def change_figures(
    several: Sequence[QuizSheets], bank: QuizBank, library: Library, today: date
) -> ChangeFigures:
    """Return how answers differ from before to after; the order of files and sheets is no matter.

    An item is left out of both papers where its law is past its date, and where only counts were
    entered of what counts cannot mark.
    """
    out = _left_out(several, bank, today)
    sat: dict[tuple[Paper, Round], int] = {}
    for each in several:
        key = each.paper, each.when
        sat[key] = sat.get(key, 0) + people_in(each)
    all_questions = _change("", "", several, out, bank)
    points = tuple(_points(several, out, bank, library)) if all_questions.is_enough else ()
    return ChangeFigures(
        sat=sat,
        points=(all_questions, *points) if points else (),
        left_out=tuple(item.id for item in bank.items if item.id in out),
    )


def _left_out(several: Sequence[QuizSheets], bank: QuizBank, today: date) -> frozenset[str]:
    put = {item.id: item for each in several for item in items_of(each, bank)}
    not_counted = {
        item.id
        for each in several
        if each.counts
        for item in items_of(each, bank)
        if item.kind not in COUNTABLE
    }
    with_fellows = {
        item.id for item in put.values() if item.id in not_counted or item.matches in not_counted
    }
    return left_out(put, bank, today) | with_fellows


def _points(
    several: Sequence[QuizSheets], out: frozenset[str], bank: QuizBank, library: Library
) -> Iterator[PointChange]:
    about: set[str] = set()
    for each in several:
        for item in items_of(each, bank):
            if item.id not in out:
                about.update(learning_points(item.statements, library))
    places = {statement: place for place, statement in enumerate(library.statements)}
    for statement in sorted(about, key=lambda name: (places.get(name, len(places)), name)):
        others = frozenset(
            item.id
            for item in bank.items
            if statement not in learning_points(item.statements, library)
        )
        yield _change(statement, library.text(statement), several, out | others, bank)


def _change(
    statement: str,
    text: str,
    several: Iterable[QuizSheets],
    out: frozenset[str],
    bank: QuizBank,
) -> PointChange:
    shares: dict[Round, list[Share]] = {when: [] for when in Round}
    for each in several:
        items = [item for item in items_of(each, bank) if item.id not in out]
        shares[each.when].append(by_the_same(_shares(each, items, bank)))
    before, after = (by_others(shares[when]) for when in Round)
    return PointChange(statement, text, before, after)


def _shares(sheets: QuizSheets, items: Sequence[QuizItem], bank: QuizBank) -> Iterator[Share]:
    """Yield the share of each item: wholly right answers, of all who had it before them."""
    counts = counts_by_item(sheets)
    marked = [markings(sheet, items_of(sheets, bank)) for sheet in sheets.sheets]
    for item in items:
        if sheets.sheets:
            right = sum(each[item.id].share == 1 for each in marked)
            yield Share(right, len(marked), len(marked))
        elif item.id in counts:
            of_item = counts[item.id]
            people = dict(zip(of_item.options, of_item.people, strict=True))
            right = sum(people[option] for option in item.questions[0].right_ids)
            yield Share(right, of_item.sat, of_item.sat)
