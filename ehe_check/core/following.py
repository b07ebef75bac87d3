"""Following: an earlier session's answers beside a new one, each to be kept or asked again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ehe_check.core.ageing import aged
from ehe_check.core.walkthrough import fits
from ehe_check.model.answers import Answer, Answers, Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.earlier import Earlier, Whether
from ehe_check.model.question import Question
from ehe_check.model.session import Session
from ehe_check.model.side import session_day


def earlier_answers(bank: QuestionBank, earlier: Session, today: date) -> dict[Ref, Earlier]:
    """Return each answer of an earlier session as it reads today, and whether it may be kept.

    A band of time is worked out anew from its month; without one it is always asked again, for it
    was true of another day. So are the opening questions, and one whose wording has changed.
    """
    answers = aged(bank, listed_again(earlier), today)
    day = session_day(earlier)
    return {
        answer.ref: Earlier(
            answer, answer.confirmed or answer.answered or day, _whether(bank, answers, answer)
        )
        for answer in answers
        if answer.value is not None or answer.not_known
    }


def listed_again(earlier: Session) -> Answers:
    """Return the answers of an earlier session with whom it still listed."""
    answers = earlier.all_answers()
    return replace(
        answers, entries=tuple(entry for entry in answers.entries if entry.removed is None)
    )


def kept(question: Question, earlier: Earlier, today: date) -> Answer:
    """Return an earlier answer as it stands in a new session: as it was, and confirmed today."""
    return earlier.answer.model_copy(update={"asked": question.text, "confirmed": today})


def _whether(bank: QuestionBank, answers: Answers, answer: Answer) -> Whether:
    question = bank.by_id.get(answer.question)
    if question is None:
        return Whether.NO_QUESTION
    return next(_hindrances(bank, question, answers, answer), Whether.MAY_BE_KEPT)


def _hindrances(
    bank: QuestionBank, question: Question, answers: Answers, answer: Answer
) -> Iterator[Whether]:
    """Yield why an earlier answer may not simply be kept, the gravest reason first."""
    if not fits(bank, answers, answer.ref):
        yield Whether.NOBODY
    if question.options and not set(answer.values) <= set(question.option_ids):
        yield Whether.NOT_AN_OPTION
    if answer.asked is not None and answer.asked != question.text:
        yield Whether.REWORDED
    if question.id in bank.opening or question.after_advice:
        yield Whether.OPENS
    if any(option.months for option in question.options) and answer.on is None:
        yield Whether.TIME_HAS_PASSED
