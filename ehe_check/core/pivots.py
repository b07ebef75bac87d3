"""Pivots: whether the advice holds whatever the unknowns are, and on which it hinges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import prod

from ehe_check.core.adding_up import adding_up
from ehe_check.core.assessing import urgency_of
from ehe_check.core.judging import Reading
from ehe_check.core.prompting import judge_rule
from ehe_check.core.truth import Truth
from ehe_check.core.unknowns import (
    Assignment,
    Chosen,
    open_questions,
    supposing,
    telling_options,
    with_unlisted,
)
from ehe_check.model.answers import Answers, Ref
from ehe_check.model.bank import QuestionBank, WalkSet
from ehe_check.model.condition import Condition
from ehe_check.model.question import Question, QuestionKind
from ehe_check.model.sheet import Hinge, Needed
from ehe_check.model.urgency import Urgency, worst

MOST_UNKNOWNS_IN_A_HINGE = 3
MOST_WORLDS = 512


@dataclass(frozen=True)
class Pivots:
    """The urgency with every unknown at its least and most worrying, and the hinges."""

    lowest: Urgency
    highest: Urgency
    hinges_on: tuple[Hinge, ...]


def pivots(bank: QuestionBank, answers: Answers, walk_set: WalkSet) -> Pivots:
    """Return how far the advice could move, and the fewest unknowns that would raise it."""
    world = with_unlisted(bank, answers, walk_set)
    now = urgency_of(bank, world)
    lowest, highest = (
        _extreme(bank, world, walk_set, most=False),
        _extreme(bank, world, walk_set, most=True),
    )
    if highest == now:
        return Pivots(lowest, highest, ())
    return Pivots(lowest, highest, tuple(_hinges(bank, world, walk_set, now)))


def _extreme(bank: QuestionBank, answers: Answers, walk_set: WalkSet, *, most: bool) -> Urgency:
    """Settle every open question at one end, repeated while that opens others."""
    opened = tuple(open_questions(bank, answers, walk_set))
    if not opened:
        return urgency_of(bank, answers)
    reached = [
        _extreme(bank, supposing(answers, world), walk_set, most=most)
        for world in _ends(bank, opened, most=most)
    ]
    return worst(*reached) if most else min(reached, key=lambda level: level.place)


def _ends(bank: QuestionBank, opened: tuple[Ref, ...], *, most: bool) -> Iterator[Assignment]:
    """Yield the ways to put open questions at one end; unordered ones are tried each way."""
    choices = [_end_options(bank, bank.by_id[ref.question], most=most) for ref in opened]
    if prod(map(len, choices)) > MOST_WORLDS:
        yield from _tied(opened, choices)
        return
    for values in product(*choices):
        yield dict(zip(opened, values, strict=True))


def _tied(opened: tuple[Ref, ...], choices: list[tuple[Chosen, ...]]) -> Iterator[Assignment]:
    """Yield the ways in which each question has one answer about all, however many children."""
    by_question = {ref.question: each for ref, each in zip(opened, choices, strict=True)}
    for values in product(*_spread(list(by_question.values()))):
        chosen = dict(zip(by_question, values, strict=True))
        yield {ref: chosen[ref.question] for ref in opened}


def _end_options(bank: QuestionBank, question: Question, *, most: bool) -> tuple[Chosen, ...]:
    if question.ordered and question.kind is QuestionKind.CHOICE:
        return (question.option_ids[-1] if most else question.option_ids[0],)
    return telling_options(bank, question)


def _spread(choices: list[tuple[Chosen, ...]]) -> list[tuple[Chosen, ...]]:
    """Fix the last questions, so that the worlds stay few enough to try."""
    kept: list[tuple[Chosen, ...]] = []
    worlds = 1
    for options in choices:
        worlds *= len(options)
        kept.append(options if worlds <= MOST_WORLDS else options[-1:])
    return kept


def _hinges(bank: QuestionBank, world: Answers, walk_set: WalkSet, now: Urgency) -> Iterator[Hinge]:
    unknown = frozenset(open_questions(bank, world, walk_set))
    search = _Search(bank, world, now)
    seen: dict[tuple[Urgency, tuple[Needed, ...]], Hinge] = {}
    for is_met, waiting in _targets(bank, world):
        for hinge in search.hinges(is_met, [ref for ref in waiting if ref in unknown]):
            seen.setdefault((hinge.urgency, hinge.of), hinge)
    if seen:
        yield from sorted(seen.values(), key=_not_known_first)
        return
    together = adding_up(bank, world, unknown, now)
    if together is not None:
        yield together


Target = tuple[Callable[[Reading], bool], list[Ref]]


def _targets(bank: QuestionBank, world: Answers) -> Iterator[Target]:
    """Yield what could be met and is not: each urgent rule, and the naming of a worry."""
    reading = Reading(bank, world)
    for question, _, condition in bank.urgent_rules:
        for about in reading.subjects(question):
            judgement = judge_rule(reading, question, condition, about)
            if judgement.truth is Truth.UNKNOWN:
                yield _rule_is_met(question, condition, about), sorted(judgement.waits_for, key=str)
    named = bank.conditions.get("worry-named")
    if named is not None:
        judgement = reading.judge(named)
        if judgement.truth is Truth.UNKNOWN:
            yield _condition_is_met(named), sorted(judgement.waits_for, key=str)


def _rule_is_met(
    question: Question, condition: Condition, about: str | None
) -> Callable[[Reading], bool]:
    return lambda reading: judge_rule(reading, question, condition, about).truth is Truth.TRUE


def _condition_is_met(condition: Condition) -> Callable[[Reading], bool]:
    return lambda reading: reading.judge(condition).truth is Truth.TRUE


class _Search:
    """Looks for the smallest sets of unknowns that meet a target and raise the advice."""

    def __init__(self, bank: QuestionBank, world: Answers, now: Urgency) -> None:
        self.bank = bank
        self.world = world
        self.now = now
        self._levels: dict[frozenset[tuple[Ref, str]], Urgency] = {}

    def hinges(self, is_met: Callable[[Reading], bool], waiting: list[Ref]) -> Iterator[Hinge]:
        """Yield the hinges of one target, smallest sets first, no set within another."""
        found: list[frozenset[Ref]] = []
        for size in range(1, min(len(waiting), MOST_UNKNOWNS_IN_A_HINGE) + 1):
            for refs in combinations(waiting, size):
                if any(smaller <= frozenset(refs) for smaller in found):
                    continue
                met = self._meeting(is_met, refs)
                if met:
                    found.append(frozenset(refs))
                    yield from self._grouped(refs, met)

    def _meeting(
        self, is_met: Callable[[Reading], bool], refs: tuple[Ref, ...]
    ) -> list[tuple[str, ...]]:
        options = [self.bank.by_id[ref.question].option_ids for ref in refs]
        return [
            values
            for values in product(*options)
            if is_met(
                Reading(self.bank, supposing(self.world, dict(zip(refs, values, strict=True))))
            )
        ]

    def _grouped(self, refs: tuple[Ref, ...], met: list[tuple[str, ...]]) -> Iterator[Hinge]:
        by_level: dict[Urgency, list[tuple[str, ...]]] = {}
        for values in met:
            level = self._level(refs, values)
            if level.place > self.now.place and not self._needs_less(refs, values, level):
                by_level.setdefault(level, []).append(values)
        for level, several in by_level.items():
            for block in _blocks(several):
                yield Hinge(level, len(refs), tuple(map(self._needed, refs, block)))

    def _needs_less(self, refs: tuple[Ref, ...], values: tuple[str, ...], level: Urgency) -> bool:
        """Say whether a part of these answers would raise the advice as far by itself."""
        pairs = tuple(zip(refs, values, strict=True))
        parts = chain.from_iterable(combinations(pairs, size) for size in range(1, len(pairs)))
        return any(self._level(*zip(*part, strict=True)).at_least(level) for part in parts)

    def _level(self, refs: tuple[Ref, ...], values: tuple[str, ...]) -> Urgency:
        key = frozenset(zip(refs, values, strict=True))
        if key not in self._levels:
            self._levels[key] = urgency_of(self.bank, supposing(self.world, dict(key)))
        return self._levels[key]

    def _needed(self, ref: Ref, options: tuple[str, ...]) -> Needed:
        answer = self.world.get(ref)
        return Needed(
            ref.question, ref.about, options, is_not_known=answer is not None and answer.not_known
        )


def _blocks(several: list[tuple[str, ...]]) -> list[tuple[tuple[str, ...], ...]]:
    """Return the answers as one block where every mixture of them does it, else singly."""
    columns = [tuple(dict.fromkeys(column)) for column in zip(*several, strict=True)]
    if prod(map(len, columns)) == len(several):
        return [tuple(columns)]
    return [tuple((value,) for value in values) for values in several]


def _not_known_first(hinge: Hinge) -> tuple[int, bool, bool, int]:
    """Order hinges: those that reach an urgent step, then not-known ones, the unlisted last."""
    unlisted_entry = any(
        need.about is not None and need.about.endswith("-unlisted") for need in hinge.of
    )
    asked = any(need.is_not_known for need in hinge.of)
    is_urgent = hinge.urgency.at_least(Urgency.ACT_TODAY)
    return (unlisted_entry, not (asked and is_urgent), not asked, -hinge.urgency.place)
