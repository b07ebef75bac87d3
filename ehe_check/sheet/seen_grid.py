"""Who last saw each child: professionals by children, and when each was last heard alone.

As a table it has a month or a word in each place, beside a drawn shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.advised import Advised
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.judge.who_saw import column, professionals
from ehe_check.page.dates import month_words
from ehe_check.page.document import Bullets, Cell, GroupRow, Item, Row, Seen, Table
from ehe_check.page.medium import Medium
from ehe_check.page.phrases import listed
from ehe_check.page.text import Blocks, md, text

ANYONE = "anyone"
"""The column of a grid in which nobody says which professional it was."""

_RECENT = 3
_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class SeenCell:
    """When one child was seen: the month where it is known, and how.

    What is not answered is as little known as *not known*.

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


# As a table.


SEEN = {
    Seen.RECENT: "last 3 months",
    Seen.WITHIN_YEAR: "3-12 months ago",
    Seen.LONG_AGO: "over a year ago",
    Seen.NEVER: "never",
    Seen.UNKNOWN: "not known",
    Seen.NOT_THEIRS: "not theirs",
}
"""How long ago a child was seen, in words."""
MOST_COLUMNS, MOST_ON_SCREEN = 6, 4
"""How many professionals have a column on paper, and on a terminal."""
_WIDE = 1.3


def seen_table(grid: SeenGrid, most: int, *, child: str = "", in_full: bool = False) -> Blocks:
    """Yield children by professionals, no more than so many of these, and name the others.

    A child whom nobody is known to have seen is a sentence across, but where it is wanted in full.
    `child` stands over the labels.
    """
    shown = grid.columns[:most]
    rows = tuple(_cells(row, most) if in_full else _row(row, most) for row in grid.rows)
    if any(isinstance(row, Row) for row in rows):
        columns = (child, *map(_head, shown), text("alone, no parent there"))
        widths = (_WIDE, *(1.0 for _ in shown), _WIDE)
        yield Table("", columns, rows, widths=widths, is_close=True)
        yield from _left_out(grid, most)
    elif rows:
        yield Bullets(tuple(Item(row.text) for row in rows if isinstance(row, GroupRow)))


def seen_on_page(grid: SeenGrid, rows: Iterable[SeenRow], medium: Medium) -> Blocks:
    """Yield some rows of a grid, with as many professionals as a page of the sheet has room for."""
    some = replace(grid, rows=tuple(rows))
    if medium.is_screen:
        yield from seen_table(some, MOST_ON_SCREEN)
    else:
        yield from seen_table(some, MOST_COLUMNS, child=text("Child"))


def _left_out(grid: SeenGrid, most: int) -> Blocks:
    """Name the professionals for whom a table of so many has no column."""
    if others := listed(_head(column) for column in grid.columns[most:]):
        yield from md(
            "*Not in this table: {others}. See the annex of the prompt sheet.*", others=others
        )


def is_unseen(row: SeenRow) -> bool:
    """Say whether nobody is known to have seen a child at all."""
    return not any(cell.seen.is_sighting for cell in (*row.cells, row.heard))


def cell_words(cell: SeenCell) -> str:
    """Return when a child was seen, and that it was inside the home."""
    if cell.remote:
        return text("by video only")
    is_sighting = cell.seen.is_sighting
    when = month_words(cell.on) if cell.on and is_sighting else text(SEEN[cell.seen])
    return text("{when}, home", when=when) if cell.at_home and is_sighting else when


def _row(row: SeenRow, most: int) -> Row | GroupRow:
    if is_unseen(row):
        return GroupRow(text("{child}: nobody is known to have seen this child", child=row.called))
    return _cells(row, most)


def _cells(row: SeenRow, most: int) -> Row:
    return Row(row.called, tuple(map(_drawn, (*row.cells[:most], row.heard))))


def _drawn(cell: SeenCell) -> Cell:
    return Cell(cell_words(cell), cell.seen)


def _head(column: SeenColumn) -> str:
    return column.title or text("anyone")
