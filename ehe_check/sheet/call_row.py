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
from ehe_check.page.words import Say
from ehe_check.settings.settings import Contact
from ehe_check.sheet.calls_of_today import RouteCall, shortest
from ehe_check.sheet.sheet import PromptSheet

LATER = "out_of_hours"
ROOM_FOR_NEWS = 44
ROOM_FOR_A_LINE, ROOM_FOR_TWO = 74, 134
SHORTEST = 8
_CUT = ".."
_OWN = "\0"
"""What holds the place of words that people wrote."""


@dataclass(frozen=True)
class CallRow:
    """One call as pages have it: what stands by the answers, and the words that go with it.

    `kept` is what was written after the last call, empty where none was kept, and `kept_line` and
    `kept_lines` the same so short that it stands on a line of a terminal, or on two. `new` is what
    no call told of, and `overdue` that the day has passed by which they were to act.
    """

    call: RouteCall
    who: str
    numbers: tuple[str, ...]
    kept: str = ""
    kept_line: str = ""
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


def call_row(say: Say, sheet: PromptSheet, call: RouteCall) -> CallRow:
    """Return a call in the words of calls, for whoever makes it."""
    new = shortest(call.new, ROOM_FOR_NEWS)
    return CallRow(
        call,
        who_is_called(say, sheet, call.route),
        numbers_of(say, sheet, call.route, call.numbers),
        kept_words(say, call.made) if call.made else "",
        _kept_within(say, call.made, ROOM_FOR_A_LINE) if call.made else "",
        _kept_within(say, call.made, ROOM_FOR_TWO) if call.made else "",
        _with(say("kept.new", why=_OWN), new) if new else "",
        say("kept.overdue") if call.is_overdue else "",
    )


def is_to_own_manager(sheet: PromptSheet, route: Route) -> bool:
    """Say whether a social worker takes a call to their manager, and not to social care."""
    return route is Route.SOCIAL_CARE and sheet.role is Role.SOCIAL_WORKER


def who_is_called(say: Say, sheet: PromptSheet, route: Route) -> str:
    """Return whom a call is to, on every page and in every call alike."""
    match route:
        case Route.SOCIAL_CARE if is_to_own_manager(sheet, route):
            return say("who.own_manager")
        case Route.SOCIAL_CARE if sheet.recommendation.social_care_open:
            return say("who.allocated_worker")
        case Route.SOCIAL_CARE:
            return say("who.social_care")
        case Route.POLICE:
            return say("who.police")
        case Route.MEDICAL:
            return say("who.doctor")
        case Route.LEAD:
            return say("who.lead")
        case _:
            assert_never(route)


def numbers_of(
    say: Say, sheet: PromptSheet, route: Route, contacts: tuple[Contact, ...]
) -> tuple[str, ...]:
    """Return the numbers of a call; where one could be set and is not, a line to write it on.

    No one number finds a doctor for every child, or the police; a social worker has a manager's.
    """
    if is_to_own_manager(sheet, route):
        return ()
    if not contacts and route in {Route.SOCIAL_CARE, Route.LEAD}:
        return (say("number.not_set"),)
    return tuple(_number(say, route, each) for each in contacts)


def with_numbers(say: Say, who: str, numbers: tuple[str, ...]) -> str:
    """Return somebody with their numbers, where there are any, in a line."""
    if not numbers:
        return who
    first, *later = numbers
    number = say("number.both", number=first, later=", ".join(later)) if later else first
    return say("number.kept", who=who, number=number)


def _number(say: Say, route: Route, contact: Contact) -> str:
    number = ", ".join(contact.text.splitlines())
    if route is Route.MEDICAL:
        return say("number.named_doctor", number=number)
    return say("number.out_of_hours", number=number) if contact.key == LATER else number


def kept_words(
    say: Say, made: CallMade, place: str = "", day: Callable[[date], str] = short_day
) -> str:
    """Return what was written after a call; `place` is whom it was to, where no row says so."""
    spoke = _with(
        say("kept.spoke_to", who=_OWN, when=_when(say, made, day)), _whom(say, made, place)
    )
    if made.they_will is None:
        will = say("kept.acts_by", day=day(made.by)) if made.by else ""
    elif made.by is None:
        will = _with(say("kept.they_will", what=_OWN), made.they_will)
    else:
        by = day(made.by)
        will = _with(say("kept.they_will_by", what=_OWN, day=by), made.they_will)
    return joined("", (joined(": ", filter(None, (spoke, will))), "."))


def last_kept(say: Say, made: CallMade) -> str:
    """Return what was kept of the last call, for beside what to say in the next."""
    return _with(say("kept.last", kept=_OWN), kept_words(say, made))


def _kept_within(say: Say, made: CallMade, room: int) -> str:
    """Return what was kept of a call in so many letters: what they will do is cut, then who."""
    if len(kept_words(say, made)) <= room:
        return kept_words(say, made)
    for field in ("they_will", "spoke_to"):
        beyond = len(kept_words(say, made, day=_without_year)) - room
        text = getattr(made, field) or ""
        if beyond > 0 and text:
            kept = max(SHORTEST, len(text) - beyond - len(_CUT))
            cut = text if kept >= len(text) else f"{text[:kept].rstrip()}{_CUT}"
            made = made.model_copy(update={field: cut})
    return kept_words(say, made, day=_without_year)


def _whom(say: Say, made: CallMade, place: str) -> str:
    if made.spoke_to is None:
        return place or say("kept.them")
    if not place:
        return made.spoke_to
    return _with(say("kept.at_place", who=_OWN, place=place), made.spoke_to)


def _when(say: Say, made: CallMade, day: Callable[[date], str]) -> str:
    on = day(made.on)
    return say("kept.at_time", day=on, time=made.at) if made.at else on


def _without_year(day: date) -> str:
    """Return a day in fewest letters, for beneath a head that names the year."""
    return short_day(day).rpartition(" ")[0]


def _with(text: str, own: str) -> str:
    """Return a text with what people wrote in its blank, which stays their own."""
    return joined(own, text.split(_OWN))
