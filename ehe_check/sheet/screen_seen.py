"""Who last saw each child, on a terminal: a grid where it has room, else a sentence a child."""

from __future__ import annotations

from typing import assert_never

from ehe_check.page.columns import cells, cut, padded, wrapped
from ehe_check.page.dates import month_words
from ehe_check.page.short_dates import short_month
from ehe_check.page.text import text
from ehe_check.sheet.screen_line import Line, Lines, Mark, Screen
from ehe_check.sheet.seen_grid import MOST_COLUMNS, Seen, SeenCell, SeenColumn, SeenGrid, SeenRow

NARROWEST_COLUMN = 9
WIDEST_COLUMN = 11
WIDEST_WITH_PLACE = 13
"""How wide a column is where a cell says that it was at home."""
LONGEST_HEAD = 9
LONGEST_LABEL = 16


def seen_lines(grid: SeenGrid, screen: Screen, most: int, *, is_whole: bool = True) -> Lines:
    """Yield who last saw each of so many children; of the others, that there are more."""
    if not grid.rows:
        return
    if not is_whole:
        said = text("{heading}: see the grid on p.2", heading=text("Seen by"))
        yield from screen.wrap(said, Mark.STRONG)
        return
    rows = grid.rows[:most]
    drawn = None if screen.reads else _grid_lines(grid, rows, screen)
    yield from _told_lines(grid, rows, screen) if drawn is None else drawn
    if len(grid.rows) > most:
        number = str(len(grid.rows) - most)
        yield from screen.wrap(text("and {number} more: p.2", number=number), first=" ", hang=" ")


def _grid_lines(grid: SeenGrid, rows: tuple[SeenRow, ...], screen: Screen) -> list[Line] | None:
    """Return the grid, None where its columns have no room."""
    shown = grid.columns if len(grid.columns) <= MOST_COLUMNS else grid.columns[: MOST_COLUMNS - 1]
    others = len(grid.columns) - len(shown)
    heads = [_head(each) for each in shown]
    heads += [text("+{number} more", number=str(others))] if others else []
    heard = text("Heard alone")
    labels = [cut(row.called, LONGEST_LABEL) for row in rows]
    first = max(map(cells, (text("Seen by"), *(f" {label}" for label in labels)))) + 2
    is_any_at_home = any(cell.at_home for row in rows for cell in row.cells)
    widest = WIDEST_WITH_PLACE if is_any_at_home else WIDEST_COLUMN
    column = min((screen.width - first - cells(heard)) // max(len(heads), 1), widest)
    if column < NARROWEST_COLUMN:
        return None
    lines = [_line(text("Seen by"), [*heads, heard], first, column, Mark.STRONG)]
    for label, row in zip(labels, rows, strict=True):
        said = [short_cell(cell, column - 1) for cell in row.cells[: len(shown)]]
        said += [text("annex")] if others else []
        said += [short_cell(row.heard)]
        lines.append(_line(f" {label}", said, first, column))
    return lines


def _line(head: str, said: list[str], first: int, column: int, mark: Mark = Mark.PLAIN) -> Line:
    return Line((padded(head, first) + "".join(padded(x, column) for x in said)).rstrip(), mark)


def short_cell(cell: SeenCell, room: int = WIDEST_WITH_PLACE) -> str:
    """Return when a child was seen, as short as it can be told; where it was, if there is room."""
    if cell.remote:
        return text("? video")
    when = short_month(cell.on) if cell.on and cell.seen.is_sighting else _short(cell.seen)
    when = text("{when}*", when=when) if cell.alone else when
    there = text("{when} home", when=when) if cell.at_home and cell.seen.is_sighting else when
    return there if cells(there) <= room else when


def _short(seen: Seen) -> str:
    match seen:
        case Seen.RECENT:
            return text("<3m")
        case Seen.WITHIN_YEAR:
            return text("3-12m")
        case Seen.LONG_AGO:
            return text(">1y")
        case Seen.NEVER:
            return text("never")
        case Seen.UNKNOWN:
            return text("?")
        case Seen.NOT_THEIRS:
            return text("-")
        case _:
            assert_never(seen)


def _told_lines(grid: SeenGrid, rows: tuple[SeenRow, ...], screen: Screen) -> Lines:
    """Yield the grid as sentences, each child by itself."""
    yield Line(text("Seen by"), Mark.STRONG)
    for row in rows:
        by = [
            text("{who} {when}", who=_title(column), when=_told(cell))
            for column, cell in zip(grid.columns, row.cells, strict=True)
        ]
        heard = text("heard with no parent there {when}", when=_told(row.heard))
        said = text("{child}: {by}; {heard}.", child=row.called, by="; ".join(by), heard=heard)
        yield from screen.wrap(said, first=" ", hang="   ")


def _told(cell: SeenCell) -> str:
    if cell.remote:
        return text("by video or telephone only")
    when = month_words(cell.on) if cell.on and cell.seen.is_sighting else _long(cell.seen)
    when = text("{when} at home", when=when) if cell.at_home and cell.seen.is_sighting else when
    return text("{when} with no parent there", when=when) if cell.alone else when


def _long(seen: Seen) -> str:
    match seen:
        case Seen.RECENT:
            return text("in the last 3 months")
        case Seen.WITHIN_YEAR:
            return text("3 to 12 months ago")
        case Seen.LONG_AGO:
            return text("more than a year ago")
        case Seen.NEVER:
            return text("never")
        case Seen.UNKNOWN:
            return text("not known")
        case Seen.NOT_THEIRS:
            return text("not theirs to see")
        case _:
            assert_never(seen)


def _head(column: SeenColumn) -> str:
    """Return what stands over a column: the head that the bank gives, else whole words."""
    if column.head:
        return column.head
    title = _title(column)
    first = title.partition(" ")[0]
    is_long = cells(first) > LONGEST_HEAD
    return cut(title, LONGEST_HEAD) if is_long else wrapped(title, LONGEST_HEAD)[0]


def _title(column: SeenColumn) -> str:
    return column.title or text("Anyone")
