"""What to find out first, about whom, and who could know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.advice.recommendation import ToClose
from ehe_check.bank.prompt_rule import State
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.sheet import PromptSheet

MOST_TO_FIND = 3
_IF_WORRIED = "; if there is a worry, "


@dataclass(frozen=True)
class Find:
    """One thing to find out: about whom, and who could know, our own records first.

    It never says what it might turn out to be.
    """

    text: str
    whom: str
    who: str
    question: str


def find_first(sheet: PromptSheet, points: Points) -> tuple[Find, ...]:
    """Return who saw an unseen child, what to close first, and what else is to be found out."""
    advice, sight = sheet.recommendation, points.bank.sight
    unseen = (*advice.unseen, *advice.not_said)
    closing = (
        *((ToClose(sight.question, unseen),) if sight and unseen else ()),
        *advice.close_first,
    )
    first = [_find(sheet, points, each.question, each.abouts) for each in closing]
    others = _others(sheet, points, {each.question for each in closing})
    return tuple([*first, *others][:MOST_TO_FIND])


def who_could_know(sheet: PromptSheet, who: str) -> str:
    """Return who could know something; while no worry is named, our own records alone."""
    always, _, if_worried = who.partition(_IF_WORRIED)
    ordinary = sheet.recommendation.guard.state is State.ORDINARY
    return always if ordinary or not if_worried else f"{always}, {if_worried}"


def _others(sheet: PromptSheet, points: Points, told: set[str]) -> Iterator[Find]:
    abouts: dict[str, list[str | None]] = {}
    for prompt in sheet.find_out:
        abouts.setdefault(prompt.question, []).append(prompt.about)
    order = points.bank.closing_order.index
    for question in sorted(abouts.keys() - told, key=order):
        yield _find(sheet, points, question, abouts[question])


def _find(sheet: PromptSheet, points: Points, question: str, whom: Iterable[str | None]) -> Find:
    known = points.bank.by_id[question]
    asked = known.find_out
    return Find(
        asked.short if asked else known.short,
        points.whom(points.in_order(whom)),
        who_could_know(sheet, asked.who) if asked else "",
        question,
    )
