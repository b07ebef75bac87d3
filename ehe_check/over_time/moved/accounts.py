"""Accounts: each answer of one session as it stands on a day, and why some are read by nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ehe_check.advice.reasons import answer_words, read_by
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.case.ageing import aged
from ehe_check.case.asked import as_on_paper
from ehe_check.case.leftovers import REMOVED, parked_answers
from ehe_check.case.walk import is_about_removed
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.moved.comparison import AnswerState, GivenAnswer
from ehe_check.over_time.side import Side

_ABSENT = GivenAnswer(AnswerState.ABSENT)


@dataclass(frozen=True)
class Account:
    """One session's answers on a day, with the bank in whose words they are told, if any."""

    answers: Answers
    unread: Mapping[Ref, str]
    bank: QuestionBank | None

    def given(self, ref: Ref | None) -> GivenAnswer:
        """Return one answer as this session has it."""
        answer = self.answers.get(ref) if ref is not None else None
        if ref is None or answer is None:
            return _ABSENT
        why = self.unread.get(ref, "")
        return GivenAnswer(
            state=AnswerState.NOT_READ if why else _state(answer),
            words=_words(self.question(ref.question), answer),
            value=read_by(self.question(ref.question), answer).value,
            on=answer.on,
            evidence=answer.evidence,
            looked_at=looked_at(answer),
            why_not_read=why,
        )

    def question(self, name: str) -> Question | None:
        """Return a question of the bank, if there is one and it has it."""
        return self.bank.by_id.get(name) if self.bank is not None else None

    def asked(self, ref: Ref | None) -> str:
        """Return the words in which a question was put, empty where they are not known."""
        if ref is None:
            return ""
        answer, question = self.answers.get(ref), self.question(ref.question)
        asked = answer.asked if answer else None
        return as_on_paper(asked or (question.text if question else ""))


def account(side: Side, other: QuestionBank | None, day: date) -> Account:
    """Return a session's answers on a day, in the words of its own bank or else of another."""
    answers = side.session.all_answers()
    if side.bank is None:
        gone = {answer.ref: REMOVED for answer in answers if is_about_removed(answers, answer.ref)}
        return Account(answers if other is None else aged(other, answers, day), gone, other)
    now = aged(side.bank, answers, day)
    unread = {kept.answer.ref: kept.reason for kept in parked_answers(side.bank, now)}
    return Account(now, unread, side.bank)


def looked_at(answer: Answer) -> date | None:
    """Return the day on which somebody last gave or confirmed an answer, if it says."""
    return max((day for day in (answer.answered, answer.confirmed) if day), default=None)


def _state(answer: Answer) -> AnswerState:
    if answer.value is not None:
        return AnswerState.VALUE
    if answer.not_known:
        return AnswerState.NOT_KNOWN
    return AnswerState.SKIPPED if answer.skipped else AnswerState.NOTE_ONLY


def _words(question: Question | None, answer: Answer) -> str:
    is_said = question is not None or answer.value is not None
    return answer_words(question, answer) if is_said else ""
