"""What those who are rung may ask: when each child was last seen and heard, what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.page.dates import month_words
from ehe_check.page.phrases import number_words
from ehe_check.page.words import Say
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.seen_grid import Seen, SeenCell, SeenGrid, SeenRow
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.to_find import Find, find_first

MOST_CHILDREN = 4
_IN_ORDER = (Seen.RECENT, Seen.WITHIN_YEAR, Seen.LONG_AGO)


def asked_back(say: Say, sheet: PromptSheet, bank: QuestionBank) -> Iterator[str]:
    """Yield at most three lines to have at hand, from answers alone."""
    grid = sheet.seen
    if grid.rows:
        seen = [(_called(row), _seen(say, grid, row)) for row in grid.rows]
        heard = [(_called(row), _when(say, row.heard)) for row in grid.rows]
        yield say("asked.last_seen", seen=_in_a_line(say, seen))
        yield say("asked.heard_alone", heard=_in_a_line(say, heard))
    open_ones = [_named(say, each) for each in find_first(sheet, Points(sheet, bank, frozenset()))]
    if open_ones:
        yield say("asked.not_known", open="; ".join(open_ones))


def _named(say: Say, find: Find) -> str:
    return say("asked.about", open=find.text, whom=find.whom) if find.whom else find.text


def _called(row: SeenRow) -> str:
    return " ".join(row.called.split())


def _in_a_line(say: Say, told: Sequence[tuple[str, str]]) -> str:
    """Return what is said of each child, those of whom the same is said together."""
    if len(told) > 1 and len({when for _, when in told}) == 1:
        return say("asked.each_child", when=told[0][1])
    left_out = len(told) - MOST_CHILDREN
    few = [say("asked.child", child=child, when=when) for child, when in told[:MOST_CHILDREN]]
    if left_out > 0:
        few.append(say("asked.more", number=number_words(left_out)))
    return "; ".join(few)


def _seen(say: Say, grid: SeenGrid, row: SeenRow) -> str:
    """Return when a child was last seen, and by whom where somebody said so."""
    sightings = [
        (cell, column.title)
        for cell, column in zip(row.cells, grid.columns, strict=True)
        if cell.seen.is_sighting
    ]
    if not sightings:
        return _band(say, _not_seen(row))
    cell, by = min(sightings, key=lambda each: _how_long_ago(each[0]))
    when = _when(say, cell)
    told = say("asked.by", when=when, by=by) if by else when
    return say("asked.at_home", seen=told) if cell.at_home else told


def _not_seen(row: SeenRow) -> Seen:
    """Return whether nobody ever saw a child, or whether that is not known."""
    said = {cell.seen for cell in row.cells} - {Seen.NOT_THEIRS}
    return Seen.NEVER if said == {Seen.NEVER} else Seen.UNKNOWN


def _how_long_ago(cell: SeenCell) -> tuple[int, int]:
    return _IN_ORDER.index(cell.seen), -cell.on.toordinal() if cell.on else 0


def _when(say: Say, cell: SeenCell) -> str:
    if cell.on is not None and cell.seen.is_sighting:
        return say("asked.in_month", month=month_words(cell.on))
    return _band(say, cell.seen)


def _band(say: Say, seen: Seen) -> str:
    match seen:
        case Seen.RECENT:
            return say("asked.recent")
        case Seen.WITHIN_YEAR:
            return say("asked.within_year")
        case Seen.LONG_AGO:
            return say("asked.long_ago")
        case Seen.NEVER:
            return say("asked.never")
        case Seen.UNKNOWN | Seen.NOT_THEIRS:
            return say("asked.unknown")
        case _:
            assert_never(seen)
