"""Unknowns: what is still not known, which to close first, and whether the advice is firm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehe_check.advice.advised import Advised
from ehe_check.advice.prompts import Raising, raisings
from ehe_check.advice.recommendation import ToClose
from ehe_check.advice.standing import RISES
from ehe_check.bank.advice_keys import Sight
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import AnswerIs, Condition, leaves
from ehe_check.bank.effect import Does
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answer, Ref
from ehe_check.judge.truth import Truth
from ehe_check.page.phrases import grouped

MOST_TO_CLOSE_FIRST = 3
UNSURE = frozenset({Evidence.ASSUMED, Evidence.NOT_RECORDED})


@dataclass(frozen=True, slots=True)
class Closing:
    """Everything unknown that could raise the advice, in order, and children not seen lately.

    `first` is what to close first: a question that only another unknown one may open waits for
    that. `unseen` are those whom no professional is known to have seen within a year, `not_said`
    those of whom nobody has said who last saw them. `has_action` says that something is to be done
    where nothing rises, but for thinking of one's own.
    """

    to_close: tuple[ToClose, ...]
    first: tuple[ToClose, ...]
    unseen: tuple[str, ...]
    not_said: tuple[str, ...]
    has_action: bool
    is_enough: bool
    is_firm: bool


def closing_of(reading: Advised, walk_set: WalkSet) -> Closing:
    """Return what is open in the set of questions that was chosen."""
    refs = tuple(_refs_to_close(reading, walk_set))
    to_close = _in_order(reading, refs)
    certain = tuple(ref for ref in refs if not reading.asked(ref, walk_set).waits_for)
    sight = reading.bank.sight
    unseen, not_said = _not_seen(reading, sight)
    enough = not opening_unanswered(reading)
    is_none = reading.advice.urgency is Urgency.NONE
    has_action = is_none and any(map(_is_to_be_done, raisings(reading)))
    firm = (
        is_none
        and enough
        and not (to_close or unseen or not_said or has_action or reading.stilled)
        and _somebody_is_listed(reading, sight)
    )
    first = _in_order(reading, certain or refs)[:MOST_TO_CLOSE_FIRST]
    return Closing(to_close, first, unseen, not_said, has_action, enough, firm)


def _is_to_be_done(raised: Raising) -> bool:
    is_task = raised.kind is PromptKind.ACTION and bool(raised.wording.text)
    return is_task and not raised.question.own_thinking


def is_unknown(question: Question, answer: Answer | None) -> bool:
    """Say whether a fact is still unknown.

    It is where nothing was said or it is not known, where nobody has looked, and where what was
    said is assumed or stands nowhere.
    """
    if answer is None or answer.value is None or answer.evidence in UNSURE:
        return True
    options = question.option_by_id
    return any(value in options and options[value].unlooked for value in answer.values)


def unknown_refs(reading: Advised, walk_set: WalkSet) -> Iterator[Ref]:
    """Yield each question of a set that arises and whose answer is still unknown, in its order."""
    bank = reading.bank
    closable = (each for each in bank.walk_order if _can_be_closed(each))
    asked = (each for each in closable if bank.asks(each, walk_set))
    for question, ref in reading.refs(asked):
        is_asked = reading.asked(ref, walk_set).truth is not Truth.FALSE
        if is_asked and is_unknown(question, reading.answers.get(ref)):
            yield ref


def _can_be_closed(question: Question) -> bool:
    return not (question.kind.is_written or question.lists or question.after_advice)


def _refs_to_close(reading: Advised, walk_set: WalkSet) -> Iterator[Ref]:
    reach, level = reach_of(reading.bank), reading.advice.urgency
    at_rest = frozenset(each.effect.does for each in reading.stilled)
    for ref in unknown_refs(reading, walk_set):
        reached = reach[ref.question]
        if can_raise(reached | at_rest if reached & RISES else reached, level):
            yield ref


def _in_order(reading: Advised, refs: tuple[Ref, ...]) -> tuple[ToClose, ...]:
    """Return one entry a question, in the bank's order of closing: first what was only marked."""
    abouts = grouped((ref.question, ref.about) for ref in refs)
    marked = {each.question for each in reading.answers if each.something and each.ref in refs}
    order = reading.bank.closing_order.index
    in_order = sorted(abouts, key=lambda each: (each not in marked, order(each)))
    return tuple(ToClose(each, tuple(filter(None, abouts[each]))) for each in in_order)


def _not_seen(reading: Advised, sight: Sight | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the children not known to have been seen lately, and those of whom nobody has said."""
    unseen, not_said = list[str](), list[str]()
    if sight is None:
        return (), ()
    for _, ref in reading.refs([reading.bank.by_id[sight.question]]):
        answer = reading.answers.get(ref)
        if ref.about is None or not reading.arises(ref):
            continue
        if answer is None or answer.value is None:
            not_said.append(ref.about)
        elif answer.value not in sight.seen or answer.evidence in UNSURE:
            unseen.append(ref.about)
    return tuple(unseen), tuple(not_said)


def _somebody_is_listed(reading: Advised, sight: Sight | None) -> bool:
    if sight is None:
        return True
    roster = reading.bank.by_id[sight.question].per
    return roster is None or bool(reading.answers.listed(roster))


def opening_unanswered(reading: Advised) -> tuple[str, ...]:
    """Return the needed questions with neither a value nor *not known*: too little to advise."""
    asked = (each for each in reading.bank.needed if reading.surely_arises(Ref(each)))
    return tuple(question for question in asked if not _is_answered(reading, question))


def _is_answered(reading: Advised, question: str) -> bool:
    answer = reading.answers.get(Ref(question))
    return answer is not None and answer.says_something


# Reach: what an unknown answer could still do to the advice; a constant of the bank.


_RAISES = {
    Urgency.NONE: frozenset(Does),
    Urgency.RAISE_IN_SUPERVISION: frozenset({Does.EMERGENCY, Does.TODAY, Does.MEET}),
    Urgency.CONSIDER_MEETING: frozenset({Does.EMERGENCY, Does.TODAY, Does.MEET, Does.SIGN}),
    Urgency.STRONG_CASE_FOR_MEETING: frozenset({Does.EMERGENCY, Does.TODAY}),
    Urgency.ACT_TODAY: frozenset({Does.EMERGENCY}),
    Urgency.EMERGENCY: frozenset[Does](),
}


def can_raise(reached: frozenset[Does], urgency: Urgency) -> bool:
    """Say whether effects that an answer may yet have could raise the advice above this level."""
    return bool(reached & _RAISES[urgency])


def reach_of(bank: QuestionBank) -> dict[str, frozenset[Does]]:
    """Return, for each question, every effect that an answer to it can bring about.

    Its own, those of the rules over two answers that read it, what it sets going again, and those
    of the questions that it opens, as far as they lead.
    """
    reached = {question.id: frozenset(_own(question)) for question in bank.questions}
    leads: dict[str, set[str]] = {question.id: set() for question in bank.questions}
    for question in bank.questions:
        for read in _read_by(bank, question.when):
            leads[read].add(question.id)
    for rule in bank.together:
        for read in _read_by(bank, rule.when, rule.unless):
            reached[read] |= {effect.does for effect in rule.effects}
            for part in rule.stills:
                stilled = part.effects or bank.by_id[part.question].every_effect
                reached[read] |= {effect.does for effect in stilled}
    while True:
        further = {
            question: found.union(*(reached[other] for other in leads[question]))
            for question, found in reached.items()
        }
        if further == reached:
            return reached
        reached = further


def _own(question: Question) -> Iterator[Does]:
    yield from (effect.does for effect in question.every_effect)
    if question.splits is not None:
        yield from (Does.SIGN, Does.MEET)


def _read_by(bank: QuestionBank, *conditions: Condition | None) -> frozenset[str]:
    return frozenset(
        leaf.question
        for condition in conditions
        if condition is not None
        for leaf in leaves(condition, bank.conditions)
        if isinstance(leaf, AnswerIs)
    )
