"""What is not known: the open questions of a walk, and what their answers could be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, combinations
from typing import assert_never

from ehe_check.core.judging import Reading, unlisted
from ehe_check.model.answers import Answer, Answers, Entry, Ref
from ehe_check.model.bank import QuestionBank, WalkSet
from ehe_check.model.condition import (
    AllOf,
    AnswerIs,
    AnyOf,
    AttributeIs,
    Condition,
    NamedCondition,
    Not,
)
from ehe_check.model.question import Question, QuestionKind

Chosen = str | tuple[str, ...]
Assignment = Mapping[Ref, Chosen]


def with_unlisted(bank: QuestionBank, answers: Answers, walk_set: WalkSet) -> Answers:
    """Return the answers with one unknown entry in each roster that may be incomplete."""
    rosters = [
        roster.id
        for roster in bank.rosters
        if roster.id not in answers.complete and bank.asks(bank.by_id[roster.question], walk_set)
    ]
    extra = tuple(
        Entry.model_construct(id=unlisted(roster), label=f"a {roster} not listed yet")
        for roster in rosters
    )
    return replace(
        answers, entries=answers.entries + extra, complete=answers.complete | frozenset(rosters)
    )


def open_questions(bank: QuestionBank, answers: Answers, walk_set: WalkSet) -> Iterator[Ref]:
    """Yield each question that arises, has options, and is not known, skipped or unanswered."""
    reading = Reading(bank, answers)
    for question in bank.walk_order:
        if (
            question.kind is QuestionKind.TEXT
            or question.lists
            or not bank.asks(question, walk_set)
        ):
            continue
        for about in reading.subjects(question):
            ref = Ref(question.id, about)
            answer = answers.get(ref)
            if (answer is None or answer.is_unknown) and reading.arises(ref):
                yield ref


def supposing(answers: Answers, assignment: Assignment) -> Answers:
    """Return the answers as they would be if some unknowns turned out so."""
    supposed = {
        ref: Answer.model_construct(question=ref.question, about=ref.about, value=value)
        for ref, value in assignment.items()
    }
    return replace(answers, by_ref={**answers.by_ref, **supposed})


def telling_options(bank: QuestionBank, question: Question) -> tuple[Chosen, ...]:
    """Return one option of each group that the bank's urgent rules and gates tell apart.

    Where several may be chosen, return every mixture of those.
    """
    seen: dict[tuple[bool, ...], str] = {}
    for option in question.option_ids:
        seen.setdefault(tuple(option in leaf for leaf in _distinctions(bank, question.id)), option)
    if question.kind is QuestionKind.SEVERAL:
        sizes = range(1, len(seen) + 1)
        return tuple(chain.from_iterable(combinations(seen.values(), size) for size in sizes))
    return tuple(seen.values())


def leaves(
    condition: Condition, conditions: Mapping[str, Condition]
) -> Iterator[AnswerIs | AttributeIs]:
    """Yield every leaf of a condition, named conditions followed."""
    if isinstance(condition, AnswerIs | AttributeIs):
        yield condition
        return
    for part in _parts(condition, conditions):
        yield from leaves(part, conditions)


def bearing_conditions(bank: QuestionBank) -> Iterable[Condition]:
    """Yield every condition that can change the urgency: urgent rules, gates, named ones."""
    yield from (condition for _, _, condition in bank.urgent_rules)
    yield from (question.when for question in bank.questions if question.when is not None)
    yield from bank.conditions.values()


def _distinctions(bank: QuestionBank, question_id: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        leaf.is_
        for condition in bearing_conditions(bank)
        for leaf in leaves(condition, bank.conditions)
        if isinstance(leaf, AnswerIs) and leaf.question == question_id
    )


def _parts(
    condition: NamedCondition | AllOf | AnyOf | Not, conditions: Mapping[str, Condition]
) -> tuple[Condition, ...]:
    match condition:
        case NamedCondition():
            named = conditions.get(condition.condition)
            return () if named is None else (named,)
        case AllOf() | AnyOf():
            return condition.parts
        case Not():
            return (condition.part,)
        case _:
            assert_never(condition)
