"""Reach: what an unknown answer could still do to the advice; a constant of the bank."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import AnswerIs, Condition, leaves
from ehe_check.bank.effect import Does
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency

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
