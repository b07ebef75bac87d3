"""An upshot: what one bank makes of one set of answers on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import Guard, guard_of
from ehe_check.advice.prompts import Raising, raisings
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.effect import Route
from ehe_check.bank.urgency import Urgency


@dataclass(frozen=True)
class Upshot:
    """The advice on a day, and every prompt that is raised, in the bank's order.

    `guard` is what a line is worded for that leads to the family.
    """

    day: date
    urgency: Urgency
    meeting: Urgency
    guard: Guard
    routes: tuple[Route, ...]
    prompts: tuple[Raising, ...]

    @property
    def advice(self) -> tuple[Urgency, Urgency, BoxKey | None, tuple[Route, ...]]:
        """What counts as the advice when two are compared."""
        return (self.urgency, self.meeting, self.guard.key, self.routes)


def upshot_of(reading: Advised, day: date) -> Upshot:
    """Return what a bank makes of answers, as they are read on a day."""
    advice = reading.advice
    return Upshot(
        day=day,
        urgency=advice.urgency,
        meeting=advice.meeting,
        guard=guard_of(reading),
        routes=advice.routes,
        prompts=tuple(raisings(reading)),
    )
