"""Answers of two sessions: how each stands on a day, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ehe_check.advice.advised import Advised
from ehe_check.advice.reasons import answer_words, read_by
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question, on_paper
from ehe_check.case.ageing import aged, band_on
from ehe_check.case.leftovers import REMOVED, parked_answers
from ehe_check.case.walk import is_about_removed, readable
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.match import Pairing, RefPair
from ehe_check.over_time.moved.comparison import (
    AnswerChange,
    AnswerMove,
    AnswerState,
    GivenAnswer,
)
from ehe_check.over_time.side import Side
from ehe_check.page.own import Own

_SEEN_OR_RECORDED = frozenset({Evidence.SAW_MYSELF, Evidence.RECORD})
_NO_SOURCE = frozenset({Evidence.ASSUMED, Evidence.NOT_RECORDED, None})
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
        return on_paper(asked or (question.text if question else ""))


@dataclass(frozen=True)
class Between:
    """Two accounts, whom of one is whom of the other, and the days for which they stand."""

    before: Account
    after: Account
    pairing: Pairing
    earlier_day: date
    later_day: date

    def refs(self) -> tuple[RefPair, ...]:
        """Return every answer of either, in the order in which questions are asked."""
        pairs = dict.fromkeys(
            (
                *map(self.pairing.of_later, self.after.answers.by_ref),
                *map(self.pairing.of_earlier, self.before.answers.by_ref),
            )
        )
        order = _order(self.before, self.after)
        return tuple(sorted(pairs, key=lambda pair: order.get(pair.question, len(order))))

    def question(self, name: str) -> Question | None:
        """Return a question as the later bank has it, or else the earlier one."""
        return self.after.question(name) or self.before.question(name)


def account(side: Side, other: QuestionBank | None, day: date) -> Account:
    """Return a session's answers on a day, in the words of its own bank or else of another."""
    answers = side.session.all_answers()
    if side.bank is None:
        gone = {answer.ref: REMOVED for answer in answers if is_about_removed(answers, answer.ref)}
        return Account(answers if other is None else aged(other, answers, day), gone, other)
    now = aged(side.bank, answers, day)
    return account_of(Advised(side.bank, readable(side.bank, now)), now)


def account_of(reading: Advised, answers: Answers) -> Account:
    """Return answers as they are read already, in the words of the bank that reads them."""
    unread = {kept.answer.ref: kept.reason for kept in parked_answers(reading, answers)}
    return Account(answers, unread, reading.bank)


def looked_at(answer: Answer) -> date | None:
    """Return the day on which somebody last gave or confirmed an answer, if it says."""
    return max((day for day in (answer.answered, answer.confirmed) if day), default=None)


def answer_changes(between: Between) -> tuple[AnswerChange, ...]:
    """Return what became of each answer; each in exactly one way."""
    return tuple(_change(between, pair) for pair in between.refs())


def _state(answer: Answer) -> AnswerState:
    if answer.value is not None:
        return AnswerState.VALUE
    if answer.not_known:
        return AnswerState.NOT_KNOWN
    return AnswerState.SKIPPED if answer.skipped else AnswerState.NOTE_ONLY


def _words(question: Question | None, answer: Answer) -> str:
    is_said = question is not None or answer.value is not None
    return answer_words(question, answer) if is_said else ""


def _whom(between: Between, pair: RefPair) -> str:
    """Return the label of whom an answer is about, as in the later session if there."""
    holder = between.after if pair.later is not None else between.before
    return holder.answers.label(pair.about)


def _asked(between: Between, pair: RefPair, words: str) -> Own:
    """Return the words in which a question was put; in a copy to share, as a bank has it."""
    question = between.question(pair.question)
    return Own(words, (question.on_paper,) if question else ())


def _is_same(question: Question | None, before: GivenAnswer, after: GivenAnswer) -> bool:
    """Say whether two values are the same answer: a band worked out from the same date is."""
    if before.on != after.on:
        return False
    if before.on is not None and question is not None and question.has_ageing_bands:
        return True
    return _set(before.value) == _set(after.value)


def _is_stronger(one: Evidence | None, other: Evidence | None) -> bool:
    """Say whether one source of an answer is stronger than another, where that is defensible.

    What the writer saw, or read in a record, is stronger than a parent's account, and any source is
    stronger than none. A child's own account is never ranked below an adult's, and nothing is said
    of seeing against reading, or of other professionals' accounts, which may rest on a parent's
    word (F3.1, T5).
    """
    if other in _NO_SOURCE:
        return one not in _NO_SOURCE
    return one in _SEEN_OR_RECORDED and other is Evidence.PARENT_TOLD_ME


def _other_source(before: Evidence | None, after: Evidence | None) -> AnswerMove | None:
    """Return how the evidence for the same answer moved, or None where it did not."""
    if before is after:
        return None
    if _is_stronger(after, before):
        return AnswerMove.STRONGER_SOURCE
    is_weaker = _is_stronger(before, after)
    return AnswerMove.WEAKER_SOURCE if is_weaker else AnswerMove.OTHER_SOURCE


def _change(between: Between, pair: RefPair) -> AnswerChange:
    before, after = between.before.given(pair.earlier), between.after.given(pair.later)
    put = between.after.asked(pair.later) or between.before.asked(pair.earlier)
    return AnswerChange(
        question=pair.question,
        about=pair.about,
        whom=_whom(between, pair),
        asked=_asked(between, pair, put),
        move=_move(between, pair.question, before, after),
        before=before,
        after=after,
    )


def _move(between: Between, name: str, before: GivenAnswer, after: GivenAnswer) -> AnswerMove:
    match (before.is_known, after.is_known):
        case (True, True):
            return _between_values(between, name, before, after)
        case (True, False):
            return AnswerMove.NO_LONGER_ANSWERED
        case (False, True):
            return AnswerMove.NEWLY_ANSWERED
        case _:
            return _between_unknowns(before, after)


def _between_values(
    between: Between, name: str, before: GivenAnswer, after: GivenAnswer
) -> AnswerMove:
    if not _is_same(between.question(name), before, after):
        return AnswerMove.CHANGED
    looked = after.looked_at is not None and (
        after.looked_at > between.earlier_day or after.looked_at == between.later_day
    )
    is_confirmed = looked or before.evidence is not after.evidence
    return (
        _aged(between, name, before, is_confirmed=is_confirmed)
        or _other_source(before.evidence, after.evidence)
        or (AnswerMove.CONFIRMED if looked else AnswerMove.NOT_LOOKED_AT)
    )


def _between_unknowns(before: GivenAnswer, after: GivenAnswer) -> AnswerMove:
    """Tell a gap that is still there from an answer that nothing reads (any more)."""
    unread = (AnswerState.NOT_READ, AnswerState.ABSENT)
    if after.state is AnswerState.NOT_READ or {before.state, after.state} <= set(unread):
        return AnswerMove.NOT_READ
    return AnswerMove.STILL_NOT_KNOWN


def _aged(
    between: Between, name: str, before: GivenAnswer, *, is_confirmed: bool
) -> AnswerMove | None:
    """Return what time did to an answer that nobody changed, or None where it did nothing."""
    question = between.before.question(name) or between.after.question(name)
    if question is None or not question.has_ageing_bands:
        return None
    days = (between.earlier_day, between.later_day)
    if before.on is not None:
        then, now = (band_on(question, before.on, day) for day in days)
        return AnswerMove.AGED if then != now else None
    months = (option.months for option in question.options if option.id == before.value)
    can_age = days[0] < days[1] and not is_confirmed and any(each is not None for each in months)
    return AnswerMove.MAY_HAVE_AGED if can_age else None


def _order(*accounts: Account) -> dict[str, int]:
    banks = [account.bank for account in reversed(accounts) if account.bank is not None]
    names: Iterable[str] = (question.id for bank in banks for question in bank.walk_order)
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _set(value: str | tuple[str, ...] | None) -> frozenset[str]:
    return frozenset((value,) if isinstance(value, str) else value or ())
