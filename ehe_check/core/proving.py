"""Proving: that a more worrying answer, or *not known*, never lowers the advice.

Source: rules of advice 5 and 8, property (d). Each rule that bears on urgency is followed through
every combination of the answers it looks at. Wherever it is raised and one ordered question is
moved a step (to its next option, or from its first to *not known*), a rule that dominates it must
be raised too. The policy counts no dominating rule for less (see `tiers_that_fall`), so the
urgency never falls, whatever else is answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import product

from ehe_check.core.judging import Reading
from ehe_check.core.prompting import is_gap_behind_unknown, judge_rule
from ehe_check.core.recommending import Tally, urgency
from ehe_check.core.tables import (
    MOST_ROWS,
    Column,
    Key,
    Row,
    Table,
    Tables,
    gate_keys,
    keys_of,
    with_gates,
)
from ehe_check.core.truth import Truth
from ehe_check.core.unknowns import bearing_conditions
from ehe_check.model.answers import Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.condition import Condition
from ehe_check.model.prompt_rule import PromptRule
from ehe_check.model.question import Question

WORRY_NAMED = "worry-named"
MOST_COUNTED = 4


@dataclass(frozen=True)
class Counterexample:
    """A more worrying answer after which a rule is no longer raised, nor anything as urgent."""

    rule: str
    others: tuple[tuple[str, str], ...]
    question: str
    answer: str
    worse: str

    def __str__(self) -> str:
        given = f" while {' and '.join(f'{key} is {state}' for key, state in self.others)}"
        return (
            f"{self.question} going from {self.answer!r} to {self.worse!r}"
            f"{given if self.others else ''} takes it away, and nothing as urgent takes its place"
        )


@dataclass(frozen=True)
class TooManyRows:
    """A rule that looks at too many answers for its table to be exhausted."""

    rule: str
    rows: int


class Effect(Enum):
    """What a claim does to the advice."""

    EMERGENCY = "emergency"
    ACT_TODAY = "act-today"
    TRIGGER = "meeting-trigger"
    SIGN = "sign"
    GAP = "gap"
    SUPERVISION = "supervision"
    NAMED = "named"


_COUNT_FOR_AS_MUCH = {
    Effect.EMERGENCY: (),
    Effect.ACT_TODAY: (),
    Effect.SIGN: (Effect.SIGN, Effect.TRIGGER),
    Effect.GAP: (Effect.GAP, Effect.SIGN, Effect.TRIGGER),
    Effect.SUPERVISION: (Effect.SUPERVISION, Effect.TRIGGER),
    Effect.NAMED: (Effect.NAMED, Effect.SUPERVISION, Effect.TRIGGER),
}


@dataclass(frozen=True, eq=False)
class Claim:
    """One thing that may be raised: a rule about one entry, or the naming of a worry."""

    bank: QuestionBank
    condition: Condition
    question: Question | None = None
    rule: PromptRule | None = None
    about: str | None = None

    @property
    def name(self) -> str:
        """The rule's id, or that of the condition."""
        return WORRY_NAMED if self.rule is None else self.rule.id

    @property
    def source(self) -> Ref | None:
        """The answer that it counts as."""
        return None if self.question is None else Ref(self.question.id, self.about)

    @property
    def trigger(self) -> str | None:
        """The L4 statement that it triggers, if it is a trigger."""
        return None if self.rule is None else self.rule.trigger

    @cached_property
    def effect(self) -> Effect:
        """What it does to the advice."""
        if self.rule is None:
            return Effect.NAMED
        return Effect((self.rule.support or self.rule.kind).value)

    @cached_property
    def looks_at(self) -> tuple[Key, ...]:
        """What its condition looks at, gates left out."""
        return tuple(dict.fromkeys(keys_of(self.bank, self.condition, self.about)))

    @cached_property
    def waits_behind(self) -> tuple[Key, ...]:
        """What must be settled before it is surely raised: its gates, and those of its leaves."""
        refs = [key for key in self.looks_at if isinstance(key, Ref)]
        if self.source is None or self.question is None:
            return with_gates(self.bank, gate_keys(self.bank, refs))
        own = [self.source] if self.effect is Effect.GAP and self.question.when is not None else []
        return (*own, *with_gates(self.bank, gate_keys(self.bank, [*refs, self.source])))

    def is_raised(self, reading: Reading) -> bool:
        """Say whether some answers raise it."""
        if self.question is None or self.rule is None:
            return reading.judge(self.condition).truth is Truth.TRUE
        judgement = judge_rule(reading, self.question, self.condition, self.about)
        return judgement.truth is Truth.TRUE and not is_gap_behind_unknown(
            reading, self.question, self.rule, self.about
        )


def counterexamples(bank: QuestionBank) -> Iterator[Counterexample | TooManyRows]:
    """Yield where a more worrying answer would lower the advice, once for each rule and step."""
    tables = Tables(bank, bearing_conditions(bank), settled=False)
    candidates = tuple(_claims(bank, entries=(1, 2)))
    for claim in _claims(bank, entries=(1,)):
        table = tables.table([*claim.looks_at, *claim.waits_behind], claim.about)
        if table.size > MOST_ROWS:
            yield TooManyRows(claim.name, table.size)
            continue
        yield from _Proof(claim, table, candidates).counterexamples()


def dominates(stronger: Claim, claim: Claim) -> bool:
    """Say whether raising one thing always counts for at least as much as raising another."""
    if stronger.effect in (Effect.EMERGENCY, Effect.ACT_TODAY):
        return stronger.effect is Effect.EMERGENCY or claim.effect is not Effect.EMERGENCY
    is_same_answer = stronger.source == claim.source
    if claim.effect is Effect.TRIGGER:
        return is_same_answer and stronger.trigger == claim.trigger
    counts_from_anywhere = claim.effect in (Effect.SUPERVISION, Effect.NAMED)
    counts_for_as_much = stronger.effect in _COUNT_FOR_AS_MUCH[claim.effect]
    return counts_for_as_much and (is_same_answer or counts_from_anywhere)


def tiers_that_fall() -> Iterator[tuple[Tally, Tally]]:
    """Yield each tally with a greater one for which less is advised: none, if all is right."""
    for tally in tallies(MOST_COUNTED):
        for greater in _one_more(tally):
            if not urgency(greater).at_least(urgency(tally)):
                yield tally, greater


def tallies(most: int) -> Iterator[Tally]:
    """Yield every tally whose counts go up to a number."""
    yes_or_no, counts = (False, True), range(most + 1)
    for fields in product(yes_or_no, yes_or_no, counts, counts, counts, yes_or_no, yes_or_no):
        yield Tally(*fields)


def _one_more(tally: Tally) -> Iterator[Tally]:
    """Yield a tally with one thing more in each field, and with one thing counting for more."""
    yield replace(tally, emergency=True)
    yield replace(tally, act_today=True)
    yield replace(tally, triggers=tally.triggers + 1)
    yield replace(tally, signs=tally.signs + 1)
    yield replace(tally, gaps=tally.gaps + 1)
    yield replace(tally, supervision=True)
    yield replace(tally, named=True)
    yield replace(tally, named=False, supervision=True)
    yield replace(tally, named=False, supervision=False, triggers=tally.triggers + 1)
    if tally.gaps:
        yield replace(tally, gaps=tally.gaps - 1, signs=tally.signs + 1)
        yield replace(tally, gaps=tally.gaps - 1, triggers=tally.triggers + 1)
    if tally.signs:
        yield replace(tally, signs=tally.signs - 1, triggers=tally.triggers + 1)


class _Proof:
    """One claim, the table of what it looks at, and the claims that could take its place in it."""

    def __init__(self, claim: Claim, table: Table, candidates: tuple[Claim, ...]) -> None:
        self.claim = claim
        self.table = table
        self.stronger = sorted(
            (
                other
                for other in candidates
                if dominates(other, claim) and _is_settled_in(other, table)
            ),
            key=lambda other: (other.name, other.about) != (claim.name, claim.about),
        )
        self._covered: dict[Row, bool] = {}

    def counterexamples(self) -> Iterator[Counterexample]:
        seen: set[tuple[Key, int, int]] = set()
        for row in self.table.rows():
            if not self.claim.is_raised(self._reading(row)):
                continue
            for column, state, worse in self.table.steps(row):
                step = (column.key, row[self.table.columns.index(column)], state)
                if step not in seen and not self._is_covered(worse):
                    seen.add(step)
                    yield self._counterexample(column, row, worse)

    def _reading(self, row: Row) -> Reading:
        return Reading(self.claim.bank, self.table.answers(row))

    def _is_covered(self, row: Row) -> bool:
        if row not in self._covered:
            reading = self._reading(row)
            self._covered[row] = any(other.is_raised(reading) for other in self.stronger)
        return self._covered[row]

    def _counterexample(self, changed: Column, row: Row, worse: Row) -> Counterexample:
        place = self.table.columns.index(changed)
        others = tuple(
            (str(column.key), column.words(state))
            for column, state in zip(self.table.columns, row, strict=True)
            if column is not changed and column.states[state] is not None
        )
        was, now = changed.words(row[place]), changed.words(worse[place])
        return Counterexample(self.claim.name, others, str(changed.key), was, now)


def _is_settled_in(claim: Claim, table: Table) -> bool:
    """Say whether a table settles a claim for good, whatever the answers outside it are."""
    is_about_it = claim.about is None or claim.about in table.entries
    return (
        is_about_it
        and table.keys.issuperset(claim.waits_behind)
        and not table.keys.isdisjoint(claim.looks_at)
    )


def _claims(bank: QuestionBank, *, entries: tuple[int, ...]) -> Iterator[Claim]:
    for question, rule, condition in bank.urgent_rules:
        abouts = (
            [None] if question.per is None else [f"{question.per}-{number}" for number in entries]
        )
        yield from (Claim(bank, condition, question, rule, about) for about in abouts)
    if WORRY_NAMED in bank.conditions:
        yield Claim(bank, bank.conditions[WORRY_NAMED])
