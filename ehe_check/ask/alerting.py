"""Alerting: saying at once, in plain words, what answers call for before the walk goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ehe_check.ask.putting import Tone
from ehe_check.ask.walking import PersonLeftError, Walk
from ehe_check.core.holding import hold_is_on, hold_routes
from ehe_check.core.judging import Reading
from ehe_check.core.months import day_words
from ehe_check.core.prompting import Raising, holds_named, raisings
from ehe_check.core.rereading import read_on
from ehe_check.model.answers import Answers
from ehe_check.model.prompt_rule import PromptKind, Route

_URGENT = (PromptKind.EMERGENCY, PromptKind.ACT_TODAY)
_WHEN = {PromptKind.EMERGENCY: "Do that now.", PromptKind.ACT_TODAY: "Do that today."}
_BOTH = "Do that now, in that order."
_HOLDING = "Keep to that until everyone named above has told you that it has ended."
_HELD_BEFORE = (
    "Your answers last time called for HOLD. It has not ended just because this is a new session."
)
_RECORDED = "HOLD stands, because of a reason given on {day}, when a meeting was being considered."


@dataclass(frozen=True)
class News:
    """What answers newly call for: what is urgent, and HOLD."""

    reading: Reading
    urgent: tuple[Raising, ...] = ()
    hold: bool = False


def remind(walk: Walk) -> None:
    """Say again all that stands by the answers so far, then let the person go on or stop.

    Where no HOLD stands yet, that of the session which this one goes on from is said.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    news = news_of(walk, Answers(), walk.answers)
    say_urgent(walk, news)
    let_act(walk, news)
    before = read_on(walk.bank, _of_last_time(walk), walk.today)
    if hold_is_on(before) and not hold_is_on(news.reading):
        walk.asker.say(_HELD_BEFORE)
        _say_hold(walk, before)
        if _stops(walk, _HOLDING):
            raise PersonLeftError


def _of_last_time(walk: Walk) -> Answers:
    """Return the answers of last time, those about somebody taken off since among them."""
    by_ref = {ref: earlier.answer for ref, earlier in walk.earlier.items()}
    everybody = (each.model_copy(update={"removed": None}) for each in walk.answers.entries)
    return Answers(by_ref=by_ref, entries=tuple(everybody))


def news_of(walk: Walk, before: Answers, now: Answers) -> News:
    """Return what answers call for that earlier ones did not."""
    reading = read_on(walk.bank, now, walk.today)
    urgent, is_on_hold = _urgent(reading), hold_is_on(reading)
    if not urgent and not is_on_hold:
        return News(reading)
    earlier = read_on(walk.bank, before, walk.today)
    told = {(raising.rule.id, raising.about) for raising in _urgent(earlier)}
    new = tuple(each for each in urgent if (each.rule.id, each.about) not in told)
    return News(reading, new, is_on_hold and hold_routes(reading) != _hold_routes(earlier))


def let_act(walk: Walk, news: News) -> None:
    """Let the person act on what was urgent, then say HOLD and let them act on that.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    stops = bool(news.urgent) and _stops(walk, _when(news.urgent))
    say_hold(walk, news)
    if news.hold:
        stops = stops or _stops(walk, _HOLDING)
    if stops:
        raise PersonLeftError


def _stops(walk: Walk, first: str) -> bool:
    """Let the person act first; each alert has the screen to itself, as small ones hold no two."""
    text = f"{first} Everything so far is saved."
    choices = {"on": "Go on with the questions", "stop": "Save and stop here"}
    if walk.is_trial:
        text = f"{first} The change is saved once you have said why."
        choices = {"on": "Go on, and say why", "stop": "Stop here to act; the change is not saved"}
    elif walk.session.is_finished:
        text, choices = first, {"on": "Go on", "stop": "Stop here"}
    return walk.choose("alert", text, choices, moves=frozenset()) == "stop"


def _when(new: Sequence[Raising]) -> str:
    kinds = {raising.kind for raising in new}
    return _WHEN[kinds.pop()] if len(kinds) == 1 else _BOTH


def _urgent(reading: Reading) -> list[Raising]:
    found = [raising for raising in raisings(reading, urgent_only=True) if raising.kind in _URGENT]
    return sorted(found, key=lambda raising: _URGENT.index(raising.kind))


def _hold_routes(reading: Reading) -> tuple[str, ...]:
    return hold_routes(reading) if hold_is_on(reading) else ()


def say_urgent(walk: Walk, news: News) -> None:
    """Say what is newly urgent, and whom to tell."""
    reading, new = news.reading, news.urgent
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


def say_hold(walk: Walk, news: News) -> None:
    """Say a new HOLD, why it stands where no answer brings it, and whom to ask."""
    recorded = walk.session.hold
    if news.hold and recorded is not None:
        walk.asker.say(_RECORDED.format(day=day_words(recorded.on)))
    if news.hold:
        _say_hold(walk, news.reading)


def _say_hold(walk: Walk, reading: Reading) -> None:
    hold = walk.bank.hold
    if hold is None:
        return
    walk.asker.say(f"{hold.title}. {hold.text}", Tone.URGENT)
    for ask in hold_routes(reading):
        walk.asker.say(f"Ask {ask}.")
