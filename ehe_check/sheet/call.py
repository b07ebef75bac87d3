"""The call: what to say on the telephone today, in three sentences made from answers alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from ehe_check.advice.calls import calls_in_order
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.page.words import Say
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call_asked import asked_back
from ehe_check.sheet.call_facts import facts_for
from ehe_check.sheet.call_sentences import Caller, sentences
from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class CallScript:
    """One call of today: whom to ring, and what to say.

    `to` is `who` with the number, where one number is right for every case. `beside` is who else is
    told the same; `write` is what to write down afterwards, with room for it.
    """

    route: Route
    who: str
    to: str
    sentences: tuple[str, ...]
    beside: tuple[str, ...]
    write: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences, one after the other."""
        return " ".join(self.sentences)


@dataclass(frozen=True)
class Calling:
    """Every call of today and what to have ready for it, or one line where there is none.

    `asked` is what those who are rung may ask, from the answers.
    """

    scripts: tuple[CallScript, ...] = ()
    instead: str = ""
    ready: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def what_to_say(say: Say, sheet: PromptSheet, bank: QuestionBank, local: Settings) -> Calling:
    """Return what to say today: a script for each call, or why there is none."""
    match sheet.urgency:
        case Urgency.EMERGENCY:
            return Calling(instead=say("emergency"))
        case Urgency.ACT_TODAY:
            return _calls(say, sheet, bank, local)
        case _:
            return Calling(instead=say("no_call", lead=_lead(say, local)))


def _calls(say: Say, sheet: PromptSheet, bank: QuestionBank, local: Settings) -> Calling:
    scripts = tuple(
        _script(say, sheet, bank, local, route)
        for route in calls_in_order(sheet.recommendation.routes)
        if route is not Route.POLICE
    )
    says_or = any(" or " in script.text for script in scripts)
    ready = (say("ready"), *((say("say_which"),) if says_or else ()))
    return Calling(scripts, ready=ready, asked=tuple(asked_back(say, sheet, bank)))


def _script(
    say: Say, sheet: PromptSheet, bank: QuestionBank, local: Settings, route: Route
) -> CallScript:
    caller = Caller(say, sheet, bank, route)
    who = _who(caller)
    return CallScript(
        route=route,
        who=who,
        to=_to(caller, who, local),
        sentences=sentences(caller, facts_for(sheet, bank, route)),
        beside=tuple(_beside(say, sheet, local, route)),
        write=(say("write.spoke_to"), _reference(say, route)),
    )


def _who(caller: Caller) -> str:
    say = caller.say
    match caller.route:
        case Route.SOCIAL_CARE if caller.is_to_own_manager:
            return say("who.own_manager")
        case Route.SOCIAL_CARE if caller.sheet.recommendation.social_care_open:
            return say("who.allocated_worker")
        case Route.SOCIAL_CARE | Route.POLICE:  # who are told the same beside it, never alone
            return say("who.social_care")
        case Route.MEDICAL:
            return say("who.doctor")
        case Route.LEAD:
            return say("who.lead")
        case _:
            assert_never(caller.route)


def _to(caller: Caller, who: str, local: Settings) -> str:
    """Return whom to ring with the number; no one number finds a doctor for every child."""
    if caller.route is Route.LEAD:
        return _lead(caller.say, local)
    if caller.route is not Route.SOCIAL_CARE or caller.is_to_own_manager:
        return who
    return _rung(caller.say, who, _social_care(caller.say, local))


def _lead(say: Say, local: Settings) -> str:
    return _rung(say, say("who.lead"), _in_a_line(local.contacts.safeguarding_lead))


def _social_care(say: Say, local: Settings) -> str:
    """Return the numbers of social care, by day and at other times, as far as they are kept."""
    contacts = local.contacts
    by_day, by_night = map(_in_a_line, (contacts.social_care, contacts.out_of_hours))
    if not by_night:
        return by_day
    later = say("number.out_of_hours", number=by_night)
    return say("number.both", number=by_day, later=later) if by_day else later


def _rung(say: Say, who: str, number: str) -> str:
    if number:
        return say("number.kept", who=who, number=number)
    return say("number.not_kept", who=who)


def _in_a_line(text: str) -> str:
    return ", ".join(text.splitlines())


def _beside(say: Say, sheet: PromptSheet, local: Settings, route: Route) -> Iterator[str]:
    """Yield who else is told the same beside social care: the police, and the lead."""
    if route is not Route.SOCIAL_CARE:
        return
    if Route.POLICE in sheet.recommendation.routes and sheet.role is not Role.POLICE:
        yield say("beside.police")
    yield say("beside.lead", lead=_lead(say, local))


def _reference(say: Say, route: Route) -> str:
    return say("write.reference") if route is Route.LEAD else say("write.reference_and_lead")
