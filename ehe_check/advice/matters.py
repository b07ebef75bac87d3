"""Matters: which questions count as one, since one fact is often told at several of them."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.advice.policy import Weight, weights
from ehe_check.advice.standing import Standing
from ehe_check.bank.question import WHERE_TOLD, Question
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import Reading
from ehe_check.page.phrases import listed


def matters(reading: Reading) -> dict[str, str]:
    """Return, for each question that shares one, the matter that it counts as now.

    A matter that an answer says to be several is split: each of its questions counts by itself.
    """
    split = {
        question.splits
        for question in reading.bank.questions
        if question.splits is not None and _says_several(reading, question.id)
    }
    return {
        question.id: question.matter
        for question in reading.bank.questions
        if question.matter is not None and question.matter not in split
    }


def _says_several(reading: Reading, question_id: str) -> bool:
    """Say whether the answer is anything but the first option; skipping it leaves one matter."""
    ref = Ref(question_id)
    answer = reading.answers.get(ref)
    if answer is None or not reading.arises(ref):
        return False
    one = reading.bank.by_id[question_id].option_ids[0]
    return answer.not_known or (answer.value is not None and answer.value != one)


def told_at(reading: Reading, standing: Iterable[Standing]) -> tuple[str, ...]:
    """Return the questions that weigh in the matter that may be split, in the bank's order."""
    splits = {question.splits for question in reading.bank.questions} - {None}
    weighing = weights(standing, {})
    return tuple(
        question.id
        for question in reading.bank.questions
        if question.id in weighing and question.matter in splits
    )


def asked_words(reading: Reading, question: Question, standing: Iterable[Standing]) -> str:
    """Return the words of a question; the one that splits a matter names where it was told."""
    if WHERE_TOLD not in question.text:
        return question.text
    names = [f'"{reading.bank.by_id[told].short}"' for told in told_at(reading, standing)]
    return question.text.replace(WHERE_TOLD, listed(names)) if names else question.on_paper


def is_open_whether_one(reading: Reading, standing: Iterable[Standing]) -> bool:
    """Say whether it changes the advice if several answers tell of one matter or of more.

    That is so where at least two of them weigh, one as a reason for a meeting, and nothing else
    weighs anything.
    """
    weighing = weights(standing, {})
    told = told_at(reading, standing)
    return (
        len(told) > 1
        and set(weighing) == set(told)
        and Weight.TRIGGER in {weighing[question] for question in told}
    )
