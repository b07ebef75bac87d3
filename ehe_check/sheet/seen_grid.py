"""Who last saw each child: professionals by children, and when each was last heard alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehe_check.advice.advised import Advised
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.judge.who_saw import column, professionals

ANYONE = "anyone"
"""The column of a grid in which nobody says which professional it was."""

_RECENT = 3
_A_YEAR = 12


class Seen(StrEnum):
    """How long ago a child was seen; what is not answered is as little known as *not known*."""

    RECENT = "recent"
    WITHIN_YEAR = "within-year"
    LONG_AGO = "long-ago"
    NEVER = "never"
    UNKNOWN = "unknown"
    NOT_THEIRS = "not-theirs"

    @property
    def is_sighting(self) -> bool:
        """Whether the child was seen at all."""
        return self in {Seen.RECENT, Seen.WITHIN_YEAR, Seen.LONG_AGO}


@dataclass(frozen=True, slots=True)
class SeenCell:
    """When one child was seen: the month where it is known, and how.

    `alone` says that the child was heard with no parent there, `at_home` that it was inside the
    home. What was only by video or telephone is `remote`: it is no sighting, and says nothing of
    when the child was seen.
    """

    seen: Seen
    on: date | None = None
    alone: bool = False
    at_home: bool = False
    remote: bool = False
    evidence: Evidence | None = None


NOT_SAID = SeenCell(Seen.UNKNOWN)


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """One professional: the id of the role and its words, or anyone, without words."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One child, a cell for each column, and when the child was last heard alone."""

    about: str
    called: str
    cells: tuple[SeenCell, ...]
    heard: SeenCell


@dataclass(frozen=True, slots=True)
class SeenGrid:
    """Children by professionals, those who have seen a child first.

    One of whom nothing is said, or whose no child is to see, has no column.
    """

    columns: tuple[SeenColumn, ...] = ()
    rows: tuple[SeenRow, ...] = ()

    def narrowed(self, most: int) -> SeenGrid:
        """Return the grid with no more than so many columns."""
        rows = (SeenRow(x.about, x.called, x.cells[:most], x.heard) for x in self.rows)
        return SeenGrid(self.columns[:most], tuple(rows))


def seen_grid(reading: Advised) -> SeenGrid:
    """Return who last saw whom, as the answers have it on the day as of which they are read."""
    bank, answers, grid = reading.bank, reading.answers, reading.bank.grid
    if grid is None or grid.seen is None:
        return SeenGrid()
    children = [
        about
        for about in reading.subjects(grid)
        if about is not None and reading.arises(Ref(grid.id, about))
    ]
    listed = [by for by in professionals(bank, answers) if _says_anything(answers, by, children)]
    places = [*listed, *([ANYONE] if _needs_anyone(bank, answers, children, listed) else [])]
    cells = {by: tuple(_cell(grid, answers, about, by) for about in children) for by in places}
    in_order = sorted(places, key=lambda by: not any(x.seen.is_sighting for x in cells[by]))
    heard = bank.by_id[grid.seen.heard]
    rows = (
        SeenRow(
            about,
            answers.label(about),
            tuple(cells[by][place] for by in in_order),
            _answered(heard, answers.get(Ref(heard.id, about))),
        )
        for place, about in enumerate(children)
    )
    titles = (_column(bank.by_id[grid.seen.by], by) for by in in_order)
    return SeenGrid(tuple(titles) if children else (), tuple(rows))


def _says_anything(answers: Answers, by: str, children: Iterable[str]) -> bool:
    cells = (answers.sightings.get((about, by)) for about in children)
    return any(cell and not (cell.skipped or cell.not_theirs) for cell in cells)


def _needs_anyone(
    bank: QuestionBank, answers: Answers, children: Iterable[str], listed: list[str]
) -> bool:
    """Say whether a child was answered for without saying which professional it was."""
    return not listed or any(not column(bank, answers, about) for about in children)


def _column(question: Question, by: str) -> SeenColumn:
    if by == ANYONE:
        return SeenColumn(by, "")
    return SeenColumn(by, question.option_by_id[by].column or question.option_text(by))


def _cell(grid: Question, answers: Answers, about: str, by: str) -> SeenCell:
    if by == ANYONE:
        has_own = any(child == about for child, _ in answers.sightings)
        return NOT_SAID if has_own else _answered(grid, answers.get(Ref(grid.id, about)))
    cell = answers.sightings.get((about, by))
    return NOT_SAID if cell is None else _sighted(grid, cell)


def _sighted(grid: Question, cell: Sighting) -> SeenCell:
    if cell.not_theirs:
        return SeenCell(Seen.NOT_THEIRS)
    if cell.value is None:
        return NOT_SAID
    if cell.remote:
        return SeenCell(Seen.UNKNOWN, cell.on, remote=True, evidence=cell.evidence)
    return SeenCell(
        seen_as(grid, cell.value), cell.on, cell.alone, cell.at_home, evidence=cell.evidence
    )


def _answered(question: Question, answer: Answer | None) -> SeenCell:
    if answer is None or not isinstance(answer.value, str):
        return NOT_SAID
    return SeenCell(seen_as(question, answer.value), answer.on, evidence=answer.evidence)


def seen_as(question: Question, value: str) -> Seen:
    """Return how long ago an answer says that a child was seen or heard."""
    option = question.option_by_id.get(value)
    if option is None:
        return Seen.UNKNOWN
    if option.months is not None and option.months <= _A_YEAR:
        return Seen.RECENT if option.months <= _RECENT else Seen.WITHIN_YEAR
    return Seen.NEVER if value == question.option_ids[-1] else Seen.LONG_AGO
