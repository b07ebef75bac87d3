"""A reading of answers: what the conditions of one bank make of them, each judged once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import (
    NOT_KNOWN,
    SOMETHING,
    AllOf,
    AnswerIs,
    AnyOf,
    AtLeast,
    AttributeIs,
    Condition,
    Consequence,
    NamedCondition,
    Not,
    Quantifier,
    WorkedOut,
)
from ehe_check.bank.question import Question
from ehe_check.judge.answers import Answers, Ref
from ehe_check.judge.truth import FALSE, TRUE, UNKNOWN, Judgement, Truth, both, either, opposite

UNLISTED = "-unlisted"


def unlisted(roster: str) -> str:
    """Return the stand-in for an entry that is not listed."""
    return roster + UNLISTED


class Reading(ABC):
    """One bank read against one set of answers.

    Judging has three values: a question that does not arise makes its leaf false; skipped and
    absent answers are unknown, and with them what they would open; so is *not known*, unless it is
    asked for.
    """

    def __init__(self, bank: QuestionBank, answers: Answers) -> None:
        self.bank = bank
        self.answers = answers
        self._gates: dict[Ref, Judgement] = {}

    @abstractmethod
    def comes_to(self, consequence: Consequence) -> bool:
        """Say whether all the answers together come to something that a condition asks for."""

    def gate(self, ref: Ref) -> Judgement:
        """Judge whether a question arises: it is asked unless this is false."""
        known = self._gates.get(ref)
        if known is None:
            question = self.bank.by_id[ref.question]
            known = TRUE if question.when is None else self.judge(question.when, ref.about)
            self._gates[ref] = known
        return known

    def arises(self, ref: Ref) -> bool:
        """Say whether a question arises, which not knowing never prevents."""
        return self.gate(ref).truth is not Truth.FALSE

    def surely_arises(self, ref: Ref) -> bool:
        """Say whether a question arises whatever other answers turn out to be."""
        return self.arises(ref) and not self.gate(ref).waits_for

    def subjects(self, question: Question) -> tuple[str | None, ...]:
        """Return the entries that a question is put about, or (None,) for the whole case."""
        if question.per is None:
            return (None,)
        return tuple(entry.id for entry in self.answers.listed(question.per))

    def refs(self, questions: Iterable[Question]) -> Iterator[tuple[Question, Ref]]:
        """Yield each of some questions with everybody it is put about, or the whole case."""
        for question in questions:
            yield from ((question, Ref(question.id, each)) for each in self.subjects(question))

    def judge(  # noqa: PLR0911 (one for each kind of condition)
        self, condition: Condition, about: str | None = None
    ) -> Judgement:
        """Judge a condition, about one entry where it stands inside a roster's question."""
        match condition:
            case AnswerIs() | AttributeIs():
                return (
                    self._leaf(condition, about)
                    if condition.over is None
                    else self._over(condition, *condition.over)
                )
            case AtLeast():
                return self._at_least(condition)
            case WorkedOut():
                return TRUE if self.comes_to(condition.worked_out) else FALSE
            case NamedCondition():
                return self.judge(self.bank.conditions[condition.condition], about)
            case AllOf():
                return both(self.judge(part, about) for part in condition.parts)
            case AnyOf():
                return either(self.judge(part, about) for part in condition.parts)
            case Not():
                return opposite(self.judge(condition.part, about))
            case _:
                assert_never(condition)

    def holds_named(self, name: str) -> bool:
        """Say whether a condition that the bank names is true; one that it lacks never is."""
        condition = self.bank.conditions.get(name)
        return condition is not None and self.judge(condition).truth is Truth.TRUE

    def _at_least(self, condition: AtLeast) -> Judgement:
        if len(self.answers.listed(condition.roster)) >= condition.at_least:
            return TRUE
        return FALSE if condition.roster in self.answers.complete else UNKNOWN

    def _answer_is(self, leaf: AnswerIs, about: str | None) -> Judgement:
        question = self.bank.by_id[leaf.question]
        ref = Ref(leaf.question, about if question.per is not None else None)
        if not self.arises(ref):
            return Judgement(Truth.FALSE, self.gate(ref).rests_on)
        if not self.surely_arises(ref):
            return Judgement(Truth.UNKNOWN, waits_for=self.gate(ref).waits_for)
        answer = self.answers.get(ref)
        if answer is not None and answer.value is not None:
            chosen = any(value in leaf.is_ for value in answer.values)
            fits = leaf.evidence is None or answer.evidence in leaf.evidence
            return Judgement(Truth.TRUE if chosen and fits else Truth.FALSE, frozenset({ref}))
        is_not_known = answer is not None and answer.not_known and NOT_KNOWN in leaf.is_
        if is_not_known or (answer is not None and answer.something and SOMETHING in leaf.is_):
            return Judgement(Truth.TRUE, frozenset({ref}))
        return Judgement(Truth.UNKNOWN, waits_for=frozenset({ref}))

    def _attribute_is(self, leaf: AttributeIs, about: str | None) -> Judgement:
        entry = self.answers.entry(about) if about is not None else None
        value = entry.attribute(leaf.name) if entry else None
        if value is None:
            return UNKNOWN
        return TRUE if value in leaf.is_ else FALSE

    def _leaf(self, leaf: AnswerIs | AttributeIs, about: str | None) -> Judgement:
        return (
            self._answer_is(leaf, about)
            if isinstance(leaf, AnswerIs)
            else self._attribute_is(leaf, about)
        )

    def _over(self, leaf: AnswerIs | AttributeIs, quantifier: Quantifier, roster: str) -> Judgement:
        parts = [self._leaf(leaf, entry.id) for entry in self.answers.listed(roster)]
        if roster not in self.answers.complete:
            parts.append(self._leaf(leaf, unlisted(roster)))
        match quantifier:
            case Quantifier.SOME:
                return either(parts)
            case Quantifier.EVERY:
                return both(parts) if parts else UNKNOWN
            case Quantifier.NO:
                return opposite(either(parts))
            case _:
                assert_never(quantifier)
