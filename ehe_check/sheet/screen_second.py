"""Page 2 on a terminal: what to do, who is offered for it, and by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from ehe_check.bank.prompt_rule import State
from ehe_check.judge.answers import Ref
from ehe_check.page.columns import cells, padded, wrapped
from ehe_check.page.text import text
from ehe_check.sheet.first_page import MOST_OURS, MOST_REASONS, FirstPage, left_over
from ehe_check.sheet.merged_points import about
from ehe_check.sheet.screen_clashes import clashes_left, clashes_second
from ehe_check.sheet.screen_edges import head_lines
from ehe_check.sheet.screen_line import Line, Lines, Mark, Screen, as_shown
from ehe_check.sheet.screen_room import MOST_CLASHES
from ehe_check.sheet.screen_seen import seen_lines
from ehe_check.sheet.screen_why import known_letters, why_left
from ehe_check.sheet.second_page import Action, Actions

MOST_LINES = 36
WHO = 18
WHEN = 8
LEAST_WHAT = 38
_NUMBER = "    "


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on page 2 besides what to do.

    `caution` stands above the first line that leads to the family, where nothing is guarded; it
    `has_grid` where page 1 has no room for all of it. Page 1 has room for so many `clashes`,
    `reasons` and lines of `ours`. `kept` says how many answers were kept from the session before.
    """

    called: Callable[[Ref], str]
    caution: str = ""
    has_grid: bool = False
    clashes: int = MOST_CLASHES
    reasons: int = MOST_REASONS
    ours: int = MOST_OURS
    kept: str = ""


def second_screen(
    page: FirstPage, actions: Actions, screen: Screen, beside: Beside
) -> tuple[Line, ...]:
    """Return page 2 in lines, none where there is nothing to do and nothing moved here."""
    is_left = any(left_over(page, beside.reasons, beside.ours))
    if not (actions.groups or beside.has_grid or is_left or clashes_left(page, beside.clashes)):
        return ()
    shown, to_do = as_shown(page, screen.encoding), as_shown(actions, screen.encoding)
    return tuple(_lines(shown, to_do, screen, beside))


def _lines(page: FirstPage, actions: Actions, screen: Screen, beside: Beside) -> Lines:
    yield from head_lines(page, screen, 2)
    if actions.note:
        yield from screen.wrap(actions.note, Mark.HOLD, hang=" ")
    yield from clashes_second(page, screen, beside.called, beside.clashes)
    yield from why_left(page, screen, beside.reasons, beside.ours)
    leads = any(each.leads_to_the_family for each in actions.shown)
    if leads and beside.caution and page.advice.guard.state is State.WORRY:
        yield from screen.wrap(beside.caution, Mark.HOLD, hang=" ")
    if actions.groups and _has_columns(screen):
        columns = (text("What"), text("Who (agree it)"), text("By when"))
        yield Line(_row(_NUMBER, *columns, screen), Mark.QUIET)
    for group in actions.groups:
        yield from screen.wrap(group.title.upper(), Mark.STRONG)
        for action in group.actions:
            yield from _action(action, screen)
    if beside.has_grid:
        yield from seen_lines(page.grid, screen, len(page.grid.rows))
    yield from _going_well(page, screen)
    if beside.kept:
        yield from screen.wrap(beside.kept, Mark.QUIET, hang=" ")
    if actions.others:
        yield from screen.wrap(
            text("In the annex (sheet --full): {number} more.", number=str(len(actions.others)))
        )
    yield from screen.wrap(text("This sheet cannot tell you a child is safe."), Mark.STRONG)


def _action(action: Action, screen: Screen) -> Lines:
    number = f"{action.number:>3} "
    when = text("today") if action.is_today else text("________")
    said = _text(action)
    if not _has_columns(screen):
        yield from screen.wrap(said, first=number, hang=_NUMBER)
        beside = text("{who}; by {when}", who=action.who, when=when)
        yield from screen.wrap(beside, Mark.QUIET, first=_NUMBER, hang=_NUMBER)
        return
    what = wrapped(said, _what(screen))
    rows = zip_longest(what, wrapped(action.who, WHO), [when], fillvalue="")
    for place, (left, who, by) in enumerate(rows):
        yield Line(_row(number if place == 0 else _NUMBER, left, who, by, screen))


def _text(action: Action) -> str:
    """Return what to do, with whom it is about where its heading does not say it."""
    if not action.whom or not action.is_today:
        return action.text
    return text("{whom}: {text}", whom=action.whom, text=action.text)


def _going_well(page: FirstPage, screen: Screen) -> Lines:
    points = []
    for point in page.going_well:
        said = about(point.whom, point.text.rstrip("."))
        known = known_letters(point)
        points.append(f"{said} ({known})" if known else said)
    if points:
        yield from screen.wrap(text("Going well: {points}.", points="; ".join(points)), hang=" ")


def _row(number: str, what: str, who: str, when: str, screen: Screen) -> str:
    return f"{number}{padded(what, _what(screen))}  {padded(who, WHO)}  {when}".rstrip()


def _has_columns(screen: Screen) -> bool:
    return not screen.reads and _what(screen) >= LEAST_WHAT


def _what(screen: Screen) -> int:
    return screen.width - cells(_NUMBER) - WHO - WHEN - 4
