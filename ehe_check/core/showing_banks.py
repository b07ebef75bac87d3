"""Showing banks: everything that a bank asks and may raise, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

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
from ehe_check.model.law import Library
from ehe_check.model.prompt_rule import PromptRule
from ehe_check.model.question import Question


def bank_lines(bank: QuestionBank, library: Library) -> Iterator[str]:
    """Yield a bank as lines: questions by topic, conditions, statements and law."""
    yield f"{bank.title} ({bank.id} {bank.version}, {bank.jurisdiction})"
    for topic in bank.topics:
        yield ""
        yield f"{topic.id}  {topic.title}"
        for question in bank.questions:
            if question.topic == topic.id:
                yield from _question_lines(bank, question)
    yield ""
    yield "Named conditions"
    for name, condition in bank.conditions.items():
        yield f"  {name}: {condition_words(condition)}"
    yield ""
    yield "Statements of the review"
    for statement in library.statements.values():
        yield f"  {statement.id}  {statement.text}"
    yield ""
    yield "Law and guidance"
    for note in library.notes.values():
        dates = f"as of {note.as_of}, review by {note.review_by}"
        yield f"  {note.id}  {note.title}: {note.text} ({dates})"


def condition_words(condition: Condition) -> str:
    """Return a condition in words."""
    match condition:
        case AnswerIs() | AttributeIs():
            name = condition.question if isinstance(condition, AnswerIs) else condition.attribute
            over = f"{condition.over[0].value} {condition.over[1]}: " if condition.over else ""
            return f"{over}{name} is {' or '.join(condition.is_)}"
        case NamedCondition():
            return condition.condition
        case AllOf():
            return "(" + " and ".join(map(condition_words, condition.parts)) + ")"
        case AnyOf():
            return "(" + " or ".join(map(condition_words, condition.parts)) + ")"
        case Not():
            return f"not {condition_words(condition.part)}"
        case _:
            assert_never(condition)


def _question_lines(bank: QuestionBank, question: Question) -> Iterator[str]:
    marks = [
        "quick set" if question.id in bank.quick_ids else "",
        f"for each {question.per}" if question.per else "",
        "core" if question.core else "",
        "asks how it is known" if question.fact else "",
    ]
    yield ""
    yield f"  {question.id}  {question.text}"
    kinds = ", ".join(filter(None, [question.kind.value, *marks]))
    yield f"      ({kinds}; {', '.join(question.statements)})"
    yield f"      Why: {question.why}"
    if question.when is not None:
        yield f"      Asked when: {condition_words(question.when)}"
    for option in question.options:
        yield f"      - {option.id}: {option.text}"
    if question.find_out is not None:
        yield f"      Not known: {question.find_out.text} (who could know: {question.find_out.who})"
    for rule in question.prompts:
        yield from _rule_lines(rule)


def _rule_lines(rule: PromptRule) -> Iterator[str]:
    details = [*(rule.route or ()), rule.trigger or "", rule.support or ""]
    kind = " ".join(filter(None, [rule.kind.value, *map(str, details)]))
    when = (
        f"on {', '.join(rule.on)}"
        if rule.on
        else f"when {condition_words(rule.when)}"
        if rule.when
        else "when the sessions of a case show it together"
    )
    yield f"      > {rule.id} [{kind}] {when} ({', '.join(rule.statements)})"
    yield f"        {rule.text}"
    if rule.when_hold is not None:
        yield f"        Under HOLD: {rule.when_hold or '(left out)'}"
