"""Ids: each stands for one thing, and says where it belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.check.bank_places import (
    Checks,
    of_each,
    prompt_place,
    question_place,
    questions,
    questions_within,
)
from ehe_check.errors import Problem, nearest


def ids_that_stand_twice(bank: QuestionBank) -> Iterator[Problem]:
    """Questions and prompts share one namespace; rules over two answers have their own."""
    ids = [question.id for question in bank.questions]
    ids += [rule.id for question in bank.questions for rule in question.prompts]
    for twice in _twice(ids):
        yield Problem(
            f"id {twice}",
            "stands for more than one question or prompt",
            "Use another id for one of them.",
        )


def names_that_stand_twice(bank: QuestionBank) -> Iterator[Problem]:
    """Topics, rosters, attributes, options and rules over two answers have names of their own."""
    for place, ids in _lists_of_names(bank):
        for twice in _twice(ids):
            yield Problem(
                place, f"{twice!r} stands there more than once", "Use another id for one of them."
            )


def prompts_under_another_name(question: Question) -> Iterator[Problem]:
    """A prompt's id begins with that of its question."""
    for rule in question.prompts:
        if not rule.id.startswith(f"{question.id}."):
            fact = f"stands under question {question.id} and does not begin with its id"
            yield Problem(
                prompt_place(rule), fact, f"Call it {question.id}.{rule.id.rsplit('.', 1)[-1]}."
            )


def questions_of_no_topic(bank: QuestionBank, question: Question) -> Iterator[Problem]:
    """A question belongs to a topic, whose id begins its own."""
    place = question_place(question)
    if question.topic not in bank.topic_by_id:
        fact = f"is in topic {question.topic!r}, which is not in this bank"
        yield Problem(place, fact, nearest(question.topic, bank.topic_by_id))
    elif question.id.split("-", 1)[0] != question.topic:
        fact = f"is in topic {question.topic} and does not begin with its id"
        yield Problem(place, fact, "Begin the id with that of the topic, or move the question.")


CHECKS: Checks = (
    ids_that_stand_twice,
    names_that_stand_twice,
    *of_each(questions, prompts_under_another_name),
    *of_each(questions_within, questions_of_no_topic),
)


def _twice(ids: Iterable[str]) -> Iterator[str]:
    yield from (each for each, times in Counter(ids).items() if times > 1)


def _lists_of_names(bank: QuestionBank) -> Iterator[tuple[str, list[str]]]:
    yield "topics", [topic.id for topic in bank.topics]
    yield "together", [rule.id for rule in bank.together]
    yield "rosters", [roster.id for roster in bank.rosters]
    for roster in bank.rosters:
        place = f"roster {roster.id}, attributes"
        yield place, [attribute.id for attribute in roster.attributes]
        for attribute in roster.attributes:
            yield f"{place}, {attribute.id}", [option.id for option in attribute.options]
    for question in bank.questions:
        yield f"{question_place(question)}, options", list(question.option_ids)
