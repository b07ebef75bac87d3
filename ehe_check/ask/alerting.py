"""Alerting: saying at once, in plain words, what answers call for before the walk goes on."""

from __future__ import annotations

from ehe_check.ask.putting import Tone
from ehe_check.ask.walking import PersonLeftError, Walk
from ehe_check.core.ageing import aged
from ehe_check.core.holding import hold_is_on, hold_routes
from ehe_check.core.judging import Reading
from ehe_check.core.prompting import Raising, holds_named, raisings
from ehe_check.core.walkthrough import readable
from ehe_check.model.answers import Answers
from ehe_check.model.prompt_rule import PromptKind, Route

_URGENT = (PromptKind.EMERGENCY, PromptKind.ACT_TODAY)
_WHEN = {PromptKind.EMERGENCY: "Do that now.", PromptKind.ACT_TODAY: "Do that today."}
_BOTH = "Do that now, in that order."
_HOLDING = "Keep to that until those you ask say otherwise."
_HELD_BEFORE = "HOLD stood by the answers of the earlier session."


def remind(walk: Walk) -> None:
    """Say again all that stands by the answers so far, then let the person go on or stop.

    Where no HOLD stands yet, that of the session which this one goes on from is said.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    alert(walk, Answers())
    before = _reading(walk, _of_last_time(walk))
    if hold_is_on(before) and not hold_is_on(_reading(walk, walk.answers)):
        walk.asker.say(_HELD_BEFORE)
        _say_hold(walk, before)
        if _stops(walk, _HOLDING):
            raise PersonLeftError


def _of_last_time(walk: Walk) -> Answers:
    by_ref = {ref: earlier.answer for ref, earlier in walk.earlier.items()}
    return Answers(by_ref=by_ref, entries=walk.answers.entries)


def alert(walk: Walk, before: Answers) -> None:
    """Say what the last answer newly calls for, then let the person go on or stop.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    now = _reading(walk, walk.answers)
    urgent, is_on_hold = _urgent(now), hold_is_on(now)
    if not urgent and not is_on_hold:
        return
    earlier = _reading(walk, before)
    told = {(raising.rule.id, raising.about) for raising in _urgent(earlier)}
    new = [raising for raising in urgent if (raising.rule.id, raising.about) not in told]
    hold_is_new = is_on_hold and hold_routes(now) != _hold_routes(earlier)
    stops = False
    if new:
        _say_urgent(walk, now, new)
        stops = _stops(walk, _when(new))
    if hold_is_new:
        _say_hold(walk, now)
        stops = stops or _stops(walk, _HOLDING)
    if stops:
        raise PersonLeftError


def _stops(walk: Walk, first: str) -> bool:
    """Let the person act first; each alert has the screen to itself, as small ones hold no two."""
    text = f"{first} Everything so far is saved."
    choices = {"on": "Go on with the questions", "stop": "Save and stop here"}
    if walk.is_trial:
        text = f"{first} The change is saved once you have said why."
        choices = {"on": "Go on, and say why", "stop": "Stop here, without the change"}
    return walk.choose("alert", text, choices, moves=frozenset()) == "stop"


def _when(new: list[Raising]) -> str:
    kinds = {raising.kind for raising in new}
    return _WHEN[kinds.pop()] if len(kinds) == 1 else _BOTH


def _reading(walk: Walk, answers: Answers) -> Reading:
    return Reading(walk.bank, readable(walk.bank, aged(walk.bank, answers, walk.today)))


def _urgent(reading: Reading) -> list[Raising]:
    found = [raising for raising in raisings(reading, urgent_only=True) if raising.kind in _URGENT]
    return sorted(found, key=lambda raising: _URGENT.index(raising.kind))


def _hold_routes(reading: Reading) -> tuple[str, ...]:
    return hold_routes(reading) if hold_is_on(reading) else ()


def _say_urgent(walk: Walk, reading: Reading, new: list[Raising]) -> None:
    hold = hold_is_on(reading)
    texts = [raising.rule.under(hold=hold) for raising in new]
    for raising, text in zip(new, texts, strict=True):
        whom = walk.answers.label(raising.about)
        walk.asker.say(f"{whom}: {text}" if whom else text, Tone.URGENT)
    routes = [
        route for route in Route if any(route in (raising.rule.route or ()) for raising in new)
    ]
    is_open = holds_named(reading, "social-care-open")
    for route in routes:
        words = walk.bank.routes.get(route)
        said = (words.when_open if is_open and words.when_open else words.text) if words else ""
        if said and not any(said in text for text in texts):
            walk.asker.say(said)


def _say_hold(walk: Walk, reading: Reading) -> None:
    hold = walk.bank.hold
    if hold is None:
        return
    walk.asker.say(f"{hold.title}. {hold.text}", Tone.URGENT)
    for ask in hold_routes(reading):
        walk.asker.say(f"Ask {ask}.")
