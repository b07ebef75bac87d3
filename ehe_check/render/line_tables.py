"""Tables in lines: in columns where these have room, else a row after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ehe_check.page.columns import cells, padded, wrapped
from ehe_check.page.document import Cell, GroupRow, Row, Table
from ehe_check.page.visible import visible
from ehe_check.render.screen_line import ENDS, Line, Lines, Mark, Screen

Texts = Sequence[str]

NARROWEST_LIST = 60
"""How wide a screen is at least where a table of sentences stands in columns."""
_SHORT_NAME = 2
"""Of how many words the name of a column is at most that a value follows without a colon."""


@dataclass(frozen=True, slots=True)
class TableLines:
    """Sets one table; its heading, if it has one, stands over its first column."""

    screen: Screen
    table: Table
    heading: str = ""

    def lines(self) -> Lines:
        """Yield the table in columns, or where these have no room a row after the other."""
        told = self._in_columns()
        if told is None:
            yield from self.screen.wrap(self.heading, Mark.STRONG, hang=" ")
            for row in self.table.rows:
                yield from self._group(row) if isinstance(row, GroupRow) else self._stacked(row)
            return
        head, *rows = told
        yield from (Line(line, Mark.STRONG) for line in head if line)
        rest = iter(rows)
        for row in self.table.rows:
            yield from self._group(row) if isinstance(row, GroupRow) else map(Line, next(rest))

    def _in_columns(self) -> list[list[str]] | None:
        """Return the lines of each row that has cells, the heads first; None without room."""
        screen, table = self.screen, self.table
        if screen.reads or (table.is_list and screen.width < NARROWEST_LIST):
            return None
        first, *heads = map(screen.shown, table.columns)
        rows = [(self.heading or first, *heads), *map(self._texts, table.plain_rows)]
        return in_columns(rows, screen.width, table.widths)

    def _texts(self, row: Row) -> tuple[str, ...]:
        """Return the cells of a row, each line of one by itself, the head a little in."""
        return (f" {self._of(row.head)}", *(self._cell(cell) for cell in row.cells))

    def _cell(self, cell: Cell) -> str:
        """Return what stands in a cell, each of its lines made harmless by itself."""
        lines = visible(
            self.screen.blank() if cell.text is None else cell.text, self.screen.encoding
        )
        return "\n".join(map(self.screen.shown, lines.split("\n")))

    def _of(self, head: str) -> str:
        """Return what a row is about, in a form a blank where that is still to be written."""
        return self.screen.shown(head) or (self.screen.blank() if self.table.is_form else "")

    def _group(self, row: GroupRow) -> Lines:
        """Yield a line across: over the rows of a list, or as one of the rows of a grid."""
        if self.table.is_list:
            yield from self.screen.wrap(row.text, Mark.STRONG, hang=" ")
        else:
            yield from self.screen.wrap(row.text, first=" ", hang="  ")

    def _stacked(self, row: Row) -> Lines:
        """Yield a row as a sentence, or in a list each of its cells by itself.

        A cell in which nothing stands is left out, unless its column has no other and is not of a
        list; a number stands before the first of them.
        """
        first, *columns = map(self.screen.shown, self.table.columns)
        texts = map(self._cell, row.cells)
        named = [
            (column, text)
            for at, (column, text) in enumerate(zip(columns, texts, strict=True))
            if text or self._is_bare(at)
        ]
        between = ": " if self.table.is_list else " "
        head = between.join(filter(None, (first, self._of(row.head))))
        if self.table.is_list:
            told = [": ".join(filter(None, each)) for each in named]
            if not first:
                head, told = " ".join((head, *told[:1])), told[1:]
            yield from self.screen.wrap(head, first=" ", hang="   ")
            for line in (line for each in told for line in each.split("\n")):
                yield from self.screen.wrap(line, first="   ", hang="   ")
        else:
            said = "; ".join(_told(*each) for each in named)
            text = (" " if head.endswith(ENDS) else ": ").join(filter(None, (head, said)))
            yield from self.screen.wrap(text, first=" ", hang="   ")

    def _is_bare(self, at: int) -> bool:
        """Say whether nothing stands in a column of a grid beside its name."""
        rows = self.table.plain_rows
        return not self.table.is_list and all(row.cells[at].text == "" for row in rows)


def _told(column: str, text: str) -> str:
    """Return what a cell says after the name of its column."""
    is_long = len(column.split()) > _SHORT_NAME
    return (": " if is_long else " ").join(filter(None, (column, text)))


# Columns: how wide each is, and a row of them broken between words.


_SHORT = 16
"""How long what stands in a cell may be at most to be never broken: as "done 14 Jul 2026" is."""
_GAPS = (2, 1)


def in_columns(
    rows: Sequence[Texts], width: int, shares: Sequence[float] = ()
) -> list[list[str]] | None:
    """Return the lines of each row, the heads of the columns first; None where there is no room.

    The heads are broken between words, and longer cells as well.
    """
    columns = [*zip(*rows, strict=True)]
    most = [max(map(cells, column)) for column in columns]
    least = [_least(column, is_first=at == 0) for at, column in enumerate(columns)]
    for gap in _GAPS:
        room = width - gap * (len(columns) - 1)
        if sum(least) <= room:
            widths = _shared_out(least, most, room, shares)
            return [_across(row, widths, gap) for row in rows]
    return None


def _least(column: Texts, *, is_first: bool) -> int:
    """Return how wide a column is at least, so that nothing is broken that may not be."""
    head, *others = column
    return max(_unbroken(head, _SHORT if is_first else 0), *(_unbroken(x, _SHORT) for x in others))


def _unbroken(text: str, short: int) -> int:
    if cells(text) <= short:
        return cells(text)
    inset = len(text) - len(text.lstrip())
    return inset * 2 + max(map(cells, text.split()), default=0)


def _shared_out(least: list[int], most: list[int], room: int, shares: Sequence[float]) -> list[int]:
    """Return how wide each column is: as its share says, and what is left where most is wanted."""
    widths = [*least]
    if shares:
        parts = [int(room * share / sum(shares)) for share in shares]
        widths = [
            max(low, min(high, part)) for low, high, part in zip(least, most, parts, strict=True)
        ]
    every = range(len(widths))
    while sum(widths) > room:
        widths[max(every, key=lambda at: widths[at] - least[at])] -= 1
    while sum(widths) < min(room, sum(most)):
        widths[max(every, key=lambda at: most[at] - widths[at])] += 1
    return widths


def _across(row: Texts, widths: list[int], gap: int) -> list[str]:
    """Return a row as lines, each cell broken to the width of its column."""
    columns = [
        [line for part in text.split("\n") for line in _broken(part, width)]
        for text, width in zip(row, widths, strict=True)
    ]
    lines = zip_longest(*columns, fillvalue="")
    return [(" " * gap).join(map(padded, line, widths)).rstrip() for line in lines]


def _broken(text: str, width: int) -> list[str]:
    """Return a text in lines as far in as it is, and the later ones a little further."""
    inset = text[: len(text) - len(text.lstrip())]
    return wrapped(text.lstrip(), width, inset, inset * 2)
