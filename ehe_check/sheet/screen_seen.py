"""Who last saw each child, on a terminal: a grid where it has room, else a sentence a child."""

from __future__ import annotations

from typing import assert_never

from ehe_check.page.columns import cells, cut, padded, wrapped
from ehe_check.page.dates import month_words
from ehe_check.page.short_dates import short_month
from ehe_check.page.words import Say
from ehe_check.sheet.screen_line import Line, Lines, Mark, Screen
from ehe_check.sheet.seen_grid import MOST_COLUMNS, Seen, SeenCell, SeenColumn, SeenGrid, SeenRow

NARROWEST_COLUMN = 9
WIDEST_COLUMN = 11
WIDEST_WITH_PLACE = 13
"""How wide a column is where a cell says that it was at home."""
LONGEST_HEAD = 9
LONGEST_LABEL = 16


def seen_lines(
    say: Say, grid: SeenGrid, screen: Screen, most: int, *, is_whole: bool = True
) -> Lines:
    """Yield who last saw each of so many children; of the others, that there are more."""
    if not grid.rows:
        return
    if not is_whole:
        text = say("seen.on_page_2", heading=say("seen.heading"))
        yield from screen.wrap(text, Mark.STRONG)
        return
    rows = grid.rows[:most]
    drawn = None if screen.reads else _grid_lines(say, grid, rows, screen)
    yield from _told_lines(say, grid, rows, screen) if drawn is None else drawn
    if len(grid.rows) > most:
        number = str(len(grid.rows) - most)
        yield from screen.wrap(say("seen.more_children", number=number), first=" ", hang=" ")


def _grid_lines(
    say: Say, grid: SeenGrid, rows: tuple[SeenRow, ...], screen: Screen
) -> list[Line] | None:
    """Return the grid, None where its columns have no room."""
    shown = grid.columns if len(grid.columns) <= MOST_COLUMNS else grid.columns[: MOST_COLUMNS - 1]
    others = len(grid.columns) - len(shown)
    heads = [_head(say, each) for each in shown]
    heads += [say("seen.more", number=str(others))] if others else []
    heard = say("seen.heard")
    labels = [cut(row.called, LONGEST_LABEL) for row in rows]
    first = max(map(cells, (say("seen.heading"), *(f" {label}" for label in labels)))) + 2
    is_any_at_home = any(cell.at_home for row in rows for cell in row.cells)
    widest = WIDEST_WITH_PLACE if is_any_at_home else WIDEST_COLUMN
    column = min((screen.width - first - cells(heard)) // max(len(heads), 1), widest)
    if column < NARROWEST_COLUMN:
        return None
    lines = [_line(say("seen.heading"), [*heads, heard], first, column, Mark.STRONG)]
    for label, row in zip(labels, rows, strict=True):
        said = [short_cell(say, cell, column - 1) for cell in row.cells[: len(shown)]]
        said += [say("seen.in_annex")] if others else []
        said += [short_cell(say, row.heard)]
        lines.append(_line(f" {label}", said, first, column))
    return lines


def _line(head: str, said: list[str], first: int, column: int, mark: Mark = Mark.PLAIN) -> Line:
    return Line((padded(head, first) + "".join(padded(x, column) for x in said)).rstrip(), mark)


def short_cell(say: Say, cell: SeenCell, room: int = WIDEST_WITH_PLACE) -> str:
    """Return when a child was seen, as short as it can be told; where it was, if there is room."""
    if cell.remote:
        return say("seen.remote")
    when = short_month(cell.on) if cell.on and cell.seen.is_sighting else _short(say, cell.seen)
    when = say("seen.alone", when=when) if cell.alone else when
    there = say("seen.at_home", when=when) if cell.at_home and cell.seen.is_sighting else when
    return there if cells(there) <= room else when


def _short(say: Say, seen: Seen) -> str:
    match seen:
        case Seen.RECENT:
            return say("seen.recent")
        case Seen.WITHIN_YEAR:
            return say("seen.within_year")
        case Seen.LONG_AGO:
            return say("seen.long_ago")
        case Seen.NEVER:
            return say("seen.never")
        case Seen.UNKNOWN:
            return say("seen.unknown")
        case Seen.NOT_THEIRS:
            return say("seen.not_theirs")
        case _:
            assert_never(seen)


def _told_lines(say: Say, grid: SeenGrid, rows: tuple[SeenRow, ...], screen: Screen) -> Lines:
    """Yield the grid as sentences, each child by itself."""
    yield Line(say("seen.heading"), Mark.STRONG)
    for row in rows:
        by = [
            say("told.by", who=_title(say, column), when=_told(say, cell))
            for column, cell in zip(grid.columns, row.cells, strict=True)
        ]
        heard = say("told.heard", when=_told(say, row.heard))
        text = say("told.row", child=row.called, by="; ".join(by), heard=heard)
        yield from screen.wrap(text, first=" ", hang="   ")


def _told(say: Say, cell: SeenCell) -> str:
    if cell.remote:
        return say("told.remote")
    when = month_words(cell.on) if cell.on and cell.seen.is_sighting else _long(say, cell.seen)
    when = say("told.at_home", when=when) if cell.at_home and cell.seen.is_sighting else when
    return say("told.alone", when=when) if cell.alone else when


def _long(say: Say, seen: Seen) -> str:
    match seen:
        case Seen.RECENT:
            return say("told.recent")
        case Seen.WITHIN_YEAR:
            return say("told.within_year")
        case Seen.LONG_AGO:
            return say("told.long_ago")
        case Seen.NEVER:
            return say("told.never")
        case Seen.UNKNOWN:
            return say("told.unknown")
        case Seen.NOT_THEIRS:
            return say("told.not_theirs")
        case _:
            assert_never(seen)


def _head(say: Say, column: SeenColumn) -> str:
    """Return what stands over a column: the head that the bank gives, else whole words."""
    if column.head:
        return column.head
    title = _title(say, column)
    first = title.partition(" ")[0]
    is_long = cells(first) > LONGEST_HEAD
    return cut(title, LONGEST_HEAD) if is_long else wrapped(title, LONGEST_HEAD)[0]


def _title(say: Say, column: SeenColumn) -> str:
    return column.title or say("seen.anyone")
