"""The first page: everything that it says, chosen, merged and in order, whatever prints it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ehe_check.advice.recommendation import Reason
from ehe_check.bank.prompt_rule import URGENT, PromptKind, StepGroup
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import reference_given
from ehe_check.settings.settings import Settings
from ehe_check.sheet.calls_of_today import CallDue, Why, calls_of, danger
from ehe_check.sheet.merged_points import Find, Point, Points, find_first, lowered, ours, reasons
from ehe_check.sheet.seen_grid import SeenGrid
from ehe_check.sheet.sheet import HeldMeeting

MOST_OFFERS = 2
MOST_GOING_WELL = 3


@dataclass(frozen=True)
class Child:
    """A child on the list, with about how old in words; empty where nobody has said."""

    id: str
    called: str
    age: str


@dataclass(frozen=True)
class FirstPage:
    """What the first page says; a format prints as much of each list as the page has room for.

    `reference` is empty where none was given. Where nothing calls for a further step there are no
    calls, reasons or grid, and what may be offered and what goes well are told instead, though not
    where too little is answered to advise. `to_do` is what else the headline there speaks of.
    `words` is what the child said, empty where nothing is written down. `meeting_held` is the last
    meeting, where one is advised.
    """

    reference: str
    children: tuple[Child, ...]
    danger: tuple[Why, ...]
    calls: tuple[CallDue, ...]
    reasons: tuple[Point, ...]
    ours: tuple[Point, ...]
    grid: SeenGrid
    find_first: tuple[Find, ...]
    words: tuple[Reason, ...]
    offers: tuple[Point, ...]
    to_do: tuple[Point, ...]
    going_well: tuple[Point, ...]
    meeting_held: HeldMeeting | None

    @property
    def urgent_reasons(self) -> tuple[Point, ...]:
        """The reasons for what cannot wait."""
        return tuple(point for point in self.reasons if point.kind in URGENT)

    @property
    def other_reasons(self) -> tuple[Point, ...]:
        """The reasons for what comes after that."""
        return tuple(point for point in self.reasons if point.kind not in URGENT)


def first_page(points: Points, local: Settings) -> FirstPage:
    """Return what the first page of a sheet says."""
    sheet, is_ordinary = points.sheet, points.sheet.is_ordinary
    is_enough = sheet.recommendation.is_enough
    offers, to_do = _offers_and_to_do(points) if is_ordinary and is_enough else ((), ())
    return FirstPage(
        reference=reference_given(sheet.reference) or "",
        children=tuple(_children(points)),
        danger=danger(points),
        calls=calls_of(points, local),
        reasons=() if is_ordinary else reasons(points),
        ours=() if is_ordinary else ours(points),
        grid=SeenGrid() if is_ordinary else sheet.seen,
        find_first=() if is_ordinary else find_first(points),
        words=tuple(why for why in sheet.own_words if why.question == points.bank.childs_words),
        offers=offers,
        to_do=to_do,
        going_well=points.of(sheet.strengths)[:MOST_GOING_WELL] if is_enough else (),
        meeting_held=None if sheet.recommendation.meeting is Urgency.NONE else sheet.meeting_held,
    )


def _children(points: Points) -> Iterator[Child]:
    """Yield the children on the list, each with an age in words that fit into a line."""
    sheet, bank = points.sheet, points.bank
    roster = bank.roster_by_id.get((bank.grid.per if bank.grid else None) or "")
    words = {
        option.id: option.text.partition(" (")[0]
        for attribute in (roster.attributes if roster else ())
        for option in attribute.options
    }
    ages = dict(sheet.ages)
    for entry, called in sheet.listed(roster.id if roster else None):
        age = words.get(ages.get(entry, ""), "")
        yield Child(entry, called, lowered(age))


def _offers_and_to_do(points: Points) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return a few things that an ordinary family may be offered or told, and what else is to do.

    What comes of thinking of one's own is in the annex.
    """
    actions = [each for each in points.sheet.prompts if each.kind is PromptKind.ACTION]
    offers = points.of(
        each
        for each in actions
        if points.leads_to_the_family(each) and not (each.step and each.step.group is StepGroup.US)
    )[:MOST_OFFERS]
    offered = {prompt for point in offers for prompt in point.prompts}
    by_id = points.bank.by_id
    to_do = points.of(
        each for each in actions if each not in offered and not by_id[each.question].own_thinking
    )
    return _as_tasks(offers), _as_tasks(to_do)


def _as_tasks(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple(replace(point, text=point.prompts[0].do, known=()) for point in points)
