"""Whom to call today: each of them once, with their numbers, why, and what was kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ehe_check.advice.calls import calls_in_order
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import CallMade, last_call
from ehe_check.page.own import joined
from ehe_check.page.phrases import capital, grouped
from ehe_check.page.text import text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call_facts import TOLD_ALIKE, has_lines, line_name, name_of, ticked_lines
from ehe_check.sheet.call_words import OWN, kept_words, numbers_of, who_is_called, with_own
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.sheet import PromptSheet

MOST_WHYS = 2
ROOM_FOR_WHYS = 60
ROOM_FOR_NEWS = 44


@dataclass(frozen=True)
class Why:
    """One reason for a call, and about whom, empty where that goes without saying."""

    whom: str
    text: str


@dataclass(frozen=True)
class _Because:
    """A reason as the answers give it: its name in a file, why, and whom it is about."""

    name: str
    why: str
    about: str | None


@dataclass(frozen=True)
class CallDue:
    """One call of today: whom to, their numbers, and every reason.

    `is_number_set` says that a number is set, and not only a line to write one on; `is_told`, that
    they are told beside another call, and not waited for.
    `made` is the last call to them that was kept, and `because` names each reason that stands, as a
    call keeps it. `untold` are the reasons that no such call told of, and `is_overdue` says that
    the day has passed by which they were to act.
    """

    route: Route
    who: str
    numbers: tuple[str, ...]
    whys: tuple[Why, ...]
    is_number_set: bool = False
    is_told: bool = False
    made: CallMade | None = None
    because: tuple[str, ...] = ()
    untold: tuple[Why, ...] = ()
    is_overdue: bool = False

    @property
    def is_made(self) -> bool:
        """Whether its box is ticked: a call told of all that stands, and nothing is overdue."""
        return self.made is not None and not self.untold and not self.is_overdue

    @property
    def called(self) -> str:
        """Whom it is to, as a row begins with it."""
        return capital(self.who)

    @property
    def again(self) -> str:
        """Why to ring again, empty where there is no need."""
        late = text("That day has passed: ring again.") if self.is_overdue else ""
        new = shortest(self.untold, ROOM_FOR_NEWS)
        told = text("Not told of yet: {why}. Ring again.", why=OWN) if new else ""
        return joined(" ", filter(None, (late, with_own(told, new))))

    @property
    def why(self) -> str:
        """Why to call them, in a line; where somebody else says why, after what."""
        return shortest(self.whys) or text("tell them, once 999 is called")

    def after(self, kept: Callable[[CallMade], str] = kept_words) -> str:
        """Return everything that is said of what was kept, which `kept` gives the words of."""
        said = kept(self.made) if self.made is not None else ""
        return joined(" ", filter(None, (said, self.again)))


def shortest(whys: Iterable[Why], room: int = ROOM_FOR_WHYS) -> str:
    """Return the two shortest of some reasons where they fit in so many letters, else the one."""
    by_length = sorted(whys, key=lambda why: len(why.whom) + len(why.text))
    both = _in_a_line(by_length[:MOST_WHYS])
    return both if len(both) <= room else _in_a_line(by_length[:1])


def calls_of(points: Points, local: Settings) -> tuple[CallDue, ...]:
    """Return the calls of today in order; beside social care the lead is told and not waited for.

    Where somebody is in danger, social care and the lead are told once 999 has been called.
    """
    advice = points.sheet.recommendation
    routes = set(advice.routes)
    if advice.urgency is Urgency.EMERGENCY:
        routes.add(Route.SOCIAL_CARE)
    calls = [_call(points, local, route) for route in calls_in_order(routes)]
    if Route.SOCIAL_CARE in routes:
        calls.append(_call(points, local, Route.LEAD, is_told=True))
    return tuple(calls)


def _call(points: Points, local: Settings, route: Route, *, is_told: bool = False) -> CallDue:
    """Return one call, with what was kept of it."""
    sheet, alone = points.sheet, frozenset({route})
    own = () if is_told else tuple(_because(points, alone))
    is_alike = is_told or route is Route.SOCIAL_CARE
    heard = TOLD_ALIKE if is_alike else alone
    all_told = tuple(_because(points, heard, is_every_line=True))
    if route is not Route.MEDICAL:
        all_told += tuple(_of_danger(sheet))
    kept = [each for each in sheet.calls_made if each.to is route]
    known = {name for each in kept for name in each.told}
    new = tuple(each for each in all_told if kept and each.name not in known)
    made, contacts = last_call(kept, route), local.contacts.for_route(route)
    return CallDue(
        route,
        who_is_called(sheet, route),
        numbers_of(sheet, route, contacts),
        _whys(points, own),
        is_number_set=bool(contacts),
        is_told=is_told,
        made=made,
        because=tuple(dict.fromkeys(each.name for each in all_told)),
        untold=_whys(points, new),
        is_overdue=made is not None and made.is_overdue(sheet.provenance.made_on),
    )


def danger(points: Points) -> tuple[Why, ...]:
    """Return why to call 999, nothing where nobody is in danger now."""
    return _whys(points, _of_danger(points.sheet))


def _whys(points: Points, reasons: Iterable[_Because]) -> tuple[Why, ...]:
    """Return each reason once, with whom it is about."""
    abouts = grouped((each.why, each.about) for each in reasons)
    return tuple(Why(points.whom(points.in_order(who)), why) for why, who in abouts.items())


def _of_danger(sheet: PromptSheet) -> Iterator[_Because]:
    for each in sheet.prompts:
        if each.kind is PromptKind.EMERGENCY:
            yield _Because(name_of(each), each.route_why, each.about)


def _because(
    points: Points, routes: frozenset[Route], *, is_every_line: bool = False
) -> Iterator[_Because]:
    """Yield why to call somebody today: each prompt's own reason, and the lines ticked for a call.

    A line that asks for no call itself stands only where every line does.
    """
    lines = ticked_lines(points.sheet, points.bank)
    for each in points.sheet.prompts:
        if each.kind is PromptKind.ACT_TODAY and not routes.isdisjoint(each.routes):
            if lines is not None and has_lines(points.bank, each):
                is_every_line = True
            else:
                yield _Because(name_of(each), each.route_why, each.about)
    if lines is not None and is_every_line:
        for line in lines.heard_by(routes):
            yield _Because(line_name(lines.question, line), line.route_why, None)


def _in_a_line(whys: Iterable[Why]) -> str:
    """Return reasons in one line, whom they are about said once."""
    about = grouped((why.whom, why.text) for why in whys)
    said = (joined("; ", texts) for texts in about.values())
    return joined(
        "; ", (joined(": ", filter(None, each)) for each in zip(about, said, strict=True))
    )
