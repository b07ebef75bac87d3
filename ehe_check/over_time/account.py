"""One session's answers on a day: how each stands, and in the words of which bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehe_check.advice.advised import Advised
from ehe_check.advice.reasons import answer_words, read_by
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question, on_paper
from ehe_check.case.answers_on_a_day import aged
from ehe_check.case.question_list import REMOVED, parked_answers
from ehe_check.case.walk import is_about_removed, readable
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.side import Side


class AnswerState(StrEnum):
    """How an answer stands in one session.

    `NOT_READ` is kept and read by nothing: its question does not arise, its entry was removed, or
    the session's own bank lacks it.
    """

    VALUE = "value"
    NOT_KNOWN = "not-known"
    SKIPPED = "skipped"
    NOTE_ONLY = "note-only"
    ABSENT = "absent"
    NOT_READ = "not-read"


@dataclass(frozen=True)
class GivenAnswer:
    """One answer as one session has it, read on that session's day.

    `words` may be text that somebody typed. `looked_at` is the day on which somebody last gave or
    confirmed it, if it says. `why_not_read` is said where nothing reads it.
    """

    state: AnswerState
    words: str = ""
    value: str | tuple[str, ...] | None = None
    on: date | None = None
    evidence: Evidence | None = None
    looked_at: date | None = None
    why_not_read: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is a value that is read."""
        return self.state is AnswerState.VALUE


_ABSENT = GivenAnswer(AnswerState.ABSENT)


@dataclass(frozen=True)
class Account:
    """One session's answers on a day, with the bank in whose words they are told, if any.

    `unread` says why nothing reads some of them.
    """

    answers: Answers
    unread: Mapping[Ref, str]
    bank: QuestionBank | None

    def given(self, ref: Ref | None) -> GivenAnswer:
        """Return one answer as this session has it."""
        answer = self.answers.get(ref) if ref is not None else None
        if answer is None:
            return _ABSENT
        why, question = self.unread.get(answer.ref, ""), self.question(answer.question)
        return GivenAnswer(
            state=AnswerState.NOT_READ if why else _state(answer),
            words=answer_words(question, answer) if question or answer.value is not None else "",
            value=read_by(question, answer).value,
            on=answer.on,
            evidence=answer.evidence,
            looked_at=max(filter(None, (answer.answered, answer.confirmed)), default=None),
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
        return on_paper(asked or (question.text if question else ""))


def account(side: Side, other: QuestionBank | None, day: date) -> Account:
    """Return a session's answers on a day, in the words of its own bank or else of another."""
    answers, bank = side.session.all_answers(), side.bank or other
    now = answers if bank is None else aged(bank, answers, day)
    if side.bank is not None:
        return account_of(Advised(side.bank, readable(side.bank, now)), now)
    gone = {answer.ref: REMOVED for answer in answers if is_about_removed(answers, answer.ref)}
    return Account(now, gone, bank)


def account_of(reading: Advised, answers: Answers) -> Account:
    """Return answers as they are read already, in the words of the bank that reads them."""
    unread = {kept.answer.ref: kept.reason for kept in parked_answers(reading, answers)}
    return Account(answers, unread, reading.bank)


def _state(answer: Answer) -> AnswerState:
    if answer.value is not None:
        return AnswerState.VALUE
    if answer.not_known:
        return AnswerState.NOT_KNOWN
    return AnswerState.SKIPPED if answer.skipped else AnswerState.NOTE_ONLY
