"""Prompting: which of a bank's rules are raised by the answers, and because of which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehe_check.core.judging import Reading
from ehe_check.core.truth import Judgement, Truth
from ehe_check.model.answers import Ref
from ehe_check.model.condition import Condition
from ehe_check.model.prompt_rule import PromptKind, PromptRule, Support
from ehe_check.model.question import Question


@dataclass(frozen=True, slots=True)
class Raising:
    """One rule raised about one entry, with the judgement that raised it."""

    rule: PromptRule
    question: Question
    about: str | None
    judgement: Judgement

    @property
    def source(self) -> Ref:
        """The answer that this counts as."""
        return Ref(self.question.id, self.about)

    @property
    def kind(self) -> PromptKind:
        """What it does to the advice."""
        return self.rule.kind

    @property
    def topic(self) -> str:
        """The topic in which it counts."""
        return self.question.topic

    @property
    def trigger(self) -> str | None:
        """The L4 statement it triggers, if it is a trigger."""
        return self.rule.trigger

    @property
    def support(self) -> Support | None:
        """Whether it counts as a sign or as a gap."""
        return self.rule.support


def raisings(reading: Reading, *, urgent_only: bool = False) -> Iterator[Raising]:
    """Yield each rule that is raised, in the bank's order.

    With `urgent_only`, only the rules that bear on the urgency of the advice.
    """
    rules = reading.bank.urgent_rules if urgent_only else reading.bank.rules_in_place
    for question, rule, condition in rules:
        for about in reading.subjects(question):
            judgement = judge_rule(reading, question, condition, about)
            if judgement.truth is Truth.TRUE and not is_gap_behind_unknown(
                reading, question, rule, about
            ):
                yield Raising(rule, question, about, judgement)
    yield from _by_the_record(reading)


def _by_the_record(reading: Reading) -> Iterator[Raising]:
    """Yield the rule for drift that earlier sessions show, only where a worry is named (L4.2)."""
    behind, place = reading.answers.drift_behind, reading.bank.record_rule
    if behind is not None and place is not None and names_worry(reading):
        question, rule = place
        yield Raising(rule, question, None, Judgement(Truth.TRUE, behind))


def judge_rule(
    reading: Reading, question: Question, condition: Condition, about: str | None
) -> Judgement:
    """Judge a rule about one entry: never true where its own question does not arise."""
    gate = reading.gate(Ref(question.id, about))
    return gate if gate.truth is Truth.FALSE else reading.judge(condition, about)


def is_gap_behind_unknown(
    reading: Reading, question: Question, rule: PromptRule, about: str | None
) -> bool:
    """Say whether a gap is only *not known* at a question that itself may not apply."""
    if rule.support is not Support.GAP:
        return False
    answer = reading.answers.get(Ref(question.id, about))
    return (
        answer is not None
        and answer.not_known
        and reading.gate(Ref(question.id, about)).truth is Truth.UNKNOWN
    )


def names_worry(reading: Reading) -> bool:
    """Say whether a worry is named, by the bank's condition of that name."""
    return holds_named(reading, "worry-named")


def holds_named(reading: Reading, name: str) -> bool:
    """Say whether a condition that the bank names is true; a bank without it has it never true."""
    condition = reading.bank.conditions.get(name)
    return condition is not None and reading.judge(condition).truth is Truth.TRUE


def not_known_refs(reading: Reading) -> Iterator[Ref]:
    """Yield each question that arises and was answered *not known*, in the bank's order."""
    for question in reading.bank.questions:
        for about in reading.subjects(question):
            answer = reading.answers.get(Ref(question.id, about))
            if answer is not None and answer.not_known and reading.arises(Ref(question.id, about)):
                yield Ref(question.id, about)
