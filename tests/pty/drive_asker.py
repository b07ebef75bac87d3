"""Puts the questions of a JSON list with the arrow-key asker, and says what came back."""

from __future__ import annotations

import json
import sys

from ehe_check.ask.putting import Choice, Move, Put, PutKind
from ehe_check.ask.terminal import TerminalAsker


def question_from(fields: dict[str, object]) -> Put:
    """Return the question that plain JSON fields describe."""
    choices = tuple(Choice(*pair) for pair in fields.pop("choices", ()))
    previous = tuple(fields.pop("previous", ()))
    moves = frozenset(map(Move, fields.pop("moves", ())))
    return Put(PutKind(fields.pop("kind")), choices=choices, previous=previous, moves=moves, **fields)


if __name__ == "__main__":
    asker = TerminalAsker()
    for fields in json.loads(sys.argv[1]):
        asker.say(f"RESULT {asker.put(question_from(fields))!r}")
