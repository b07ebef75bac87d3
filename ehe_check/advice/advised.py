"""A reading with the advice that its answers come to, each worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import assert_never

from ehe_check.advice.matters import is_open_whether_one, matters
from ehe_check.advice.policy import Advice, advise
from ehe_check.advice.standing import RISES, Standing, standings, stilled
from ehe_check.bank.condition import Consequence
from ehe_check.bank.effect import Route
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import Reading
from ehe_check.judge.truth import Judgement, both


class Advised(Reading):
    """One bank read against one set of answers, with what stands and what it comes to."""

    @cached_property
    def standing(self) -> tuple[Standing, ...]:
        """Every effect that stands."""
        return tuple(standings(self, self.stilled))

    @cached_property
    def stilled(self) -> frozenset[Standing]:
        """Every effect that does nothing, as another answer contradicts it."""
        return stilled(self)

    @cached_property
    def standing_at(self) -> dict[Ref, list[Standing]]:
        """Every effect that stands, by the answer at which it does."""
        found: dict[Ref, list[Standing]] = {}
        for each in self.standing:
            found.setdefault(Ref(each.question, each.about), []).append(each)
        return found

    @cached_property
    def advice(self) -> Advice:
        """What they come to."""
        return advise(self.standing, matters(self))

    def comes_to(self, consequence: Consequence) -> bool:
        """Say whether the advice comes to this: ASK FIRST alone, or a call to social care today."""
        match consequence:
            case Consequence.ASK_FIRST:
                return self.advice.ask and not self.advice.hold
            case Consequence.ONE_MATTER_OR_SEVERAL:
                return is_open_whether_one(self, self.standing)
            case Consequence.SOCIAL_CARE_TODAY:
                is_now = self.advice.urgency is Urgency.EMERGENCY
                return is_now or Route.SOCIAL_CARE in self.advice.routes
            case Consequence.ANYTHING_RISES:
                return any(each.effect.does in RISES for each in self.standing)
            case _:
                assert_never(consequence)

    def asked(self, ref: Ref, walk_set: WalkSet) -> Judgement:
        """Judge whether a set asks a question: it arises, and the quick one wants it by now.

        One that has an answer already was asked.
        """
        gate, answer = self.gate(ref), self.answers.get(ref)
        when = self.bank.held_back(walk_set).get(ref.question)
        if when is None or (answer is not None and answer.settles):
            return gate
        return both((gate, self.judge(when, ref.about)))
