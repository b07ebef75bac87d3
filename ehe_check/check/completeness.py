"""Completeness: what the advice and the sheet read is all there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.guard import (
    DIFFERS,
    ENQUIRY_OPEN,
    IN_PROTECTION,
    SAID_CONFIRMED,
    SOCIAL_CARE_OPEN,
    WORRY_NAMED,
)
from ehe_check.bank.advice_keys import BeneathKey, BoxKey, HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.check.bank_places import Checks, joint_place, option_place, question_place
from ehe_check.check.citations import CASE_BANK_ID
from ehe_check.errors import Problem

OWN_THINKING = "SUP"
"""The topic of the practitioner's own thinking, where nobody else could know."""

READ_BY_THE_ADVICE = (
    WORRY_NAMED,
    ENQUIRY_OPEN,
    SOCIAL_CARE_OPEN,
    IN_PROTECTION,
    SAID_CONFIRMED,
    DIFFERS,
)


def conditions_that_the_advice_misses(bank: QuestionBank) -> Iterator[Problem]:
    """A bank that can advise names the conditions that the advice reads."""
    for name in READ_BY_THE_ADVICE if _advises(bank) else ():
        if name not in bank.conditions:
            fact = f"the condition {name!r} is missing, which the advice reads"
            yield Problem("conditions", fact, f"Add [conditions.{name}].")


def advice_without_words(bank: QuestionBank) -> Iterator[Problem]:
    """A bank that can advise has words for all that the advice can be."""
    tables: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
        ("tiers", Urgency, bank.tiers),
        ("headlines", HeadlineKey, bank.headlines),
        ("boxes", BoxKey, bank.boxes),
        ("beneath", BeneathKey, bank.beneath),
    )
    for table, keys, found in tables if _advises(bank) else ():
        for key in keys:
            if key not in set(found):
                yield Problem(table, f"{key!s} has no words", f"Add {key!s} under [{table}].")


def single_parts_that_are_missing(bank: QuestionBank) -> Iterator[Problem]:
    """The sheet has its lines; a case bank can be agreed with, and says who was seen."""
    wanted = ("lines", "agreement", "sight") if bank.id == CASE_BANK_ID else ("lines",)
    for part in wanted if _advises(bank) else ():
        if getattr(bank, part) is None:
            yield Problem(part, "is missing, which the sheet reads", f"Add [{part}].")


def days_without_words(bank: QuestionBank) -> Iterator[Problem]:
    """Each answer to what a child's day is like can be said in the picture over time."""
    day = bank.childs_day
    if day is None or day.question not in bank.by_id:
        return
    for option in bank.by_id[day.question].option_ids:
        if option not in day.sources:
            fact = f"the answer {option!r} has no words"
            yield Problem("childs_day, sources", fact, f"Add {option} under [childs_day.sources].")


def routes_without_words(bank: QuestionBank) -> Iterator[Problem]:
    """Everybody to whom an answer leads has their words."""
    for place, routes in _routes(bank):
        for route in routes:
            if route not in bank.routes:
                fact = f"leads to the route {route.value!r}, which has no words"
                yield Problem(place, fact, f"Add [routes.{route}].")


def facts_that_nobody_finds_out(bank: QuestionBank) -> Iterator[Problem]:
    """A fact of the quick set that is not known can be found out, and the bank says from whom."""
    for question in bank.questions:
        if question.id in bank.quick and not question.find_out and _is_a_fact(bank, question):
            fact = "may be not known, and nothing says what to find out and who could know"
            yield Problem(question_place(question), fact, "Add find_out, own records first.")


CHECKS: Checks = (
    conditions_that_the_advice_misses,
    advice_without_words,
    single_parts_that_are_missing,
    days_without_words,
    routes_without_words,
    facts_that_nobody_finds_out,
)


def _advises(bank: QuestionBank) -> bool:
    return bool(bank.with_effects or bank.together)


def _routes(bank: QuestionBank) -> Iterator[tuple[str, tuple[Route, ...]]]:
    for question in bank.questions:
        for option in question.options:
            led = (route for effect in option.effects for route in effect.routes)
            yield option_place(question, option), (*led, *option.routes)
        unknown = (route for effect in question.not_known_effects for route in effect.routes)
        yield f"{question_place(question)}, not_known_effects", tuple(unknown)
    for rule in bank.together:
        yield joint_place(rule), tuple(route for effect in rule.effects for route in effect.routes)


def _is_a_fact(bank: QuestionBank, question: Question) -> bool:
    """Say whether *not known* leaves a fact open that somebody could know.

    A judgement of one's own is none, nor what is asked because of other answers; and where not
    knowing has an effect itself, that is what is said of it.
    """
    return not (
        question.kind.is_written
        or question.lists
        or question.splits
        or question.after_advice
        or question.not_known_effects
        or question.topic == OWN_THINKING
        or {rule.ticked for rule in bank.together} & {*question.again_when}
    )
