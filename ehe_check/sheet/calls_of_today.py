"""Whom to call today: each of them once, with their number and the shortest of the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.advice.calls import calls_in_order
from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.page.own import joined
from ehe_check.settings.settings import Contact, Settings
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.sheet import PromptSheet

MOST_WHYS = 2
ROOM_ON_PAPER = 60
ROOM_ON_SCREEN = 44


@dataclass(frozen=True)
class Why:
    """One reason for a call, and about whom, empty where that goes without saying."""

    whom: str
    text: str


@dataclass(frozen=True)
class RouteCall:
    """One call of today: whom to, the numbers that are set, and every reason.

    `is_told` says that they are told beside another call, and not waited for. `social_care_open`
    says that social care knows the child: the allocated worker or their manager is called.
    """

    route: Route
    numbers: tuple[Contact, ...]
    whys: tuple[Why, ...]
    is_told: bool = False
    social_care_open: bool = False

    def why(self, room: int) -> str:
        """Return the two shortest reasons where they fit in so many characters, else the one."""
        return shortest(self.whys, room)


def shortest(whys: Iterable[Why], room: int) -> str:
    """Return the two shortest of some reasons where they fit, else the shortest."""
    by_length = sorted(whys, key=lambda why: len(why.whom) + len(why.text))
    both = _in_a_line(by_length[:MOST_WHYS])
    return both if len(both) <= room else _in_a_line(by_length[:1])


def calls_of(sheet: PromptSheet, points: Points, local: Settings) -> tuple[RouteCall, ...]:
    """Return the calls of today in order; beside social care the lead is told and not waited for.

    Where somebody is in danger, social care and the lead are told once 999 has been called.
    """
    advice = sheet.recommendation
    routes = set(advice.routes)
    if advice.urgency is Urgency.EMERGENCY:
        routes.add(Route.SOCIAL_CARE)
    calls = [
        RouteCall(
            route,
            local.contacts.for_route(route),
            tuple(_whys(sheet, points, route)),
            social_care_open=route is Route.SOCIAL_CARE and advice.social_care_open,
        )
        for route in calls_in_order(routes)
    ]
    if Route.SOCIAL_CARE in routes:
        lead = local.contacts.for_route(Route.LEAD)
        calls.append(RouteCall(Route.LEAD, lead, (), is_told=True))
    return tuple(calls)


def danger(sheet: PromptSheet, points: Points) -> tuple[Why, ...]:
    """Return why to call 999, nothing where nobody is in danger now."""
    now = (each for each in sheet.prompts if each.kind is PromptKind.EMERGENCY)
    return _together(points, ((each.route_why, each.about) for each in now))


def _whys(sheet: PromptSheet, points: Points, route: Route) -> tuple[Why, ...]:
    """Return why to call somebody today, each reason once, with whom it is about."""
    today = [
        each for each in sheet.prompts if each.kind is PromptKind.ACT_TODAY and route in each.routes
    ]
    pairs = ((why, each.about) for each in today for why in _reasons(sheet, points, each, route))
    return _together(points, pairs)


def _together(points: Points, pairs: Iterable[tuple[str, str | None]]) -> tuple[Why, ...]:
    abouts: dict[str, list[str | None]] = {}
    for why, about in pairs:
        abouts.setdefault(why, []).append(about)
    return tuple(Why(points.whom(points.in_order(who)), why) for why, who in abouts.items())


def _reasons(sheet: PromptSheet, points: Points, prompt: Prompt, route: Route) -> tuple[str, ...]:
    """Return the reasons of the lines ticked for a call, or the prompt's own."""
    return tuple(_ticked(sheet, points.bank, prompt, route)) or (prompt.route_why,)


def _ticked(sheet: PromptSheet, bank: QuestionBank, prompt: Prompt, route: Route) -> Iterator[str]:
    rule = bank.rules[prompt.id][1].rule
    ticked = next((each.ticked for each in bank.together if each.id == rule), None)
    if rule is None or ticked is None:
        return
    options = bank.by_id[ticked].options
    for answer in (why for why in sheet.answered if why.question == ticked):
        lines = (each for each in options if each.id in answer.values and route in each.routes)
        yield from (each.route_why for each in lines)


def _in_a_line(whys: Iterable[Why]) -> str:
    """Return reasons in one line, whom they are about said once."""
    about: dict[str, list[str]] = {}
    for why in whys:
        about.setdefault(why.whom, []).append(why.text)
    said = (joined("; ", texts) for texts in about.values())
    return joined(
        "; ", (joined(": ", filter(None, each)) for each in zip(about, said, strict=True))
    )
