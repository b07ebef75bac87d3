"""What every page says alike of a call: whom to, the numbers, and what was kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ehe_check.bank.effect import Route
from ehe_check.bank.role import Role
from ehe_check.case.call_made import CallMade
from ehe_check.page.own import joined
from ehe_check.page.phrases import capital
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text
from ehe_check.settings.settings import Contact, Settings
from ehe_check.sheet.calls_of_today import RouteCall, calls_of, shortest
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.sheet import PromptSheet

LATER = "out_of_hours"
ROOM_FOR_NEWS = 44
ROOM_FOR_TWO = 134
SHORTEST = 8
_CUT = ".."
_OWN = "\0"
"""What holds the place of words that people wrote."""


@dataclass(frozen=True)
class CallRow:
    """One call as pages have it: what stands by the answers, and the words that go with it.

    `kept` is what was written after the last call, empty where none was kept, and `kept_lines` the
    same so short that it stands on two lines of a terminal. `new` is what no call told of, and
    `overdue` that the day has passed by which they were to act.
    """

    call: RouteCall
    who: str
    numbers: tuple[str, ...]
    kept: str = ""
    kept_lines: str = ""
    new: str = ""
    overdue: str = ""

    @property
    def called(self) -> str:
        """Whom it is to, as a row begins with it."""
        return capital(self.who)

    @property
    def is_made(self) -> bool:
        """Whether its box is ticked."""
        return self.call.is_made

    @property
    def after(self) -> str:
        """Everything that is said of what was kept."""
        return joined(" ", filter(None, (self.kept, self.overdue, self.new)))


def call_rows(sheet: PromptSheet, points: Points, local: Settings) -> tuple[CallRow, ...]:
    """Return the calls of today in order, in the words of calls."""
    return tuple(call_row(sheet, each) for each in calls_of(sheet, points, local))


def call_row(sheet: PromptSheet, call: RouteCall) -> CallRow:
    """Return a call in the words of calls, for whoever makes it."""
    new = shortest(call.new, ROOM_FOR_NEWS)
    return CallRow(
        call,
        who_is_called(sheet, call.route),
        numbers_of(sheet, call.route, call.numbers),
        kept_words(call.made) if call.made else "",
        _kept_within(call.made, ROOM_FOR_TWO) if call.made else "",
        _with(text("Not told of yet: {why}. Ring again.", why=_OWN), new) if new else "",
        text("That day has passed: ring again.") if call.is_overdue else "",
    )


def is_to_own_manager(sheet: PromptSheet, route: Route) -> bool:
    """Say whether a social worker takes a call to their manager, and not to social care."""
    return route is Route.SOCIAL_CARE and sheet.role is Role.SOCIAL_WORKER


def who_is_called(sheet: PromptSheet, route: Route) -> str:
    """Return whom a call is to, on every page and in every call alike."""
    match route:
        case Route.SOCIAL_CARE if is_to_own_manager(sheet, route):
            return text("your manager in children's social care")
        case Route.SOCIAL_CARE if sheet.recommendation.social_care_open:
            return text("the allocated worker or their manager")
        case Route.SOCIAL_CARE:
            return text("children's social care")
        case Route.POLICE:
            return text("the police")
        case Route.MEDICAL:
            return text("a doctor")
        case Route.LEAD:
            return text("your safeguarding lead")
        case _:
            assert_never(route)


def numbers_of(sheet: PromptSheet, route: Route, contacts: tuple[Contact, ...]) -> tuple[str, ...]:
    """Return the numbers of a call; where one could be set and is not, a line to write it on.

    No one number finds a doctor for every child, or the police; a social worker has a manager's.
    """
    if is_to_own_manager(sheet, route):
        return ()
    if not contacts and route in {Route.SOCIAL_CARE, Route.LEAD}:
        return (text("tel. ____________"),)
    return tuple(_number(route, each) for each in contacts)


def with_numbers(who: str, numbers: tuple[str, ...]) -> str:
    """Return somebody with their numbers, where there are any, in a line."""
    if not numbers:
        return who
    first, *later = numbers
    number = text("{number} ({later})", number=first, later=", ".join(later)) if later else first
    return text("{who}, {number}", who=who, number=number)


def _number(route: Route, contact: Contact) -> str:
    number = ", ".join(contact.text.splitlines())
    if route is Route.MEDICAL:
        return text("named doctor {number}", number=number)
    return text("out of hours {number}", number=number) if contact.key == LATER else number


def kept_words(made: CallMade, place: str = "", day: Callable[[date], str] = short_day) -> str:
    """Return what was written after a call; `place` is whom it was to, where no row says so."""
    spoke = _with(
        text("Spoke to {who}, {when}", who=_OWN, when=_when(made, day)), _whom(made, place)
    )
    if made.they_will is None:
        will = text("to be done by {day}", day=day(made.by)) if made.by else ""
    elif made.by is None:
        will = _with(text("they will {what}", what=_OWN), made.they_will)
    else:
        by = day(made.by)
        will = _with(text("they will {what} by {day}", what=_OWN, day=by), made.they_will)
    return joined("", (joined(": ", filter(None, (spoke, will))), "."))


def last_kept(made: CallMade) -> str:
    """Return what was kept of the last call, for beside what to say in the next."""
    return _with(text("Kept of the last call: {kept}", kept=_OWN), kept_words(made))


def _kept_within(made: CallMade, room: int) -> str:
    """Return what was kept of a call in so many letters: what they will do is cut, then who."""
    if len(kept_words(made)) <= room:
        return kept_words(made)
    for field in ("they_will", "spoke_to"):
        beyond = len(kept_words(made, day=_without_year)) - room
        said = getattr(made, field) or ""
        if beyond > 0 and said:
            kept = max(SHORTEST, len(said) - beyond - len(_CUT))
            cut = said if kept >= len(said) else f"{said[:kept].rstrip()}{_CUT}"
            made = made.model_copy(update={field: cut})
    return kept_words(made, day=_without_year)


def _whom(made: CallMade, place: str) -> str:
    if made.spoke_to is None:
        return place or text("them")
    if not place:
        return made.spoke_to
    return _with(text("{who} ({place})", who=_OWN, place=place), made.spoke_to)


def _when(made: CallMade, day: Callable[[date], str]) -> str:
    on = day(made.on)
    return text("{day}, {time}", day=on, time=made.at) if made.at else on


def _without_year(day: date) -> str:
    """Return a day in fewest letters, for beneath a head that names the year."""
    return short_day(day).rpartition(" ")[0]


def _with(said: str, own: str) -> str:
    """Return a text with what people wrote in its blank, which stays their own."""
    return joined(own, said.split(_OWN))
