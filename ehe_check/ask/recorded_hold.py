"""Recorded hold: saying at the start of a walk that a HOLD stands which no answer brings."""

from __future__ import annotations

from ehe_check.ask.agreed_before import day_words
from ehe_check.ask.putting import Tone
from ehe_check.ask.walking import Walk
from ehe_check.core.holding import hold_routes
from ehe_check.core.rereading import read_on

_STANDS = "HOLD stands, because of the reason given for the meeting on {day}."
_FROM_BEFORE = (
    "HOLD stands from the earlier session, because of the reason given for the meeting on {day}. "
    "It is kept in this one too."
)


def say_recorded_hold(walk: Walk, *, is_from_before: bool) -> None:
    """Say that a HOLD is recorded, since when, what that means and whom to ask."""
    kept, words = walk.session.hold, walk.bank.hold
    if kept is None:
        return
    text = _FROM_BEFORE if is_from_before else _STANDS
    meaning = f" {words.title}. {words.text}" if words else ""
    walk.asker.say(text.format(day=day_words(kept.on)) + meaning, Tone.URGENT)
    for ask in hold_routes(read_on(walk.bank, walk.answers, walk.today)):
        walk.asker.say(f"Ask {ask}.")
