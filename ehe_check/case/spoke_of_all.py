"""Answers that speak of everybody on a list, of whom somebody new was not yet one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.judge.answers import Answer, Answers, Ref


def spoke_of_all(bank: QuestionBank, answers: Answers, roster: str) -> Iterator[Ref]:
    """Yield each answer that somebody new on a list makes out of date (RULES.md, "Over time")."""
    for answer in answers:
        question = bank.by_id.get(answer.question)
        if question is not None and answer.value is not None and roster in question.again_when:
            yield answer.ref


def taken_back(answers: Answers, refs: Iterable[Ref]) -> Answers:
    """Return the answers with some of them open again; a note stays."""
    for ref in refs:
        answer, answers = answers.get(ref), answers.without(ref)
        if answer is not None and answer.note:
            noted = Answer(
                question=ref.question, about=ref.about, asked=answer.asked, note=answer.note
            )
            answers = answers.with_answer(noted)
    return answers
