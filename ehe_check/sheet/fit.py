"""What gives way where page 1 is too long for a sheet of A4: in which order, and how that is known.

Lines are counted, not drawn: each part is taken to be as long as it can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from ehe_check.advice.recommendation import Reason
from ehe_check.sheet.call_row import CallRow
from ehe_check.sheet.calls_of_today import ROOM_ON_PAPER
from ehe_check.sheet.first_page import FirstPage, left_over, with_more
from ehe_check.sheet.merged_points import Point
from ehe_check.sheet.seen_grid import MOST_COLUMNS, SeenGrid
from ehe_check.sheet.sheet_paper import Fit, Paper
from ehe_check.sheet.to_find import Find

LINES_ON_A4 = 71.0
LINES_IN_WORD = 62.0
LINES_OF_PAGE_TWO = 58.0
MOST_CHILDREN_IN_THE_GRID = 6

_ACROSS = 110
_IN_A_REASON = 84
_IN_A_NUMBER = 38
_IN_A_WHY = 31
_IN_WHAT_WAS_KEPT = 96
_IN_A_FIND = 58
_IN_A_VOICE = 38
_IN_AN_ACTION = 54
_FAIRNESS_AND_ANNEX = 9.0
_MONTH_AND_HOME = 16
_GAP = 0.9
_HEADING = 1.7
_BETWEEN_ROWS = 0.25
_AND_MORE = "; and 20 more: in the annex."


def fitted(paper: Paper, most: float = LINES_ON_A4) -> Fit:
    """Return the first of the ways to give way with which page 1 stands on one sheet."""
    ways = tuple(_ways(paper.first))
    return next((way for way in ways if lines_of(paper, way) <= most), ways[-1])


def lines_of(paper: Paper, fit: Fit) -> float:
    """Return how many lines page 1 is long at the most."""
    first = paper.first
    return sum(
        (
            _act(paper),
            _said(paper, fit),
            _box(paper),
            _missing(first),
            _advice(paper),
            _reasons(first, fit),
            _grid(first.grid, fit),
            _find_and_voice(first, fit),
            _decision(paper, fit),
        )
    )


def lines_of_page_two(paper: Paper) -> float:
    """Return how many lines page 2 is long at the most."""
    first, grid, fit, actions = paper.first, paper.first.grid, paper.fit, paper.actions
    rows = sum(_long(each.text, _IN_AN_ACTION) + _BETWEEN_ROWS for each in actions.shown)
    moved = 0.0 if fit.grid else _grid(grid, replace(fit, grid=True, months_beside=True))
    moved += 0.0 if fit.says else _said(paper, replace(fit, says=True))
    said = sum(_long(_spoken(why), _ACROSS) for why in first.words) or 1
    moved += 0.0 if fit.voice else _HEADING + said
    clashes = len(first.clashes) * 2.2 + _HEADING if first.clashes else 0
    groups = len(actions.groups) * (1 + _BETWEEN_ROWS)
    table = 2 * _HEADING + 1 + rows + groups if actions.groups else 0
    well = _HEADING + 3 if first.going_well else 0
    reasons, ours = left_over(first, fit.reasons, fit.ours)
    moved += sum(map(_in_words, (reasons[: fit.moved], ours)))
    kept = 2 if paper.sheet.kept_answers else 0
    return moved + clashes + table + well + kept + _FAIRNESS_AND_ANNEX


def _ways(first: FirstPage) -> Iterator[Fit]:
    """Yield how page 1 may be printed, from all of it to what never gives way."""
    fit = Fit(grid=len(first.grid.rows) <= MOST_CHILDREN_IN_THE_GRID, lines=2)
    yield from (replace(fit, lines=5), replace(fit, lines=3), fit)
    fit = replace(fit, voice=False)
    yield fit
    fit = replace(fit, lines=1)
    yield fit
    for ours in (1, 0):
        fit = replace(fit, ours=ours)
        yield fit
    for reasons in (4, 3):
        fit = replace(fit, reasons=reasons)
        yield fit
    fit = replace(fit, months_beside=True)
    yield fit
    fit = replace(fit, grid=False)
    yield fit
    for finds in (2, 1, 0):
        fit = replace(fit, finds=finds)
        yield fit
    fit = replace(fit, says=False)
    yield fit
    for reasons in (2, 1):
        fit = replace(fit, reasons=reasons)
        yield fit


def _long(text: str, room: int) -> int:
    """Return how many lines a text has at the most in a column of so many characters."""
    return sum(max(1, ceil(len(line) / room)) for line in text.split("\n"))


def _act(paper: Paper) -> float:
    advice, first = paper.advice, paper.first
    if not advice.is_urgent:
        return 0
    calls = sum(map(_call, paper.calls))
    danger = 2 + 2 * _BETWEEN_ROWS if first.danger else 0
    return _HEADING + 2 + _long(advice.text, _ACROSS) + calls + danger + _GAP


def _call(row: CallRow) -> float:
    call = row.call
    first, *others = row.numbers or ("",)
    numbers = _long(f"{row.who} {first}", _IN_A_NUMBER)
    numbers += sum(_long(each, _IN_A_NUMBER) for each in others)
    why = _long(call.why(ROOM_ON_PAPER), _IN_A_WHY)
    kept = _long(row.after, _IN_WHAT_WAS_KEPT) + _BETWEEN_ROWS if row.after else 0
    return max(numbers, why, 2 if call.is_told else 1) + kept + 2 * _BETWEEN_ROWS


def _said(paper: Paper, fit: Fit) -> float:
    scripts = paper.calling.scripts[:1] if fit.says else ()
    ready = " ".join(paper.calling.ready)
    return sum(
        1 + _long(f"{ready} {each.gives_way}", _ACROSS) + _long(each.text, _ACROSS) + _GAP
        for each in scripts
    )


def _box(paper: Paper) -> float:
    box, sheet = paper.advice.box, paper.sheet
    if box is None:
        return 0
    whence = (2 if sheet.recorded_hold else 0) + (1 if sheet.held_elsewhere else 0)
    return 1 + _long(box.text, _ACROSS - 10) + whence + _GAP


def _missing(first: FirstPage) -> float:
    if not first.missing:
        return 0
    named = "; ".join(each.file for each in first.missing)
    hows = {each.how for each in first.missing}
    return _HEADING + 2 * len(hows) + 2 + _long(named, _ACROSS) + _GAP


def _advice(paper: Paper) -> float:
    advice = paper.advice
    text = advice.beneath if advice.is_urgent else advice.text
    then = 1 if paper.sheet.kept else 0
    clash = 1 if paper.first.clashes else 0
    framed = _HEADING + 1 + _long(text, _ACROSS) + _GAP if text else 0
    held = 1 if paper.first.meeting_held else 0
    return framed + then + clash + held


def _reasons(first: FirstPage, fit: Fit) -> float:
    shown, has_more = with_more(first.reasons, fit.reasons)
    rows = [_point(each) for each in (*shown, *first.ours[: fit.ours])]
    if not rows:
        return 0
    return _HEADING + sum(rows) + (1 + has_more) * (1 + _BETWEEN_ROWS) + _GAP


def _point(point: Point) -> float:
    return ceil(len(_told(point)) / _IN_A_REASON) + _BETWEEN_ROWS


def _told(point: Point) -> str:
    """Return a reason as long as it can be told, with that it is ours or was passed on."""
    return f"Ours to close: {_worded(point)}"


def _worded(point: Point) -> str:
    """Return a reason as it stands in a line with others, with whom it is about."""
    whom = f"{point.whom}: " if point.whom else ""
    passed_on = " (passed on 24 Nov 2026)" if point.passed_on else ""
    return f"{whom}{point.text}{passed_on}"


def _in_words(points: tuple[Point, ...]) -> float:
    """Return how many lines reasons have under a heading, with how many more the annex has."""
    said = "; ".join(map(_worded, points))
    return _HEADING + _long(f"{said}{_AND_MORE}", _ACROSS) if points else 0


def _grid(grid: SeenGrid, fit: Fit) -> float:
    if not grid.rows:
        return 0
    if not fit.grid:
        return _HEADING + 1
    columns = len(grid.narrowed(MOST_COLUMNS).columns) + 2
    room = max(8, 100 // columns)
    each = 1.0 if fit.months_beside and not _wraps_beside(grid, room) else _tallest(grid)
    named = (x.named(is_short=fit.months_beside) for x in grid.columns[:MOST_COLUMNS])
    heads = max((_long(each, room - 2) for each in named), default=1)
    rows = sum(max(each, _long(row.called, room)) + _BETWEEN_ROWS for row in grid.rows)
    return _HEADING + max(heads, 2) + _BETWEEN_ROWS + rows + _GAP


def _tallest(grid: SeenGrid) -> float:
    """Return how many lines a row has: the shape, and a month beneath it."""
    cells = (cell for row in grid.rows for cell in (*row.cells, row.heard))
    return 2.0 if any(cell.on or cell.remote or cell.at_home for cell in cells) else 1.0


def _wraps_beside(grid: SeenGrid, room: int) -> bool:
    """Say whether a month and "home" have no room beside a shape."""
    is_any_there = any(cell.at_home for row in grid.rows for cell in row.cells)
    return is_any_there and room < _MONTH_AND_HOME


def _find_and_voice(first: FirstPage, fit: Fit) -> float:
    room = _IN_A_FIND if fit.voice else _ACROSS
    finds = sum(_find(each, room) for each in first.find_first[: fit.finds])
    said = sum(_long(_spoken(why), _IN_A_VOICE) for why in first.words) or 1
    voice = said if fit.voice else 0
    return _HEADING + max(finds, voice) + _GAP if finds or voice else 0


def _spoken(why: Reason) -> str:
    """Return words as long as they stand with who heard them."""
    who = f" (heard by a professional: {why.heard or ''})" if why.heard or why.evidence else ""
    return f"{why.answer}{who}"


def _find(find: Find, room: int) -> int:
    return _long(f"{find.whom}: {find.text} ({find.who})", room)


def _decision(paper: Paper, fit: Fit) -> float:
    made = paper.first.decision
    written = _decided(made.text if made else "", fit)
    return _HEADING + 1.4 + written + 2 * 1.9 + _GAP


def _decided(text: str, fit: Fit) -> float:
    return _long(text, _ACROSS) + 3 if text else fit.lines * 2.1
