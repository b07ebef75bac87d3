"""Where things stand in a bank: its conditions, its texts and its wordings, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehe_check.model.bank import QuestionBank
from ehe_check.model.condition import (
    AllOf,
    AnswerIs,
    AnyOf,
    AttributeIs,
    Condition,
    NamedCondition,
    Not,
)
from ehe_check.model.prompt_rule import PromptRule, Wording
from ehe_check.model.question import Question

MOST_PARTS = 100
"""Ten times what the longest condition that is shipped has."""


@dataclass(frozen=True)
class Placed:
    """A condition, where it stands, and inside which roster, question and rule it does."""

    place: str
    condition: Condition
    per: str | None = None
    gate_of: Question | None = None
    rule: PromptRule | None = None
    question: Question | None = None


def question_place(question: Question) -> str:
    """Return the words for where a question stands."""
    return f"question {question.id}"


def prompt_place(rule: PromptRule) -> str:
    """Return the words for where a prompt stands."""
    return f"prompt {rule.id}"


def placed_conditions(bank: QuestionBank) -> Iterator[Placed]:
    """Yield every condition that a person wrote: named, of HOLD, of questions, of prompts."""
    for name, condition in bank.conditions.items():
        yield Placed(f"condition {name}", condition)
    for number, route in enumerate(bank.hold.routes if bank.hold else (), start=1):
        yield Placed(f"hold, route {number}", route.when)
    for question in bank.questions:
        if question.when is not None:
            place = f"{question_place(question)}, when"
            yield Placed(place, question.when, question.per, gate_of=question, question=question)
        for rule in question.prompts:
            if rule.when is not None:
                place = f"{prompt_place(rule)}, when"
                yield Placed(place, rule.when, question.per, rule=rule, question=question)


def nodes(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every part of it, named conditions not followed."""
    yield condition
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from nodes(part)
    elif isinstance(condition, Not):
        yield from nodes(condition.part)


def own_leaves(condition: Condition) -> Iterator[AnswerIs | AttributeIs]:
    """Yield the leaves written in a condition itself."""
    for node in nodes(condition):
        if isinstance(node, AnswerIs | AttributeIs):
            yield node


def names_in(condition: Condition) -> Iterator[str]:
    """Yield the named conditions that a condition refers to itself."""
    for node in nodes(condition):
        if isinstance(node, NamedCondition):
            yield node.condition


def followed_leaves(bank: QuestionBank, condition: Condition) -> Iterator[AnswerIs | AttributeIs]:
    """Yield the leaves of a condition and of those it names, each name once."""
    waiting, followed = [condition], set[str]()
    while waiting:
        now = waiting.pop(0)
        yield from own_leaves(now)
        for name in names_in(now):
            if name in bank.conditions and name not in followed:
                followed.add(name)
                waiting.append(bank.conditions[name])


def parts_written_out(bank: QuestionBank, condition: Condition) -> int:
    """Return how many parts a condition has with all that it names; not far beyond the most."""
    waiting, met = [condition], 0
    while waiting and met <= MOST_PARTS:
        now = waiting.pop()
        met += sum(1 for _ in nodes(now))
        waiting += [bank.conditions[name] for name in names_in(now) if name in bank.conditions]
    return met


def wordings(bank: QuestionBank) -> Iterator[tuple[str, Wording]]:
    """Yield the wording of every prompt and of every find-out, each with its place."""
    for question in bank.questions:
        if question.find_out is not None:
            yield f"{question_place(question)}, find_out", question.find_out
        for rule in question.prompts:
            yield prompt_place(rule), rule


def texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield every text that a reader may see, each with its place."""
    yield "bank, title", bank.title
    yield from _policy_texts(bank)
    yield from _roster_texts(bank)
    for name, bands in bank.bands.items():
        yield from ((f"bands {name}, option {option.id}", option.text) for option in bands.options)
    for topic in bank.topics:
        yield f"topic {topic.id}, title", topic.title
    for question in bank.questions:
        yield from _question_texts(question)
    for place, wording in wordings(bank):
        yield f"{place}, text", wording.text
        if wording.when_hold:
            yield f"{place}, when_hold", wording.when_hold


def advice_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield what is printed about the advice whether HOLD is on or not, each with its place."""
    for level, advice in bank.advice.items():
        yield f"advice {level}, text", advice.text
        yield from ((f"advice {level}, also", line) for line in advice.also)
    yield from ((f"beneath, {level}", line) for level, line in bank.beneath.items())
    for route, words in bank.routes.items():
        yield f"routes {route}, text", words.text
        if words.when_open:
            yield f"routes {route}, when_open", words.when_open


def hold_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Yield what is printed because HOLD is on, each with its place."""
    if bank.hold is None:
        return
    yield "hold, text", bank.hold.text
    yield "hold, otherwise_ask", bank.hold.otherwise_ask
    for number, route in enumerate(bank.hold.routes, start=1):
        yield f"hold, route {number}", route.ask


def _policy_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    for level, advice in bank.advice.items():
        yield f"advice {level}, title", advice.title
        yield from ((f"advice {level}, also_unless_hold", line) for line in advice.also_unless_hold)
    yield from advice_texts(bank)
    yield from ((f"routes {route}, title", words.title) for route, words in bank.routes.items())
    if bank.hold is not None:
        yield "hold, title", bank.hold.title
    yield from hold_texts(bank)


def _roster_texts(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    for roster in bank.rosters:
        place = f"roster {roster.id}"
        for key in ("one", "many", "text", "help"):
            yield f"{place}, {key}", str(getattr(roster, key))
        yield from ((f"{place}, suggestions", line) for line in roster.suggestions)
        for attribute in roster.attributes:
            yield f"{place}, attribute {attribute.id}", attribute.text
            for option in attribute.options:
                yield f"{place}, attribute {attribute.id}, option {option.id}", option.text


def _question_texts(question: Question) -> Iterator[tuple[str, str]]:
    place = question_place(question)
    yield f"{place}, text", question.text
    yield f"{place}, why", question.why
    yield f"{place}, not_known_label", question.not_known_label
    yield from ((f"{place}, help {role}", line) for role, line in question.help.items())
    yield from ((f"{place}, option {option.id}", option.text) for option in question.options)
