"""Adding up: where no unknown alone would raise the advice, how many of them together would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from ehe_check.core.assessing import tally_of
from ehe_check.core.recommending import Tally, urgency
from ehe_check.core.unknowns import supposing
from ehe_check.model.answers import Answers, Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.sheet import Hinge, Needed
from ehe_check.model.urgency import Urgency


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
    base = tally_of(bank, world)
    candidates = tuple(_candidates(bank, world, unknown, base))
    for belongs in _POOLS:
        pool = [(needed, added) for needed, added in candidates if belongs(added)]
        for needs in range(2, len(pool) + 1):
            reached = [
                urgency(tally)
                for tally in _mixtures(base, Counter(added for _, added in pool), needs)
            ]
            if all(level.place > now.place for level in reached):
                lowest = min(reached, key=lambda level: level.place)
                return Hinge(lowest, needs, tuple(needed for needed, _ in pool))
    return None


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
    base: Tally,
) -> Iterator[tuple[Needed, _Added]]:
    """Yield each unknown that would add something, and the most it could; gaps once a topic."""
    order = {question.id: place for place, question in enumerate(bank.walk_order)}
    topics: set[str] = set()
    for ref in sorted(unknown, key=lambda ref: (order[ref.question], ref.about or "")):
        most = _most_added(bank, world, ref, base)
        topic = bank.by_id[ref.question].topic
        if most is None or (most[0].is_gap and topic in topics):
            continue
        added, options = most
        if added.is_gap:
            topics.add(topic)
        answer = world.get(ref)
        yield (
            Needed(
                ref.question,
                ref.about,
                options,
                is_not_known=answer is not None and answer.not_known,
            ),
            added,
        )


def _most_added(
    bank: QuestionBank, world: Answers, ref: Ref, base: Tally
) -> tuple[_Added, tuple[str, ...]] | None:
    options: dict[_Added, list[str]] = {}
    for option in bank.by_id[ref.question].option_ids:
        tally = tally_of(bank, supposing(world, {ref: option}))
        added = _Added(
            tally.signs - base.signs, tally.gaps - base.gaps, tally.named and not base.named
        )
        if added > _Added():
            options.setdefault(added, []).append(option)
    if not options:
        return None
    most = max(options)
    return most, tuple(options[most])
