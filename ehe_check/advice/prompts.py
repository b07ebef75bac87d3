"""Prompts: which of a bank's are raised by the answers, and because of which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import WORRY_NAMED
from ehe_check.advice.standing import Standing
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import BEHIND_THE_ADVICE, FindOut, PromptKind, PromptRule
from ehe_check.bank.question import Question
from ehe_check.judge.answers import Ref
from ehe_check.judge.truth import TRUE, Judgement, Truth

FIND_OUT = ".find-out"
SPEAKS_FOR_A_STRENGTH = frozenset(
    {
        Evidence.SAW_MYSELF,
        Evidence.RECORD,
        Evidence.PROFESSIONAL_TOLD_ME,
        Evidence.CHILD_TOLD_ME,
    },
)


@dataclass(frozen=True, slots=True)
class Raising:
    """One prompt raised about one entry, with the answers behind it and what they do."""

    id: str
    kind: PromptKind
    wording: PromptRule | FindOut
    question: Question
    about: str | None
    rests_on: frozenset[Ref]
    standing: tuple[Standing, ...] = ()

    @property
    def rule(self) -> PromptRule | None:
        """The bank's own prompt, None where it is what a question asks to find out."""
        return self.wording if isinstance(self.wording, PromptRule) else None

    @property
    def source(self) -> Ref:
        """The answer at which it stands."""
        return Ref(self.question.id, self.about)

    @property
    def statements(self) -> tuple[str, ...]:
        """What it rests on."""
        return self.rule.statements if self.rule else self.question.statements

    @property
    def routes(self) -> tuple[Route, ...]:
        """Whom it says to speak to today."""
        if self.kind is not PromptKind.ACT_TODAY:
            return ()
        named = {route for each in self.standing for route in each.effect.routes}
        return tuple(route for route in Route if route in named)

    @property
    def trigger(self) -> str | None:
        """The review's reason to consider a meeting that it gives, if any."""
        if self.kind is not PromptKind.MEETING_TRIGGER:
            return None
        return next((each.effect.statement for each in self.standing), None)


def raisings(reading: Advised) -> Iterator[Raising]:
    """Yield each prompt that is raised, in the bank's order, then what to find out."""
    for question in reading.bank.questions:
        for rule in question.prompts:
            yield from _raised(reading, question, rule)
    yield from _find_outs(reading)


def _find_outs(reading: Advised) -> Iterator[Raising]:
    """Yield what to find out because a fact is not known, or because nobody has looked."""
    for question, ref in reading.refs(reading.bank.questions):
        asked, answer = question.find_out, reading.answers.get(ref)
        if asked is None or answer is None or not reading.surely_arises(ref):
            continue
        if answer.not_known or set(answer.values) & set(asked.also_on):
            key = f"{question.id}{FIND_OUT}"
            yield Raising(key, PromptKind.FIND_OUT, asked, question, ref.about, frozenset({ref}))


def _raised(reading: Advised, question: Question, rule: PromptRule) -> Iterator[Raising]:
    if rule.record:
        yield from _by_the_record(reading, question, rule)
        return
    for about in reading.subjects(question):
        judged = _judged(reading, question, rule, about)
        if judged.truth is not Truth.TRUE or _is_left_out(reading, question, rule, about):
            continue
        standing = tuple(_standing(reading, question, rule, about))
        if rule.kind in BEHIND_THE_ADVICE and not standing:
            continue
        rests_on = judged.rests_on.union(*(each.rests_on for each in standing))
        yield Raising(rule.id, rule.kind, rule, question, about, rests_on, standing)


def _judged(reading: Advised, question: Question, rule: PromptRule, about: str | None) -> Judgement:
    """Judge a prompt about one entry: never true where its own question does not arise."""
    gate = reading.gate(Ref(question.id, about))
    if gate.truth is Truth.FALSE:
        return gate
    if rule.rule is not None:
        return TRUE
    condition = question.condition_of(rule)
    return TRUE if condition is None else reading.judge(condition, about)


def _standing(
    reading: Advised, question: Question, rule: PromptRule, about: str | None
) -> Iterator[Standing]:
    """Yield the effects that a prompt speaks of."""
    does = BEHIND_THE_ADVICE.get(rule.kind)
    for each in reading.standing_at.get(Ref(question.id, about), ()):
        if each.effect.does is does and each.rule == rule.rule:
            yield each


def _is_left_out(reading: Advised, question: Question, rule: PromptRule, about: str | None) -> bool:
    """Say whether another answer speaks against a prompt, or nothing speaks for a strength."""
    if rule.unless is not None and reading.judge(rule.unless, about).truth is Truth.TRUE:
        return True
    answer = reading.answers.get(Ref(question.id, about))
    is_evidenced = answer is not None and answer.evidence in SPEAKS_FOR_A_STRENGTH
    return rule.kind is PromptKind.STRENGTH and question.fact and not is_evidenced


def _by_the_record(reading: Advised, question: Question, rule: PromptRule) -> Iterator[Raising]:
    """Yield what the sessions of a case show together: for supervision where a worry is named."""
    behind = reading.answers.drift_behind
    if behind is None:
        return
    named = reading.holds_named(WORRY_NAMED)
    kind = PromptKind.SUPERVISION if named else PromptKind.FIND_OUT
    yield Raising(rule.id, kind, rule, question, None, behind)
