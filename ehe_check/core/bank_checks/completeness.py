"""Completeness: what the advice policy and the sheet read is all there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ehe_check.core.bank_checks.places import prompt_place
from ehe_check.errors import Problem
from ehe_check.model.bank import QuestionBank
from ehe_check.model.urgency import Urgency

READ_BY_THE_POLICY = ("worry-named", "hold", "enquiry-open")
PRINTED_BENEATH = (Urgency.STRONG_CASE_FOR_MEETING, Urgency.CONSIDER_MEETING)


def conditions_the_policy_misses(bank: QuestionBank) -> Iterator[Problem]:
    """A bank that can advise names the conditions that the advice policy reads."""
    for name in READ_BY_THE_POLICY if bank.urgent_rules else ():
        if name not in bank.conditions:
            fact = f"the condition {name!r} is missing, which the advice reads"
            yield Problem("conditions", fact, f"Add [conditions.{name}].")


def levels_without_words(bank: QuestionBank) -> Iterator[Problem]:
    """Every level of advice has its words, and a meeting has words for beneath an urgent step."""
    for level in Urgency if bank.urgent_rules else ():
        if level not in bank.advice:
            yield Problem(
                "advice", f"the level {level.value!r} has no words", f"Add [advice.{level}]."
            )
    for level in PRINTED_BENEATH if bank.urgent_rules else ():
        if level not in bank.beneath:
            fact = f"the level {level.value!r} has no words for beneath an urgent step"
            yield Problem("beneath", fact, f'Add {level} = "..." under [beneath].')


def routes_without_words(bank: QuestionBank) -> Iterator[Problem]:
    """Every route that a prompt leads to has its words."""
    for _, rule, _ in bank.rules_in_place:
        for route in rule.route or ():
            if route not in bank.routes:
                fact = f"leads to the route {route.value!r}, which has no words"
                yield Problem(prompt_place(rule), fact, f"Add [routes.{route}].")


def hold_without_words(bank: QuestionBank) -> Iterator[Problem]:
    """A bank that can hold says what HOLD is."""
    if "hold" in bank.conditions and bank.hold is None:
        yield Problem(
            "hold", "the bank has a condition for HOLD and no words for it", "Add [hold]."
        )


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    conditions_the_policy_misses,
    levels_without_words,
    routes_without_words,
    hold_without_words,
)
