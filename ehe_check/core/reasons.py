"""Reasons: answers in the words in which they were given, and how they are known."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.core.judging import Reading
from ehe_check.model.answers import Answer, Ref
from ehe_check.model.evidence import Evidence
from ehe_check.model.question import Question, QuestionKind
from ehe_check.model.sheet import Reason


def reason(reading: Reading, ref: Ref) -> Reason:
    """Return one answer in the words in which it was given."""
    answer = reading.answers.get(ref)
    question = reading.bank.by_id[ref.question]
    if answer is None:
        return Reason(ref.question, ref.about, "")
    return Reason(
        question=ref.question,
        about=ref.about,
        answer=answer_words(question, answer),
        value=answer.value,
        on=answer.on,
        evidence=answer.evidence,
        note=answer.note,
        is_not_known=answer.not_known,
    )


def answer_words(question: Question, answer: Answer) -> str:
    """Return an answer in the question's own words."""
    if answer.not_known:
        return question.not_known_label
    if answer.skipped:
        return "Skipped"
    if question.kind is QuestionKind.TEXT:
        return " ".join(answer.values)
    return "; ".join(question.option_text(value) for value in answer.values)


def reasons(reading: Reading, refs: Iterable[Ref]) -> tuple[Reason, ...]:
    """Return several answers so, in the order in which they are asked."""
    order = {question.id: place for place, question in enumerate(reading.bank.walk_order)}
    there = [ref for ref in refs if reading.answers.get(ref) is not None]
    return tuple(
        reason(reading, ref)
        for ref in sorted(there, key=lambda ref: (order[ref.question], ref.about or ""))
    )


def rests_on_parent_alone(because: Iterable[Reason]) -> bool:
    """Say whether a parent or carer is the only source so far; it is never a mark against them."""
    sources = {why.evidence for why in because if why.evidence is not None}
    return sources == {Evidence.PARENT_TOLD_ME}


def by_evidence(reading: Reading) -> tuple[tuple[Evidence, tuple[Reason, ...]], ...]:
    """Return whose accounts the picture rests on: a list, never a share."""
    held = [
        answer
        for answer in reading.answers
        if answer.evidence is not None and reading.arises(answer.ref)
    ]
    return tuple(
        (
            evidence,
            reasons(reading, [answer.ref for answer in held if answer.evidence is evidence]),
        )
        for evidence in Evidence
        if any(answer.evidence is evidence for answer in held)
    )


def own_words(reading: Reading) -> tuple[Reason, ...]:
    """Return what people wrote in their own words, but for their decision."""
    texts = [
        answer.ref
        for answer in reading.answers
        if answer.value is not None
        and reading.bank.by_id[answer.question].kind is QuestionKind.TEXT
        and not reading.bank.by_id[answer.question].after_advice
        and reading.arises(answer.ref)
    ]
    return reasons(reading, texts)


def noted(reading: Reading) -> tuple[Reason, ...]:
    """Return the answers beside which the person wrote a note."""
    return reasons(
        reading,
        [answer.ref for answer in reading.answers if answer.note and reading.arises(answer.ref)],
    )


def answered(reading: Reading) -> tuple[Reason, ...]:
    """Return every answer that arises and says something, a note alone or a skip not being one."""
    return reasons(
        reading,
        [
            answer.ref
            for answer in reading.answers
            if (answer.value is not None or answer.not_known) and reading.arises(answer.ref)
        ],
    )
