"""The call: what to say on the telephone today, in three sentences, and what may be asked then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.advice.calls import calls_in_order
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import last_call
from ehe_check.page.columns import wrapped
from ehe_check.page.document import Callout, CalloutTone, Paragraph, Tone
from ehe_check.page.text import Blocks, text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call_facts import facts_for
from ehe_check.sheet.call_sentences import Caller, asked_back, sentences
from ehe_check.sheet.call_words import last_kept, numbers_of, who_is_called, with_numbers
from ehe_check.sheet.sheet import PromptSheet

WIDTH = 79
LEVEL = 2
_HANG = "  "
_NAMES_THE_LEAD = frozenset({BoxKey.HOLD_LEAD, BoxKey.HOLD_SOON, BoxKey.ASK_LEAD})


@dataclass(frozen=True)
class CallScript:
    """One call of today: whom to ring, and what to say.

    `to` is `who` with the number, where one number is right for every case. `beside` is who else is
    told the same, and what was kept of the last such call; `write` is what to write down
    afterwards, with room for it.
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
    """Every call of today and what to have ready for it, or a line or two where there is none.

    `asked` is what those who are rung may ask, from the answers.
    """

    scripts: tuple[CallScript, ...] = ()
    instead: str = ""
    ready: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def what_to_say(sheet: PromptSheet, bank: QuestionBank, local: Settings) -> Calling:
    """Return what to say today: a script for each call, or why there is none."""
    if sheet.urgency is Urgency.EMERGENCY:
        return Calling(
            instead=text(
                "999. Say what is happening, where, that a child is there, and whether there "
                "is a weapon."
            )
        )
    if sheet.urgency is not Urgency.ACT_TODAY:
        return Calling(instead="\n".join(_no_call(sheet, local)))
    scripts = tuple(
        _script(sheet, bank, local, route)
        for route in calls_in_order(sheet.recommendation.routes)
        if route is not Route.POLICE or sheet.role is not Role.POLICE
    )
    asked = tuple(asked_back(sheet, bank))
    return Calling(scripts, ready=tuple(_ready(scripts)), asked=asked)


def _no_call(sheet: PromptSheet, local: Settings) -> Iterator[str]:
    """Yield that no call follows, and whom to talk to: first those whom HOLD or ASK FIRST names."""
    advice, lead = sheet.recommendation, _rung(sheet, Route.LEAD, local)
    guard = advice.guard
    if advice.is_guarded:
        yield f"{guard.title}: {guard.text}"
    if not advice.is_guarded or guard.key in _NAMES_THE_LEAD:
        yield text("No call today follows from these answers. To talk it over: {lead}.", lead=lead)
    else:
        is_doctor = guard.key is BoxKey.HOLD_DOCTOR
        route = Route.MEDICAL if is_doctor else Route.SOCIAL_CARE
        numbers = numbers_of(sheet, route, local.contacts.for_route(route))
        yield text(
            "No call today follows from these answers. To talk it over: {person}; or {lead}.",
            person=with_numbers(guard.person, numbers),
            lead=lead,
        )


def _ready(scripts: Iterable[CallScript]) -> Iterator[str]:
    """Yield what to have ready for calls, and what to mind in them."""
    yield text("Have ready, they are not in this file: names, dates of birth, address.")
    if any(" or " in script.text for script in scripts):
        yield text('Where it says "or", say which it is.')


def _script(sheet: PromptSheet, bank: QuestionBank, local: Settings, route: Route) -> CallScript:
    caller, who = Caller(sheet, bank, route), who_is_called(sheet, route)
    return CallScript(
        route=route,
        who=who,
        to=who if route is Route.MEDICAL else _rung(sheet, route, local),
        sentences=sentences(caller, facts_for(sheet, bank, route)),
        beside=tuple(_beside(sheet, local, route)),
        write=(
            text("spoke to ____________ at _____  they will ____________ by _______"),
            text(
                "their reference ____________"
                if route is Route.LEAD
                else "their reference ____________  told my lead at _____"
            ),
        ),
    )


def _rung(sheet: PromptSheet, route: Route, local: Settings) -> str:
    """Return somebody with their numbers, as pages have them."""
    numbers = numbers_of(sheet, route, local.contacts.for_route(route))
    return with_numbers(who_is_called(sheet, route), numbers)


def _beside(sheet: PromptSheet, local: Settings, route: Route) -> Iterator[str]:
    """Yield that the lead is told the same beside social care, and what was kept of such a call."""
    if route is Route.SOCIAL_CARE:
        yield text(
            'To {lead}, as well, without waiting: say the same, and "I ( ) have rung ( ) '
            'am about to ring social care; please tell me who checks tonight."',
            lead=_rung(sheet, Route.LEAD, local),
        )
    made = last_call(sheet.calls_made, route)
    if made is not None:
        yield last_kept(made)


def said_in(calling: Calling, scripts: Iterable[CallScript], level: int = LEVEL) -> Blocks:
    """Yield what to say in each of some calls, as it stands on a page."""
    for script in scripts:
        said = Paragraph(" ".join(calling.ready), Tone.QUIET), Paragraph(f'"{script.text}"')
        title = text("What to say to {who}", who=script.who)
        yield Callout(CalloutTone.SAY, title, said, level=level)


def call_lines(calling: Calling, width: int = WIDTH) -> Iterator[str]:
    """Yield everything that there is to say, in plain lines no wider than `width`."""
    for line in calling.instead.splitlines():
        yield from wrapped(line, width)
    for place, script in enumerate(calling.scripts):
        yield from wrapped(text("What to say to {to}", to=script.to), width)
        yield from wrapped(" ".join(calling.ready), width) if place == 0 else ()
        yield ""
        yield from wrapped(f'"{script.text}"', width, " ", _HANG)
        yield ""
        for line in script.beside:
            yield from wrapped(line, width, "", _HANG)
        label = text("Then write:")
        for line in script.write:
            yield from wrapped(line, width, f"{label} ", _HANG)
            label = " " * len(label)
        yield ""
    yield from (text("If they ask:"),) if calling.asked else ()
    for line in calling.asked:
        yield from wrapped(line, width, " ", _HANG)
