"""The rules of advice: from the effects that stand to one level of advice, and nothing else.

Source: the review's L4.0 to L4.5, and question_banks/RULES.md, which says the same in words.
"Consider" is the review's own; "strong case" and "raise in supervision" are this software's.
Nothing cancels, averages or adds up to a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from ehe_check.advice.standing import Standing
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.urgency import Urgency

TRIGGERS_FOR_CONSIDER = 1
MATTERS_FOR_STRONG = 2
RAISES_SUPERVISION = frozenset({Does.SIGN, Does.SUP, Does.HOLD, Does.ASK})
ROUTES_THAT_ASK_FIRST = frozenset({Route.SOCIAL_CARE, Route.LEAD})


class Weight(IntEnum):
    """What a matter counts as."""

    NOTHING = 0
    SIGN = 1
    TRIGGER = 2


@dataclass(frozen=True, slots=True)
class Advice:
    """What the effects that stand come to.

    `hold` and `ask` say whether any cause of HOLD or ASK FIRST is there, answered or recorded,
    before anything is agreed.
    """

    urgency: Urgency
    meeting: Urgency
    routes: tuple[Route, ...]
    hold: bool
    ask: bool
    in_health_form: bool


def advise(standing: Iterable[Standing], matters: Mapping[str, str]) -> Advice:
    """Return the advice for the effects that stand.

    `matters` gives, for each question, the matter that it counts as.
    """
    every = tuple(standing)
    meeting = meeting_level(weights(every, matters).values())
    does = {each.effect.does for each in every}
    routes = {route for each in every for route in each.effect.routes}
    return Advice(
        urgency=_urgency(does, meeting),
        meeting=meeting,
        routes=tuple(route for route in Route if route in routes),
        hold=Does.HOLD in does,
        ask=Does.ASK in does or bool(routes & ROUTES_THAT_ASK_FIRST),
        in_health_form=in_health_form(every),
    )


def weights(standing: Iterable[Standing], matters: Mapping[str, str]) -> dict[str, Weight]:
    """Return what each matter weighs: as much as the worst answer to any of its questions."""
    found: dict[str, Weight] = {}
    for each in standing:
        weight = weight_of(each)
        if weight:
            matter = matters.get(each.question, each.question)
            found[matter] = max(weight, found.get(matter, Weight.NOTHING))
    return found


def weight_of(standing: Standing) -> Weight:
    """Return what one effect weighs in its matter."""
    match standing.effect.does:
        case Does.MEET:
            return Weight.TRIGGER
        case Does.SIGN:
            return Weight.SIGN
        case _:
            return Weight.NOTHING


def meeting_level(matters: Iterable[Weight]) -> Urgency:
    """Return what is advised about a meeting, read from the matters alone, or `none`."""
    every = tuple(matters)
    if every.count(Weight.TRIGGER) < TRIGGERS_FOR_CONSIDER:
        return Urgency.NONE
    if len(every) < MATTERS_FOR_STRONG:
        return Urgency.CONSIDER_MEETING
    return Urgency.STRONG_CASE_FOR_MEETING


def in_health_form(standing: Iterable[Standing]) -> bool:
    """Say whether every reason for a meeting is the gentler, health-led one."""
    forms = [each.effect.in_health_form for each in standing if each.effect.does is Does.MEET]
    return bool(forms) and all(forms)


def _urgency(does: set[Does], meeting: Urgency) -> Urgency:
    if Does.EMERGENCY in does:
        return Urgency.EMERGENCY
    if Does.TODAY in does:
        return Urgency.ACT_TODAY
    if meeting is not Urgency.NONE:
        return meeting
    return Urgency.RAISE_IN_SUPERVISION if does & RAISES_SUPERVISION else Urgency.NONE
