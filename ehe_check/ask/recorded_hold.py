"""Recorded hold: why a HOLD stands that no answer brings, said where a walk begins."""

from __future__ import annotations

from ehe_check.ask.walking import Walk
from ehe_check.core.months import day_words

_STANDS = "HOLD stands, because of the reason given for the meeting on {day}."
_FROM_BEFORE = (
    "HOLD stands from the earlier session, because of the reason given for the meeting on {day}. "
    "It is kept in this one too."
)


def say_recorded_hold(walk: Walk, *, is_from_before: bool) -> None:
    """Say why a recorded HOLD stands; what it asks for is said with all else that stands."""
    if walk.session.hold is not None:
        text = _FROM_BEFORE if is_from_before else _STANDS
        walk.asker.say(text.format(day=day_words(walk.session.hold.on)))
