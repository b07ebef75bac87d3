"""Whoever puts the questions, and how a talk with them ends."""

from __future__ import annotations

from enum import Enum, StrEnum, auto
from typing import Final, Protocol

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put, PutKind
from ehe_check.ask.reply import Moved, Reply

NOT_TAKEN: Final = "What stood on that screen without Enter is not kept."


class Tone(StrEnum):
    """How a line is said: plainly, as a heading, or so that it cannot be missed."""

    PLAIN = "plain"
    HEADING = "heading"
    URGENT = "urgent"


class Asker(Protocol):
    """A way of putting one question; the talks know no more of it than this."""

    def put(self, question: Put) -> Reply:
        """Put one question; leaving by Ctrl-C or a closed stream is Moved(LEAVE)."""

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something that needs no reply."""


class PersonLeftError(Exception):
    """The person chose to save and leave; everything answered is saved already."""


class Ending(Enum):
    """How a talk ended: it is over, or it goes on another time."""

    FINISHED = auto()
    LEFT = auto()


def put_or_leave(asker: Asker, question: Put) -> Reply:
    """Put one question, and leave when the person leaves, having said what is not kept.

    Raises:
        PersonLeftError: the person chose to save and leave.
    """
    reply = asker.put(question)
    if isinstance(reply, Moved) and reply.move is Move.LEAVE:
        if _is_half_given(question, reply):
            asker.say(NOT_TAKEN)
        raise PersonLeftError
    return reply


def _is_half_given(question: Put, left: Moved) -> bool:
    """Say whether words, or a question of the bank, are left with something new without Enter."""
    stood = (question.start, question.previous, (question.pointed,), ())
    is_new = bool(set(left.given) - set(question.said)) or left.partial not in stood
    return is_new and (bool(question.id) or question.kind is PutKind.TEXT)
