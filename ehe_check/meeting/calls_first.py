"""Whom to call before any meeting, where something has to be done today."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.bank.effect import Route
from ehe_check.meeting.pack import KEPT_APART, Pack
from ehe_check.page.document import Call, Callout, CalloutTone, Calls, Inner, Paragraph, Tone
from ehe_check.page.own import joined
from ehe_check.page.words import Blocks, Say
from ehe_check.settings.settings import Contact
from ehe_check.sheet.calls_of_today import RouteCall, Why
from ehe_check.sheet.parts.top import who_to_call


def first_today(say: Say, pack: Pack) -> Blocks:
    """Say whom to call before any meeting, where something has to be done today."""
    if not pack.advice.is_urgent:
        return
    hidden = _hidden_whys(pack)
    calls = tuple(_call(say, pack, call, hidden) for call in pack.first.calls)
    said: list[Inner] = [Paragraph(_why(say, pack.first.danger, hidden))]
    said = said if pack.first.danger else []
    said += [Calls(calls)] if calls else []
    waits = Paragraph(say("first.waits"), Tone.STRONG)
    yield Callout(CalloutTone.URGENT, pack.advice.title, (*said, waits), label=say("first.label"))


def _hidden_whys(pack: Pack) -> frozenset[str]:
    """Return the reasons for a call that no paper tells of."""
    prompts = (each for each in pack.sheet.prompts if each.topic in KEPT_APART)
    return frozenset(each.route_why for each in prompts if each.route_why)


def _call(say: Say, pack: Pack, call: RouteCall, hidden: frozenset[str]) -> Call:
    who = who_to_call(pack.sheet_words, call)
    if call.is_told:
        return Call(who, _numbers(say, call), say("first.told"))
    why = _why(say, call.whys, hidden)
    return Call(who, _numbers(say, call), why, (say("first.spoken"),))


def called(say: Say, pack: Pack, call: RouteCall) -> str:
    """Return whom a call is to, with the numbers."""
    numbers = joined(", ", _numbers(say, call))
    return joined(" ", filter(None, (who_to_call(pack.sheet_words, call), numbers)))


def _numbers(say: Say, call: RouteCall) -> tuple[str, ...]:
    if not call.numbers and call.route in {Route.SOCIAL_CARE, Route.LEAD}:
        return (say("first.not_set"),)
    return tuple(_number(each, is_first=not at) for at, each in enumerate(call.numbers))


def _number(contact: Contact, *, is_first: bool) -> str:
    return contact.text if is_first else f"{contact.label}: {contact.text}"


def _why(say: Say, whys: Iterable[Why], hidden: frozenset[str]) -> str:
    """Return why to call, the same reason once, one that is kept apart without its words."""
    told = (
        say("kept_apart")
        if why.text in hidden
        else joined(": ", filter(None, (why.whom, why.text)))
        for why in whys
    )
    return joined("; ", dict.fromkeys(told))
