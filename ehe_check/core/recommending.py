"""Recommending: the policy that turns what was raised into one level of advice, and nothing else.

Source: the rules of advice, built on L4.0 to L4.5. "Consider" is the review's own; "strong case"
and "raise in supervision" are this software's. Nothing cancels, offsets or averages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from ehe_check.model.answers import Ref
from ehe_check.model.prompt_rule import PromptKind, Support
from ehe_check.model.urgency import Urgency


class Raised(Protocol):
    """What counting needs to know of something raised."""

    @property
    def kind(self) -> PromptKind: ...  # noqa: D102
    @property
    def source(self) -> Ref: ...  # noqa: D102
    @property
    def topic(self) -> str: ...  # noqa: D102
    @property
    def trigger(self) -> str | None: ...  # noqa: D102
    @property
    def support(self) -> Support | None: ...  # noqa: D102


GAPS_BESIDE_A_SIGN = 2
GAPS_BESIDE_A_NAMED_WORRY = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """What was raised, counted by the rules; it never leaves this policy."""

    emergency: bool = False
    act_today: bool = False
    triggers: int = 0
    signs: int = 0
    gaps: int = 0
    supervision: bool = False
    named: bool = False


def urgency(tally: Tally) -> Urgency:
    """Return the advice for a tally: the first tier that fits."""
    if tally.emergency:
        return Urgency.EMERGENCY
    if tally.act_today:
        return Urgency.ACT_TODAY
    return without_urgent_step(tally)


def meeting_level(tally: Tally) -> Urgency:
    """Return what is advised about a meeting, beneath an urgent step too, or `none`."""
    level = without_urgent_step(tally)
    return level if level.at_least(Urgency.CONSIDER_MEETING) else Urgency.NONE


def without_urgent_step(tally: Tally) -> Urgency:
    """Return the tiers below the urgent ones."""
    if tally.triggers and _is_strong(tally):
        return Urgency.STRONG_CASE_FOR_MEETING
    if tally.triggers:
        return Urgency.CONSIDER_MEETING
    if tally.supervision or _adds_up_to_supervision(tally):
        return Urgency.RAISE_IN_SUPERVISION
    return Urgency.NONE


def _is_strong(tally: Tally) -> bool:
    return tally.triggers > 1 or tally.signs > 1 or (tally.signs == 1 and tally.gaps > 0)


def _adds_up_to_supervision(tally: Tally) -> bool:
    if tally.signs:
        return tally.signs > 1 or tally.gaps >= GAPS_BESIDE_A_SIGN
    return tally.named and tally.gaps >= GAPS_BESIDE_A_NAMED_WORRY


def count(raised: Iterable[Raised], *, named: bool) -> Tally:
    """Count what was raised: an answer once, for the most it says; gaps once a topic.

    Two triggers are two only for different L4 statements from different answers; otherwise the
    second counts as a sign.
    """
    prompts = tuple(raised)
    triggers: dict[Ref, set[str]] = {}
    for prompt in prompts:
        if prompt.trigger is not None:
            triggers.setdefault(prompt.source, set()).add(prompt.trigger)
    distinct = _most_pairs(triggers)
    signs = {
        prompt.source for prompt in prompts if prompt.support is Support.SIGN
    } - triggers.keys()
    gaps = {
        prompt.topic
        for prompt in prompts
        if prompt.support is Support.GAP and prompt.source not in signs | triggers.keys()
    }
    kinds = {prompt.kind for prompt in prompts}
    return Tally(
        emergency=PromptKind.EMERGENCY in kinds,
        act_today=PromptKind.ACT_TODAY in kinds,
        triggers=distinct,
        signs=len(signs) + len(triggers) - distinct,
        gaps=len(gaps),
        supervision=PromptKind.SUPERVISION in kinds,
        named=named,
    )


def _most_pairs(triggers: Mapping[Ref, set[str]]) -> int:
    """Return how many answers can each be paired with a statement of their own."""
    partner: dict[str, Ref] = {}

    def pair(answer: Ref, tried: set[str]) -> bool:
        for statement in sorted(triggers[answer] - tried):
            tried.add(statement)
            if statement not in partner or pair(partner[statement], tried):
                partner[statement] = answer
                return True
        return False

    return sum(pair(answer, set()) for answer in triggers)
