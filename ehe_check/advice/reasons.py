"""Reasons: answers in the words in which they were given, and how they are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel

from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question
from ehe_check.judge.answers import Answer, Ref
from ehe_check.judge.reading import Reading
from ehe_check.page.own import Gap, Own, joined, left_of, owned

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Reason

SOMETHING_WORDS = "Marked, and not said yet what"
_LEFT_OUT = Own("", (Gap(),))


def reason_of(question: Question | None, answer: Answer) -> Reason:
    """Return an answer in its question's words, in its own where the question is not known.

    One that is not among the options is somebody's own words, all of it.
    """
    from ehe_check.advice.recommendation import Reason

    words, value = answer_words(question, answer), read_by(question, answer).value
    is_typed = isinstance(words, Own)
    return Reason(
        question=answer.question,
        about=answer.about,
        answer=Own(words) if is_typed else words,
        value=owned(value) if is_typed else value,
        on=answer.on,
        evidence=answer.evidence,
        note=answer.note,
        heard=answer.heard,
        is_not_known=answer.not_known,
        is_own=question is not None and question.kind.is_written,
    )


def read_by(question: Question | None, answer: Answer) -> Answer:
    """Return an answer whose options are its question's words, and nobody's own any more."""
    options = {option: option for option in question.option_ids} if question else {}
    value = answer.value
    if isinstance(value, str):
        value = options.get(value, value)
    elif value is not None:
        value = tuple(options.get(each, each) for each in value)
    # Keeping.model_copy would make it somebody's own again.
    return BaseModel.model_copy(answer, update={"value": value})


def answer_words(question: Question | None, answer: Answer) -> str:
    """Return an answer in the question's own words, or as it stands where that is not known."""
    if answer.something:
        return SOMETHING_WORDS
    if answer.not_known:
        return question.not_known_label if question else "Not known"
    if answer.skipped:
        return "Skipped"
    if question is None:
        return _in_words("; ", answer.values)
    if question.kind.is_written:
        return _in_words(" ", answer.values)
    return _in_words("; ", map(question.option_text, answer.values))


def _in_words(between: str, several: Iterable[str]) -> str:
    """Join the words of an answer; a copy says last that some are left out, where any are own."""
    words = tuple(several)
    whole, kept = joined(between, words), (each for each in words if not isinstance(each, Own))
    if not isinstance(whole, Own):
        return whole
    return Own(whole, left_of(joined(between, (*kept, _LEFT_OUT))))


def reasons(reading: Reading, refs: Iterable[Ref]) -> tuple[Reason, ...]:
    """Return the answers that are there, in their questions' words and in the order of asking."""
    by_id, order = reading.bank.by_id, reading.bank.places
    there = [answer for ref in refs if (answer := reading.answers.get(ref)) is not None]
    there.sort(key=lambda each: (order[each.question], each.about or ""))
    return tuple(reason_of(by_id[each.question], each) for each in there)


def rests_on_parent_alone(because: Iterable[Reason]) -> bool:
    """Say whether a parent or carer is the only source so far; it is never a mark against them."""
    sources = {why.evidence for why in because if why.evidence is not None}
    return sources == {Evidence.PARENT_TOLD_ME}


def only_the_family(reading: Reading) -> tuple[Reason, ...]:
    """Return the answers that so far only a parent or carer has given."""
    told = [each.ref for each in _facts(reading) if each.evidence is Evidence.PARENT_TOLD_ME]
    return reasons(reading, told)


def by_evidence(reading: Reading) -> tuple[tuple[Evidence, tuple[Reason, ...]], ...]:
    """Return whose accounts the picture rests on: a list, never a share."""
    told = {
        evidence: [each.ref for each in _facts(reading) if each.evidence is evidence]
        for evidence in Evidence
    }
    return tuple((evidence, reasons(reading, refs)) for evidence, refs in told.items() if refs)


def own_words(reading: Reading) -> tuple[Reason, ...]:
    """Return what people wrote in their own words, but for their decision."""
    asked = {
        question.id
        for question in reading.bank.questions
        if question.kind.is_written and not question.after_advice
    }
    told = (each for each in _arising(reading) if each.value is not None)
    return reasons(reading, [each.ref for each in told if each.question in asked])


def noted(reading: Reading) -> tuple[Reason, ...]:
    """Return the answers beside which the person wrote a note."""
    return reasons(reading, [each.ref for each in _arising(reading) if each.note])


def answered(reading: Reading) -> tuple[Reason, ...]:
    """Return every answer that says something, a note alone or a skip not being one."""
    return reasons(reading, [each.ref for each in _arising(reading) if each.says_something])


def _facts(reading: Reading) -> Iterator[Answer]:
    """Yield the answers of which it is asked how they are known, as it is not of words heard."""
    by_id = reading.bank.by_id
    return (each for each in _arising(reading) if not by_id[each.question].spoken)


def _arising(reading: Reading) -> Iterator[Answer]:
    """Yield the answers whose questions arise."""
    return (each for each in reading.answers if reading.arises(each.ref))
