"""Adding up: where no unknown alone would raise the advice, how many of them together would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, islice, product
from operator import itemgetter
from typing import NamedTuple

from ehe_check.core.assessing import urgency_of
from ehe_check.core.judging import Reading
from ehe_check.core.prompting import Raising, names_worry, raisings
from ehe_check.core.recommending import Tally, count, urgency
from ehe_check.core.unknowns import supposing
from ehe_check.model.answers import Answers, Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.prompt_rule import Support
from ehe_check.model.sheet import Hinge, Needed
from ehe_check.model.urgency import Urgency

MOST_ASSESSED = 256


class _Added(NamedTuple):
    """What one unknown would add to the tally."""

    signs: int = 0
    gaps: int = 0
    named: bool = False

    @property
    def is_sign(self) -> bool:
        return self.signs > 0

    @property
    def is_gap(self) -> bool:
        return self.signs == 0 and self.gaps > 0


class _Count(NamedTuple):
    """What some answers raise: the tally, and the answers and topics that it counts."""

    tally: Tally
    marks: frozenset[Ref | str]

    @classmethod
    def of(cls, bank: QuestionBank, answers: Answers) -> _Count:
        reading = Reading(bank, answers)
        raised = tuple(raisings(reading, urgent_only=True))
        tally = count(raised, named=names_worry(reading))
        counted = (each for each in raised if each.support is not None or each.trigger is not None)
        return cls(tally, frozenset(_mark(each) for each in counted))


class _Most(NamedTuple):
    """The most that one unknown would add, what that counts, and the options that add it."""

    added: _Added
    marks: frozenset[Ref | str]
    options: tuple[str, ...]


def _mark(raised: Raising) -> Ref | str:
    """Return what a sign or gap counts once for: its answer, or its topic."""
    return raised.topic if raised.support is Support.GAP else raised.source


_POOLS: tuple[Callable[[_Added], bool], ...] = (
    lambda added: added.is_sign,
    lambda added: added.is_gap,
    lambda added: added.is_sign or added.is_gap,
    lambda _: True,
)


def adding_up(
    bank: QuestionBank, world: Answers, unknown: frozenset[Ref], now: Urgency
) -> Hinge | None:
    """Return one entry "any n of these", or None where no number of them would raise the advice."""
    base = _Count.of(bank, world)
    candidates = tuple(_candidates(bank, world, unknown, base))
    for belongs in _POOLS:
        pool = [(needed, added) for needed, added in candidates if belongs(added)]
        for needs in range(2, len(pool) + 1):
            reached = [
                urgency(tally)
                for tally in _mixtures(base.tally, Counter(added for _, added in pool), needs)
            ]
            if all(level.place > now.place for level in reached):
                lowest = min(reached, key=lambda level: level.place)
                hinge = Hinge(lowest, needs, tuple(needed for needed, _ in pool))
                if _stands(bank, world, hinge):
                    return hinge
                break
    return None


def _stands(bank: QuestionBank, world: Answers, hinge: Hinge) -> bool:
    """Say whether ways of meeting a hinge reach its level when assessed, the first of very many."""
    ways = islice(_ways(hinge), MOST_ASSESSED)
    return all(urgency_of(bank, supposing(world, way)).at_least(hinge.urgency) for way in ways)


def _ways(hinge: Hinge) -> Iterator[dict[Ref, str]]:
    for some in combinations(hinge.of, hinge.needs):
        refs = [Ref(needed.question, needed.about) for needed in some]
        for values in product(*(needed.options for needed in some)):
            yield dict(zip(refs, values, strict=True))


def _mixtures(base: Tally, pool: Counter[_Added], needs: int) -> Iterator[Tally]:
    """Yield the tally for every mixture that some choice of that many from the pool could be."""
    for counts in product(*(range(size + 1) for size in pool.values())):
        if sum(counts) == needs:
            yield _plus(base, dict(zip(pool, counts, strict=True)))


def _plus(base: Tally, chosen: dict[_Added, int]) -> Tally:
    return replace(
        base,
        signs=base.signs + sum(added.signs * times for added, times in chosen.items()),
        gaps=max(0, base.gaps + sum(added.gaps * times for added, times in chosen.items())),
        named=base.named or any(added.named and times for added, times in chosen.items()),
    )


def _candidates(
    bank: QuestionBank,
    world: Answers,
    unknown: frozenset[Ref],
    base: _Count,
) -> Iterator[tuple[Needed, _Added]]:
    """Yield each unknown that would add what none before it does, and the most it could add."""
    order = {question.id: place for place, question in enumerate(bank.walk_order)}
    taken: set[Ref | str] = set()
    for ref in sorted(unknown, key=lambda ref: (order[ref.question], ref.about or "")):
        most = _most_added(bank, world, ref, base)
        if most is None or most.marks & taken:
            continue
        taken |= most.marks
        answer = world.get(ref)
        is_not_known = answer is not None and answer.not_known
        needed = Needed(ref.question, ref.about, most.options, is_not_known=is_not_known)
        yield needed, most.added


def _most_added(bank: QuestionBank, world: Answers, ref: Ref, base: _Count) -> _Most | None:
    options: dict[tuple[_Added, frozenset[Ref | str]], list[str]] = {}
    for option in bank.by_id[ref.question].option_ids:
        supposed = _Count.of(bank, supposing(world, {ref: option}))
        added = _Added(
            supposed.tally.signs - base.tally.signs,
            supposed.tally.gaps - base.tally.gaps,
            supposed.tally.named and not base.tally.named,
        )
        if added > _Added():
            options.setdefault((added, supposed.marks - base.marks), []).append(option)
    if not options:
        return None
    added, marks = max(options, key=itemgetter(0))
    return _Most(added, marks, tuple(options[added, marks]))
