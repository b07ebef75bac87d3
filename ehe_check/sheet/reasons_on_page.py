"""Why the sheet advises what it does, and what is ours to close, in the short words of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import URGENT, PromptKind
from ehe_check.bank.question import Option
from ehe_check.bank.urgency import Urgency
from ehe_check.page.phrases import capital
from ehe_check.sheet.call_facts import TickedLines, has_lines, line_name, name_of, ticked_lines
from ehe_check.sheet.merged_points import Point, Points
from ehe_check.sheet.sheet import PromptSheet

_IN_ORDER = tuple(PromptKind)

Source = tuple[str, tuple[str, ...]]
"""The question of a point, and whom it is about."""


def reasons(sheet: PromptSheet, points: Points) -> tuple[Point, ...]:
    """Return why: the review's reasons in their order, what is urgent, then what else is.

    What is only to be thought through in supervision is told where the advice is no more than that,
    or beside ticked lines. An answer that is urgent and also a reason of the review is told once,
    as the urgent one. Lines ticked of a worry about harm are told one by one, in place of that
    there is a worry.
    """
    lines = ticked_lines(sheet, points.bank)
    told = points.of(sorted(_behind(sheet, lines), key=_place))
    urgent = {_source(each) for each in told if each.kind in URGENT}
    reviews = {_source(x): x.statement for x in told if x.kind is PromptKind.MEETING_TRIGGER}
    once = [
        replace(each, statement=reviews[_source(each)]) if _is_of(each, reviews) else each
        for each in told
        if each.kind is not PromptKind.MEETING_TRIGGER or _source(each) not in urgent
    ]
    passed_on = [_passed_on(sheet, each) for each in once]
    every = [*_with_lines(passed_on, lines, points)] if lines else passed_on
    return tuple(sorted(every, key=lambda each: not _is_of(each, reviews)))


def ours(sheet: PromptSheet, points: Points) -> tuple[Point, ...]:
    """Return what professionals do not know or have not done; it moves nothing.

    How it is known is not said beside it: nobody knows it.
    """
    gaps = points.of(each for each in sheet.prompts if each.kind is PromptKind.GAP)
    return tuple(replace(each, known=()) for each in gaps)


def _behind(sheet: PromptSheet, lines: TickedLines | None) -> Iterator[Prompt]:
    only_for_supervision = sheet.urgency is Urgency.RAISE_IN_SUPERVISION
    for each in sheet.prompts:
        is_told = only_for_supervision or each.kind is not PromptKind.SUPERVISION
        if each.is_behind_the_advice and (is_told or _opens(lines, each)):
            yield each


def _opens(lines: TickedLines | None, prompt: Prompt) -> bool:
    """Say whether a prompt speaks of ticked lines."""
    return lines is not None and prompt.question in lines.told_at


def _with_lines(told: Iterable[Point], lines: TickedLines, points: Points) -> Iterator[Point]:
    """Yield points with the ticked lines after the first that speaks of them, or in its place."""
    left = lines.options
    for each in told:
        if not has_lines(points.bank, each.prompts[0]):
            yield each
        if _opens(lines, each.prompts[0]):
            yield from (_line(points, each, lines, line) for line in left)
            left = ()


def _line(points: Points, point: Point, lines: TickedLines, line: Option) -> Point:
    """Return a ticked line as a point, known as the lines are."""
    text, name = capital(line.route_why), line_name(lines.question, line)
    routes = line.routes if lines.is_certain else point.prompts[0].routes
    told, known = _told_on(points.sheet, {name}, routes), tuple(points.source(lines.answer))
    return replace(point, text=text, known=known, passed_on=told)


def _passed_on(sheet: PromptSheet, point: Point) -> Point:
    """Return a point with the day on which all whom it calls for were told of it, if they were."""
    names = {name_of(each) for each in point.prompts}
    routes = {route for each in point.prompts for route in each.routes}
    return replace(point, passed_on=_told_on(sheet, names, routes))


def _told_on(sheet: PromptSheet, names: set[str], routes: Iterable[Route]) -> date | None:
    """Return the last day on which each of some routes was told of all that is named."""
    told = [
        max((x.on for x in sheet.calls_made if x.to is to and names <= {*x.told}), default=None)
        for to in routes
    ]
    return max((day for day in told if day), default=None) if None not in told else None


def _is_of(point: Point, reviews: Mapping[Source, str]) -> bool:
    """Say whether a point is a reason of the review, told as such or as the urgent thing it is."""
    return point.kind in {*URGENT, PromptKind.MEETING_TRIGGER} and _source(point) in reviews


def _place(prompt: Prompt) -> tuple[int, str]:
    return _IN_ORDER.index(prompt.kind), prompt.trigger or ""


def _source(point: Point) -> Source:
    return point.prompts[0].question, point.abouts
