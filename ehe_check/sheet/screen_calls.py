"""Calls on a terminal: a box to tick, whom to call and their number, why, and what was kept."""

from __future__ import annotations

from ehe_check.page.columns import cells, cut, padded
from ehe_check.page.text import text
from ehe_check.sheet.call_row import CallRow
from ehe_check.sheet.calls_of_today import ROOM_ON_SCREEN, RouteCall, shortest
from ehe_check.sheet.first_page import FirstPage
from ehe_check.sheet.screen_line import WIDTH, Line, Lines, Screen, as_shown

_TICK, _TICKED = " [ ] ", " [x] "
_HANG = " " * len(_TICK)
_BETWEEN = "  "


def call_lines(
    page: FirstPage, calls: tuple[CallRow, ...], screen: Screen, most_kept: int
) -> Lines:
    """Yield the calls of today, in columns where they fit, and why 999 is called."""
    if page.danger:
        why = shortest(page.danger, WIDTH)
        yield from screen.wrap(text("Why: {why}", why=why), first=" ", hang=" ")
    shown = as_shown(calls, screen.encoding)
    rows = [(", ".join((row.called, *row.numbers)), _why(row.call)) for row in shown]
    in_a_line = [who for who, why in rows if why and _fits(_TICK + who + _BETWEEN + why, screen)]
    column = max(map(cells, in_a_line), default=0)
    for row, (who, why) in zip(shown, rows, strict=True):
        box = _TICKED if row.is_made else _TICK
        yield from _call(box, who, why, column, screen)
        yield from _after(row, screen, most_kept)


def _call(box: str, who: str, why: str, column: int, screen: Screen) -> Lines:
    """Yield a call in one line, its reason in the column of the others where it fits there."""
    for beside in (padded(who, column) + _BETWEEN + why, who + _BETWEEN + why):
        if why and _fits(box + beside, screen):
            yield Line(box + beside)
            return
    yield from screen.wrap(who, first=box, hang=_HANG)
    if why:
        yield from screen.wrap(why, first=_HANG, hang=_HANG)


def _after(row: CallRow, screen: Screen, most: int) -> Lines:
    """Yield what was kept of a call, the annex having all of it, and whether to ring again.

    Where there is least room, only what is to be rung about again stands, if anything is.
    """
    line = WIDTH - len(_HANG)
    again, kept = row.new or row.overdue, row.kept_lines if most > 1 else row.kept_line
    kept = "" if again and most == 0 else kept
    for said in (cut(kept, max(most, 1) * line), cut(again, line)):
        if said:
            yield from screen.wrap(said, first=_HANG, hang=_HANG)


def _fits(said: str, screen: Screen) -> bool:
    return cells(said) <= screen.width


def _why(call: RouteCall) -> str:
    return text("tell them; do not wait") if call.is_told else call.why(ROOM_ON_SCREEN)
