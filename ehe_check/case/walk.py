"""The walk: which questions arise, in order, given the answers; nothing stores a position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import Guard, guard_of
from ehe_check.bank.bank import QuestionBank, Topic
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.ageing import aged
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.judge.truth import Judgement, Truth

if TYPE_CHECKING:
    from ehe_check.advice.upshot import Upshot


@dataclass(frozen=True)
class Step:
    """One question about one entry, or about the whole case."""

    question: Question
    about: str | None
    gate: Judgement

    @property
    def ref(self) -> Ref:
        """Which question this is, and about whom."""
        return Ref(self.question.id, self.about)

    @property
    def is_certain_to_apply(self) -> bool:
        """Whether the question surely arises, rather than waiting for something not known."""
        return self.gate.truth is Truth.TRUE

    @property
    def is_asked(self) -> bool:
        """Whether the walk asks it: not while an answer that opens it is not known or not given."""
        return self.is_certain_to_apply or not self.gate.waits_for


def read_on(bank: QuestionBank, answers: Answers, day: date) -> Advised:
    """Return a bank's reading of answers on a day; what the bank lacks counts as unanswered."""
    return Advised(bank, readable(bank, aged(bank, answers, day)))


def guard_on(bank: QuestionBank, answers: Answers, day: date) -> Guard:
    """Return the guard that answers call for on a day."""
    return guard_of(read_on(bank, answers, day))


def upshot_on(bank: QuestionBank, answers: Answers, day: date) -> Upshot:
    """Return what a bank makes of answers on a day; what the bank lacks counts as unanswered."""
    from ehe_check.advice.upshot import upshot_of

    return upshot_of(read_on(bank, answers, day), day)


def steps(reading: Advised, walk_set: WalkSet = WalkSet.FULL) -> Iterator[Step]:
    """Yield each question that arises, in order, given the answers so far."""
    for question in reading.bank.walk_order:
        if not reading.bank.asks(question, walk_set):
            continue
        for about in reading.subjects(question):
            gate = reading.asked(Ref(question.id, about), walk_set)
            if gate.truth is not Truth.FALSE:
                yield Step(question, about, gate)


def is_settled(ref: Ref, answers: Answers) -> bool:
    """Say whether a question has a value, not known or skipped."""
    answer = answers.get(ref)
    return answer is not None and answer.settles


def parked(reading: Advised) -> tuple[Answer, ...]:
    """Return the answers whose question does not surely arise: kept, shown, and read by nothing."""
    return tuple(
        answer
        for answer in reading.answers
        if fits(reading.bank, reading.answers, answer.ref)
        and not is_about_removed(reading.answers, answer.ref)
        and not reading.surely_arises(answer.ref)
    )


def is_about_removed(answers: Answers, ref: Ref) -> bool:
    """Say whether an answer is about an entry that was taken off its list."""
    entry = answers.entry(ref.about) if ref.about is not None else None
    return entry is not None and entry.removed is not None


def set_aside(bank: QuestionBank, answers: Answers) -> tuple[Answer, ...]:
    """Return the answers that this bank cannot read: an unknown question, option or entry."""
    return tuple(answer for answer in answers if not is_readable(bank, answers, answer))


def readable(bank: QuestionBank, answers: Answers) -> Answers:
    """Return the answers without those about removed entries, or unreadable by this bank."""
    unread = {answer.ref for answer in set_aside(bank, answers)}
    kept = {
        ref: answer
        for ref, answer in answers.by_ref.items()
        if ref not in unread and not is_about_removed(answers, ref)
    }
    return replace(answers, by_ref=kept)


def fits(bank: QuestionBank, answers: Answers, ref: Ref) -> bool:
    """Say whether a question exists and is put about such an entry."""
    question = bank.by_id.get(ref.question)
    if question is None or (question.per is None) != (ref.about is None):
        return False
    if ref.about is None:
        return True
    entry = answers.entry(ref.about)
    return entry is not None and entry.roster == question.per


def is_readable(bank: QuestionBank, answers: Answers, answer: Answer) -> bool:
    """Say whether an answer's question exists, is put about such an entry, and has its options."""
    if not fits(bank, answers, answer.ref):
        return False
    question = bank.by_id[answer.question]
    return not question.options or all(value in question.option_ids for value in answer.values)


def with_somebody(bank: QuestionBank, answers: Answers) -> Answers:
    """Return the answers with the one entry that each roster cannot do without."""
    for roster in bank.rosters:
        if roster.at_least_one is not None and not answers.listed(roster.id):
            entry = Entry(id=answers.next_entry_id(roster.id), label=roster.at_least_one)
            answers = answers.with_entry(entry)
    return answers


def lines_beneath(bank: QuestionBank, question: Question) -> Iterator[str]:
    """Yield the lines that say what an answer means: those of the tick list that it leads to."""
    for rule in bank.together:
        if rule.question == question.id and rule.ticked is not None:
            yield from (option.text for option in bank.by_id[rule.ticked].options)


def topic_of(bank: QuestionBank, question: Question) -> Topic:
    """Return the topic under whose heading a question is put.

    Opening questions share the first topic, and a list comes under that of the question after it.
    """
    if question.id in bank.opening:
        return bank.topics[0]
    before = next((roster.before for roster in bank.rosters if roster.question == question.id), "")
    return bank.topic_by_id[bank.by_id.get(before, question).topic]
