"""Effects: which stand, given the answers, and on which answers each rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ehe_check.bank.effect import Does, JointRule, RisingEffect, Route, Stilled
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import Reading
from ehe_check.judge.truth import Truth

_SUP = RisingEffect(Does.SUP)
RISES = frozenset({Does.EMERGENCY, Does.TODAY, Does.MEET, Does.SIGN, Does.HOLD})
"""What ends that a rule sets another answer aside, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One effect that stands: at which question, about whom, by which answers.

    `rule` is the id of the rule over two answers that gives it, None where one answer does.
    """

    effect: RisingEffect
    question: str
    about: str | None
    rests_on: frozenset[Ref]
    rule: str | None = None


def standings(reading: Reading, at_rest: frozenset[Standing]) -> Iterator[Standing]:
    """Yield each effect that stands, in the bank's order, then those of rules over two answers.

    What is at rest does not stand, nor what a rule sets aside always.
    A HOLD that was recorded stands at no question, whatever the answers are.
    """
    if reading.answers.hold_is_recorded:
        yield Standing(RisingEffect(Does.HOLD), "", None, frozenset())
    aside = at_rest | _set_aside(reading, is_always=True)
    yield from (each for each in _of_answers(reading) if each not in aside)
    yield from (each for rule in reading.bank.together for each in _of_rule(reading, rule))


def stilled(reading: Reading) -> frozenset[Standing]:
    """Return each effect that does nothing: another answer contradicts it, and nothing else rises.

    A HOLD that was recorded is no answer.
    """
    at_rest = _set_aside(reading, is_always=False)
    answered = (each for each in standings(reading, at_rest) if each.question)
    rises = any(each.effect.does in RISES for each in answered)
    return frozenset() if rises else at_rest


def _set_aside(reading: Reading, *, is_always: bool) -> frozenset[Standing]:
    """Return each effect of an answer that rules set aside: always, or while nothing else rises."""
    rules = (each for each in reading.bank.together if each.stills and each.always is is_always)
    parts = [part for rule in rules if any(_standing(reading, rule)) for part in rule.stills]
    own = _of_answers(reading) if parts else ()
    return frozenset(each for each in own if any(_rests_by(reading, x, each) for x in parts))


def _rests_by(reading: Reading, part: Stilled, standing: Standing) -> bool:
    """Say whether one effect of an answer is among those that a rule sets aside."""
    if standing.question != part.question:
        return False
    if part.effects and standing.effect not in part.effects:
        return False
    answer = reading.answers.get(Ref(standing.question, standing.about))
    return not part.at or (answer is not None and set(answer.values) <= set(part.at))


def _of_answers(reading: Reading) -> Iterator[Standing]:
    for question, ref in reading.refs(reading.bank.with_effects):
        answer = reading.answers.get(ref)
        if answer is None or not reading.surely_arises(ref):
            continue
        found = question.not_known_effects if answer.not_known else ()
        found = (*found, _SUP) if answer.something else found
        chosen = (effect for value in answer.values for effect in question.effects_at(value))
        for effect in dict.fromkeys((*found, *chosen)):
            yield Standing(effect, question.id, ref.about, frozenset({ref}))


def _of_rule(reading: Reading, rule: JointRule) -> Iterator[Standing]:
    if not rule.effects:
        return
    routes = ticked_routes(reading, rule.ticked) if rule.ticked else ()
    is_of_one = reading.bank.by_id[rule.question].per is not None
    for about, rests_on in _standing(reading, rule):
        whom = about if is_of_one else None
        for effect in rule.effects:
            to = {*effect.routes, *routes} if effect.does is Does.TODAY else {*effect.routes}
            led = tuple(route for route in Route if route in to)
            yield Standing(replace(effect, routes=led), rule.question, whom, rests_on, rule.id)


def _standing(reading: Reading, rule: JointRule) -> Iterator[tuple[str | None, frozenset[Ref]]]:
    """Yield about whom a rule over two answers stands, and on which answers."""
    entries = reading.answers.listed(rule.per) if rule.per else ()
    abouts = tuple(entry.id for entry in entries) if rule.per else (None,)
    for about in abouts:
        rests_on = frozenset[Ref]()
        if rule.when is not None:
            judged = reading.judge(rule.when, about)
            if judged.truth is not Truth.TRUE:
                continue
            rests_on = judged.rests_on
        if rule.unless is not None and reading.judge(rule.unless, about).truth is Truth.TRUE:
            continue
        yield about, rests_on


def ticked_routes(reading: Reading, question_id: str) -> tuple[Route, ...]:
    """Return whom the lines ticked at a question lead to, none where nothing is ticked."""
    ref = Ref(question_id)
    answer = reading.answers.get(ref)
    if answer is None or not reading.surely_arises(ref):
        return ()
    options = reading.bank.by_id[question_id].option_by_id
    ticked = {route for value in answer.values for route in options[value].routes}
    return tuple(route for route in Route if route in ticked)
