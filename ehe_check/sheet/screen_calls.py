"""Calls on a terminal: a box to tick, whom to call and their number, and why."""

from __future__ import annotations

from typing import assert_never

from ehe_check.bank.effect import Route
from ehe_check.page.columns import cells, padded
from ehe_check.page.words import Say
from ehe_check.sheet.calls_of_today import ROOM_ON_SCREEN, RouteCall, shortest
from ehe_check.sheet.first_page import FirstPage
from ehe_check.sheet.screen_line import WIDTH, Line, Lines, Screen

_TICK = " [ ] "
_BETWEEN = "  "


def call_lines(say: Say, page: FirstPage, screen: Screen) -> Lines:
    """Yield the calls of today, in columns where they fit, and why 999 is called."""
    if page.danger:
        why = shortest(page.danger, WIDTH)
        yield from screen.wrap(say("calls.danger", why=why), first=" ", hang=" ")
    rows = [(_whom(say, call), _why(say, call)) for call in page.calls]
    in_a_line = [who for who, why in rows if why and _fits(_TICK + who + _BETWEEN + why, screen)]
    column = max(map(cells, in_a_line), default=0)
    for who, why in rows:
        yield from _call(who, why, column, screen)


def _call(who: str, why: str, column: int, screen: Screen) -> Lines:
    """Yield a call in one line, its reason in the column of the others where it fits there."""
    for beside in (padded(who, column) + _BETWEEN + why, who + _BETWEEN + why):
        if why and _fits(_TICK + beside, screen):
            yield Line(_TICK + beside)
            return
    hang = " " * len(_TICK)
    yield from screen.wrap(who, first=_TICK, hang=hang)
    if why:
        yield from screen.wrap(why, first=hang, hang=hang)


def _fits(text: str, screen: Screen) -> bool:
    return cells(text) <= screen.width


def _who(say: Say, call: RouteCall) -> str:
    match call.route:
        case Route.SOCIAL_CARE if call.social_care_open:
            return say("calls.worker")
        case Route.SOCIAL_CARE:
            return say("calls.social_care")
        case Route.MEDICAL:
            return say("calls.doctor")
        case Route.POLICE:
            return say("calls.police")
        case Route.LEAD:
            return say("calls.lead")
        case _:
            assert_never(call.route)


def _whom(say: Say, call: RouteCall) -> str:
    """Return whom to call with their numbers: whoever is reached by day first.

    No one number finds a doctor for every child, or the police.
    """
    texts, who = [number.text for number in call.numbers], _who(say, call)
    match call.route:
        case Route.MEDICAL | Route.POLICE:
            named = (say("calls.named_doctor", number=each) for each in texts)
            return ", ".join([who, *named])
        case Route.SOCIAL_CARE | Route.LEAD:
            if not texts:
                return f"{who} {say('calls.no_number')}"
            later = (say("calls.out_of_hours", number=each) for each in texts[1:])
            return ", ".join([f"{who} {texts[0]}", *later])
        case _:
            assert_never(call.route)


def _why(say: Say, call: RouteCall) -> str:
    return say("calls.told") if call.is_told else call.why(ROOM_ON_SCREEN)
