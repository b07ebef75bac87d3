"""Three-valued logic with reasons: truth, what it rests on, and what it waits for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from ehe_check.judge.answers import Ref


class Truth(IntEnum):
    """Kleene's three values in their order."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """A truth, the answers it rests on, and while unknown the answers it waits for."""

    truth: Truth
    rests_on: frozenset[Ref] = frozenset()
    waits_for: frozenset[Ref] = frozenset()


TRUE = Judgement(Truth.TRUE)
FALSE = Judgement(Truth.FALSE)
UNKNOWN = Judgement(Truth.UNKNOWN)


def both(parts: Iterable[Judgement]) -> Judgement:
    """Return the least of some judgements: one false part is enough, and is the reason."""
    return _settle(tuple(parts), Truth.FALSE, otherwise=TRUE)


def either(parts: Iterable[Judgement]) -> Judgement:
    """Return the greatest of some judgements: one true part is enough, and is the reason."""
    return _settle(tuple(parts), Truth.TRUE, otherwise=FALSE)


def opposite(part: Judgement) -> Judgement:
    """Swap true and false, and keep the reasons."""
    return Judgement(Truth(Truth.TRUE - part.truth), part.rests_on, part.waits_for)


def _settle(parts: tuple[Judgement, ...], decisive: Truth, *, otherwise: Judgement) -> Judgement:
    if not parts:
        return otherwise
    deciding = [part for part in parts if part.truth is decisive]
    if deciding:
        return Judgement(decisive, _rests(deciding))
    waiting = [part for part in parts if part.truth is Truth.UNKNOWN]
    if waiting:
        return Judgement(
            Truth.UNKNOWN, _rests(parts), frozenset().union(*(part.waits_for for part in waiting))
        )
    return Judgement(otherwise.truth, _rests(parts))


def _rests(parts: Iterable[Judgement]) -> frozenset[Ref]:
    return frozenset().union(*(part.rests_on for part in parts))
