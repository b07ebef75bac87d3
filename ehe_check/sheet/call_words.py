"""The words of calls, alike on every page: whom to, the numbers, and what was kept of one."""

from __future__ import annotations

from ehe_check.bank.effect import Route
from ehe_check.bank.role import Role
from ehe_check.case.decided import CallMade
from ehe_check.page.own import joined
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text
from ehe_check.settings.settings import Contact
from ehe_check.sheet.sheet import PromptSheet

LATER = "out_of_hours"
OWN = "\0"
"""What holds the place of words that people wrote."""
CALLED = {
    Route.SOCIAL_CARE: "children's social care",
    Route.POLICE: "the police",
    Route.MEDICAL: "a doctor",
    Route.LEAD: "your safeguarding lead",
}
_ROOM_FOR_TWO_LINES = 134
_MOST_LETTERS = 38
_CUT = ".."


def is_to_own_manager(sheet: PromptSheet, route: Route) -> bool:
    """Say whether a social worker takes a call to their manager, and not to social care."""
    return route is Route.SOCIAL_CARE and sheet.role is Role.SOCIAL_WORKER


def who_is_called(sheet: PromptSheet, route: Route) -> str:
    """Return whom a call is to, on every page and in every call alike."""
    if is_to_own_manager(sheet, route):
        return text("your manager in children's social care")
    if route is Route.SOCIAL_CARE and sheet.recommendation.social_care_open:
        return text("the allocated worker or their manager")
    return text(CALLED[route])


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


def kept_words(made: CallMade, place: str = "") -> str:
    """Return what was written after a call; `place` is whom it was to, where no row says so."""
    spoke = with_own(text("Spoke to {who}, {when}", who=OWN, when=_when(made)), _whom(made, place))
    if made.they_will is None:
        will = text("to be done by {day}", day=short_day(made.by)) if made.by else ""
    elif made.by is None:
        will = with_own(text("they will {what}", what=OWN), made.they_will)
    else:
        by = short_day(made.by)
        will = with_own(text("they will {what} by {day}", what=OWN, day=by), made.they_will)
    return joined("", (joined(": ", filter(None, (spoke, will))), "."))


def last_kept(made: CallMade) -> str:
    """Return what was kept of the last call, for beside what to say in the next."""
    return with_own(text("Kept of the last call: {kept}", kept=OWN), kept_words(made))


def kept_on_two_lines(made: CallMade) -> str:
    """Return what was kept of a call, in at most two lines of a terminal: own words are cut."""
    kept = kept_words(made)
    if len(kept) <= _ROOM_FOR_TWO_LINES:
        return kept
    cut = {"spoke_to": _cut(made.spoke_to), "they_will": _cut(made.they_will)}
    return kept_words(made.model_copy(update=cut))


def _cut(words: str | None) -> str | None:
    if words is None or len(words) <= _MOST_LETTERS:
        return words
    return f"{words[: _MOST_LETTERS - len(_CUT)].rstrip()}{_CUT}"


def _whom(made: CallMade, place: str) -> str:
    if made.spoke_to is None:
        return place or text("them")
    if not place:
        return made.spoke_to
    return with_own(text("{who} ({place})", who=OWN, place=place), made.spoke_to)


def _when(made: CallMade) -> str:
    on = short_day(made.on)
    return text("{day}, {time}", day=on, time=made.at) if made.at else on


def with_own(said: str, own: str) -> str:
    """Return a text with what people wrote in its blank, which stays their own."""
    return joined(own, said.split(OWN))
