"""Holding: whether a worry must not be raised with the family yet, and whom to ask meanwhile."""

from __future__ import annotations

from ehe_check.core.judging import Reading
from ehe_check.core.prompting import holds_named
from ehe_check.core.truth import Truth


def hold_is_on(reading: Reading) -> bool:
    """Say whether any cause of HOLD is there, answered or recorded; it is apart from urgency."""
    return reading.answers.hold_is_recorded or holds_named(reading, "hold")


def hold_routes(reading: Reading) -> tuple[str, ...]:
    """Return whom to ask under HOLD: one for each cause that names somebody, else the lead."""
    hold = reading.bank.hold
    if hold is None:
        return ()
    named = [route.ask for route in hold.routes if reading.judge(route.when).truth is Truth.TRUE]
    return tuple(dict.fromkeys(named)) or (hold.otherwise_ask,)
