"""The loop of a supervision, from the first thing not settled yet to the end."""

from __future__ import annotations

from enum import StrEnum

from ehe_check.ask.put import PersonLeftError
from ehe_check.ask.supervision.discuss import Discussion
from ehe_check.ask.supervision.in_turn import parts_of


class Ending(StrEnum):
    """How a supervision ended."""

    FINISHED = "finished"
    LEFT = "left"


def supervise(talk: Discussion) -> Ending:
    """Go through everything that is not settled yet, until both confirm it or somebody leaves."""
    try:
        talk.keep(talk.supervision)
        _go_through(talk)
        talk.finish()
    except PersonLeftError:
        return Ending.LEFT
    return Ending.FINISHED


def _go_through(talk: Discussion) -> None:
    parts = parts_of(talk)
    place = next((n for n, part in enumerate(parts) if not part.is_settled), len(parts))
    while True:
        if place < len(parts):
            place = max(0, place + (1 if parts[place].ask() else -1))
        elif _confirmed(talk):
            return
        else:
            place -= 1


def _confirmed(talk: Discussion) -> bool:
    text = "That is everything. Finishing keeps this supervision as it is. Finish now?"
    return talk.choose("finish", text, {"finish": "Finish this supervision"}) == "finish"
