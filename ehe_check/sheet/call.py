"""The call: what to say on the telephone today, in three sentences made from answers alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehe_check.advice.calls import calls_in_order
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.case.call_made import last_call
from ehe_check.page.words import Say
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call_asked import asked_back
from ehe_check.sheet.call_facts import Fact, facts_for
from ehe_check.sheet.call_quote import quote
from ehe_check.sheet.call_row import last_kept, numbers_of, who_is_called, with_numbers
from ehe_check.sheet.call_sentences import MOST_FACTS, Caller, chosen, facts_told, sentences
from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class CallScript:
    """One call of today: whom to ring, and what to say.

    `to` is `who` with the number, where one number is right for every case. `beside` is who else is
    told the same, and what was kept of the last such call; `write` is what to write down
    afterwards, with room for it. `gives_way` says which reason is left out for a child's own words;
    `leaves_out`, that there is no time for them.
    """

    route: Route
    who: str
    to: str
    sentences: tuple[str, ...]
    beside: tuple[str, ...]
    write: tuple[str, ...]
    gives_way: str = ""
    leaves_out: bool = False

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
            return Calling(instead=say("no_call", lead=_rung(say, sheet, Route.LEAD, local)))


def _calls(say: Say, sheet: PromptSheet, bank: QuestionBank, local: Settings) -> Calling:
    scripts = tuple(
        _script(say, sheet, bank, local, route)
        for route in calls_in_order(sheet.recommendation.routes)
        if route is not Route.POLICE or sheet.role is not Role.POLICE
    )
    says_or = any(" or " in script.text for script in scripts)
    is_out = any(script.leaves_out for script in scripts)
    ready = (
        say("ready"),
        *((say("say_which"),) if says_or else ()),
        *((say("words.too_long"),) if is_out else ()),
    )
    return Calling(scripts, ready=ready, asked=tuple(asked_back(say, sheet, bank)))


def _script(
    say: Say, sheet: PromptSheet, bank: QuestionBank, local: Settings, route: Route
) -> CallScript:
    caller = Caller(say, sheet, bank, route)
    who = who_is_called(say, sheet, route)
    quoted = quote(caller)
    facts = facts_for(sheet, bank, route)
    said, unquoted = sentences(caller, facts, quoted), sentences(caller, facts)
    return CallScript(
        route=route,
        who=who,
        to=_to(caller, who, local),
        sentences=said,
        gives_way="" if set(unquoted).issubset(said) else _left_out(caller, facts),
        leaves_out=bool(quoted) and quoted not in said,
        beside=(*_beside(say, sheet, local, route), *_kept(say, sheet, route)),
        write=(say("write.spoke_to"), _reference(say, route)),
    )


def _left_out(caller: Caller, facts: tuple[Fact, ...]) -> str:
    """Return the fact for which a child's own words leave no time, to be said next."""
    say = caller.say
    fewest = chosen(facts, 1, gives_way=True)
    left_out = tuple(each for each in chosen(facts, MOST_FACTS) if each not in fewest)
    return say("words.gives_way", left_out=facts_told(caller, left_out))


def _to(caller: Caller, who: str, local: Settings) -> str:
    """Return whom to ring with the number; no one number finds a doctor for every child."""
    is_doctor = caller.route is Route.MEDICAL
    return who if is_doctor else _rung(caller.say, caller.sheet, caller.route, local)


def _rung(say: Say, sheet: PromptSheet, route: Route, local: Settings) -> str:
    """Return somebody with their numbers, as pages have them."""
    numbers = numbers_of(say, sheet, route, local.contacts.for_route(route))
    return with_numbers(say, who_is_called(say, sheet, route), numbers)


def _beside(say: Say, sheet: PromptSheet, local: Settings, route: Route) -> Iterator[str]:
    """Yield that the lead is told the same beside social care."""
    if route is Route.SOCIAL_CARE:
        yield say("beside.lead", lead=_rung(say, sheet, Route.LEAD, local))


def _kept(say: Say, sheet: PromptSheet, route: Route) -> Iterator[str]:
    """Yield what was kept of the last such call, where one was made."""
    made = last_call(sheet.calls_made, route)
    if made is not None:
        yield last_kept(say, made)


def _reference(say: Say, route: Route) -> str:
    return say("write.reference") if route is Route.LEAD else say("write.reference_and_lead")
