"""Why the sheet advises what it does, and what is ours to close, in the short words of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.prompt_rule import URGENT, PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.sheet.merged_points import Point, Points
from ehe_check.sheet.sheet import PromptSheet

_IN_ORDER = tuple(PromptKind)

Source = tuple[str, tuple[str, ...]]
"""The question of a point, and whom it is about."""


def reasons(sheet: PromptSheet, points: Points) -> tuple[Point, ...]:
    """Return why: what is urgent, then the review's reasons in their order, then what else is.

    What is only to be thought through in supervision is told where the advice is no more than that.
    An answer that is urgent and also a reason of the review is told once, as the urgent one.
    """
    only_for_supervision = sheet.urgency is Urgency.RAISE_IN_SUPERVISION
    behind = [
        each
        for each in sheet.prompts
        if each.is_behind_the_advice
        and (only_for_supervision or each.kind is not PromptKind.SUPERVISION)
    ]
    told = points.of(sorted(behind, key=_place))
    urgent = {_source(each) for each in told if each.kind in URGENT}
    statements = {
        _source(each): each.statement
        for each in told
        if each.kind is PromptKind.MEETING_TRIGGER and _source(each) in urgent
    }
    return tuple(
        _with_the_reviews(each, statements)
        for each in told
        if each.kind is not PromptKind.MEETING_TRIGGER or _source(each) not in urgent
    )


def ours(sheet: PromptSheet, points: Points) -> tuple[Point, ...]:
    """Return what professionals do not know or have not done; it moves nothing.

    How it is known is not said beside it: nobody knows it.
    """
    gaps = points.of(each for each in sheet.prompts if each.kind is PromptKind.GAP)
    return tuple(replace(each, known=()) for each in gaps)


def _with_the_reviews(point: Point, statements: Mapping[Source, str]) -> Point:
    if point.kind not in URGENT:
        return point
    return replace(point, statement=statements.get(_source(point), point.statement))


def _place(prompt: Prompt) -> tuple[int, str]:
    return _IN_ORDER.index(prompt.kind), prompt.trigger or ""


def _source(point: Point) -> Source:
    return point.prompts[0].question, point.abouts
