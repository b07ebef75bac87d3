"""The second page: what to do, under whom it is for, few enough to be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import URGENT, PromptKind, State, StepGroup
from ehe_check.bank.urgency import Urgency
from ehe_check.over_time.ledger import Decided
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import grouped
from ehe_check.page.text import text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.calls_of_today import calls_of
from ehe_check.sheet.merged_points import Points, told_on
from ehe_check.sheet.sheet import HeldMeeting, PromptSheet

MOST_ACTIONS = 12
MOST_DECISIONS = 3
"""How many decisions of a meeting are told in words; the others by their numbers."""
_YOU = "you"
"""Whose an action is where its step offers nobody else."""
_NEVER_LEFT_OUT = frozenset({StepGroup.TODAY, StepGroup.FIRST})
_ROOM = {
    StepGroup.AFTER: 3,
    StepGroup.EACH_CHILD: 4,
    StepGroup.ALL_CHILDREN: 2,
    StepGroup.ADULTS: 2,
    StepGroup.US: 2,
}
"""How many of each other group are taken before any group has more, in which order."""

_IN_ORDER = tuple(StepGroup)
TITLES = {
    StepGroup.TODAY: "Today",
    StepGroup.FIRST: "First",
    StepGroup.EACH_CHILD: "Each child",
    StepGroup.ALL_CHILDREN: "All the children",
    StepGroup.ADULTS: "Adults, as behaviour",
    StepGroup.US: "Us",
    StepGroup.AFTER: "After that",
}


@dataclass(frozen=True)
class Action:
    """One thing to do: about whom, who is offered for it, and whether its day is today.

    `whom` is said beside it only under a heading that does not say it. Its number is its place on
    the page, 0 for one that stands in the annex. `who` is who is offered beside the reader, and
    `done_on` the day of the call that did it. What the advice as a whole asks for, and no prompt,
    has no `statements`.
    """

    group: StepGroup
    abouts: tuple[str, ...]
    text: str
    whom: str
    who: str
    leads_to_the_family: bool = False
    statements: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    number: int = 0
    done_on: date | None = None

    @property
    def is_today(self) -> bool:
        """Whether the step itself sets its day."""
        return self.group is StepGroup.TODAY


@dataclass(frozen=True)
class ActionGroup:
    """Actions under one heading; none where they come after nothing."""

    title: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Actions:
    """What to do: the groups of the page, what else stands in the annex, and what is said above.

    `note` is that HOLD or ASK FIRST stands, or whom to ask before the family is told.
    """

    groups: tuple[ActionGroup, ...]
    others: tuple[Action, ...]
    note: str

    @property
    def shown(self) -> tuple[Action, ...]:
        """Every action of the page."""
        return tuple(action for group in self.groups for action in group.actions)


def second_page(points: Points, most: int = MOST_ACTIONS) -> Actions:
    """Return what is to be done, no more than so many of it on the page.

    What is for today or comes first is never left out, however much of it there is.
    """
    every = tuple(_every(points))
    chosen = set(_chosen(every, most))
    in_order = sorted((each for each in every if each in chosen), key=_place)
    numbered = [replace(each, number=at) for at, each in enumerate(in_order, start=1)]
    groups = tuple(
        ActionGroup(_title(points, *key), tuple(same))
        for key, same in groupby(numbered, key=lambda each: (each.group, _heading_of(each)))
    )
    if [each.group for each in in_order[:1]] == [StepGroup.AFTER]:
        groups = (replace(groups[0], title=""),)
    others = tuple(sorted((each for each in every if each not in chosen), key=_place))
    return Actions(groups, others, _note(points.sheet))


def _every(points: Points) -> Iterator[Action]:
    """Yield everything to do: 999, what else is urgent, what a reason calls for, the rest, gaps.

    What a call did that was made and told of all that stands is ticked, as it is on page 1.
    """
    sheet, kinds = points.sheet, (*URGENT, PromptKind.ACTION, PromptKind.GAP)
    behind = {each.question for each in sheet.prompts if each.is_behind_the_advice}
    calls = calls_of(points, Settings())
    made = {each.route: each.made.on for each in calls if each.made and each.is_made}
    told = [each for each in sheet.prompts if each.kind in kinds and each.do]
    told.sort(
        key=lambda each: (
            each.kind not in URGENT,
            _can_come_after_social_care(sheet, each),
            each.kind is PromptKind.GAP,
            each.kind is not PromptKind.EMERGENCY,
            each.question not in behind,
        )
    )
    alike = grouped(((each.do, each.step.who if each.step else None), each) for each in told)
    yield from (_action(points, same, made) for same in alike.values())
    yield from _of_the_advice(points, made.get(Route.LEAD))
    yield from _to_supervision(points)


def _can_come_after_social_care(sheet: PromptSheet, prompt: Prompt) -> bool:
    """Say whether it is for the lead alone on a day when social care is spoken to, and first."""
    is_for_the_lead = prompt.kind is PromptKind.ACT_TODAY and prompt.routes == (Route.LEAD,)
    return is_for_the_lead and Route.SOCIAL_CARE in sheet.recommendation.routes


def _action(points: Points, same: list[Prompt], made: Mapping[Route, date]) -> Action:
    first, abouts = same[0], points.in_order(each.about for each in same)
    return Action(
        _group(points, first, abouts),
        abouts,
        first.do,
        points.whom(abouts),
        _who(first.step.who if first.step else _YOU),
        points.leads_to_the_family(first),
        statements=first.statements,
        cites=first.cites,
        done_on=_done_on(first.routes, made),
    )


def _who(offered: str) -> str:
    """Return who is offered beside the reader, whose everything is unless somebody is named."""
    return offered.removeprefix(_YOU).removeprefix(", ")


def _done_on(routes: tuple[Route, ...], made: Mapping[Route, date]) -> date | None:
    """Return the last day of the calls that did it, None while one of them is still due.

    What is for the lead alone may name others too, such as a doctor for a baby with a bruise: that
    the lead was told says nothing of them. Beside social care they are told in a step of their own.
    """
    needed = set(routes) - ({Route.LEAD} if Route.SOCIAL_CARE in routes else set())
    if needed <= {Route.LEAD} or not needed <= made.keys():
        return None
    return max(made[route] for route in needed)


def _group(points: Points, prompt: Prompt, abouts: tuple[str, ...]) -> StepGroup:
    children = points.children
    named = prompt.step.group if prompt.step else None
    if named is StepGroup.EACH_CHILD or named is None:
        if abouts and not set(abouts) <= set(children):
            return StepGroup.ADULTS
        if abouts == children and len(children) > 1:
            return StepGroup.ALL_CHILDREN
        return StepGroup.EACH_CHILD if abouts else named or StepGroup.US
    return named


def _of_the_advice(points: Points, told_on: date | None) -> Iterator[Action]:
    """Yield what the advice itself asks to be done: tell the lead, and consider a meeting."""
    advice, lines = points.sheet.recommendation, points.bank.lines
    if lines is not None and Route.SOCIAL_CARE in advice.routes:
        yield Action(StepGroup.TODAY, (), lines.tell_the_lead, "", "", done_on=told_on)
    if advice.meeting is Urgency.NONE:
        return
    yield Action(StepGroup.AFTER, (), _meeting(points.sheet), "", text("your lead"))
    if lines is not None and advice.guard.state is State.WORRY:
        yield Action(
            StepGroup.AFTER,
            (),
            lines.openly,
            "",
            text("your lead"),
            leads_to_the_family=True,
        )


def _meeting(sheet: PromptSheet) -> str:
    if sheet.recommendation.is_for_the_enquiry:
        return text(
            "Bring this to the plan, strategy discussion or enquiry that is open, "
            "through the allocated worker or their manager."
        )
    held = sheet.meeting_held
    if held is not None and held.comes_after:
        return _decided_there(held)
    if sheet.recommendation.is_led_by_health:
        return text(
            "Ask the GP or clinic who brings professionals together over the treatment. "
            "If nobody does, write down why."
        )
    if held is not None:
        return text(
            "Consider calling another professionals-only meeting: the last was on {day}. "
            "If not, write down why.",
            day=day_words(held.on),
        )
    return text("Consider calling a professionals-only meeting. If not, write down why.")


def _decided_there(held: HeldMeeting) -> str:
    """Return, in place of considering a meeting that was held, what is still to be done of it."""
    told, more = held.decisions[:MOST_DECISIONS], held.decisions[MOST_DECISIONS:]
    day, decisions = day_words(held.on), (*map(_decision, told), *(each.id for each in more))
    if not decisions:
        return text(
            "Nothing decided at the professionals-only meeting of {day} is still open: "
            "look again with your lead at what has changed for each child.",
            day=day,
        )
    return text(
        "Do what the professionals-only meeting of {day} decided. {decisions}.",
        day=day,
        decisions="; ".join(decisions),
    )


def _decision(decided: Decided) -> str:
    by = f"by {day_words(decided.by)}" if decided.by else ""
    beside = ", ".join(filter(None, (decided.who, by)))
    said = ": ".join(filter(None, (decided.whom, decided.what.rstrip("."))))
    return " ".join(filter(None, (decided.id, said, f"({beside})" if beside else "")))


def _to_supervision(points: Points) -> Iterator[Action]:
    """Yield, as one thing to do, what is to be thought through in supervision."""
    several = [each for each in points.sheet.prompts if each.kind is PromptKind.SUPERVISION]
    if several:
        named = "; ".join(told_on(points.of(several)))
        said = text("Take to supervision: {points}.", points=named)
        yield Action(StepGroup.AFTER, (), said, "", "")


def _chosen(every: tuple[Action, ...], most: int) -> Iterator[Action]:
    """Yield the actions of the page: some of each group first, then what else there is room for."""
    taken = [each for each in every if each.group in _NEVER_LEFT_OUT]
    most = max(most, len(taken))
    for group, room in _ROOM.items():
        taken += [each for each in every if each.group is group][:room]
    rest = [each for each in sorted(every, key=_place) if each not in taken]
    yield from [*taken, *rest][:most]


def _place(action: Action) -> tuple[int, tuple[str, ...]]:
    return _IN_ORDER.index(action.group), _heading_of(action)


def _heading_of(action: Action) -> tuple[str, ...]:
    return action.abouts if action.group is StepGroup.EACH_CHILD else ()


def _title(points: Points, group: StepGroup, abouts: tuple[str, ...]) -> str:
    is_urgent = points.sheet.recommendation.is_urgent
    if group is StepGroup.AFTER and is_urgent:
        return text("After the call")
    children = points.labels(abouts) if group is StepGroup.EACH_CHILD else ""
    return children or text(TITLES[group])


def _note(sheet: PromptSheet) -> str:
    advice = sheet.recommendation
    if not advice.is_guarded or advice.box is None:
        return ""
    who, family = advice.box.person, advice.box.family
    if advice.hold:
        return text(
            "HOLD stands: nothing here is raised with {family} until {person} has said how",
            person=who,
            family=family,
        )
    return text("ASK FIRST stands: agree with {person} who says what to the family", person=who)
