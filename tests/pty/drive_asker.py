"""Puts the questions of a JSON list with the arrow-key asker, and says what came back."""

from __future__ import annotations

import json
import sys
from typing import Any

from ehe_check.ask.by_keys import ScreenAsker
from ehe_check.ask.put import Choice, GridRows, Place, Put, PutKind, Row, Subject
from ehe_check.ask.reply import Move


def question_from(fields: dict[str, Any]) -> Put:
    """Return the question that plain JSON fields describe."""
    rows = (Row(id_, text, is_sighting=True) for id_, text in fields.get("rows", ()))
    made = {
        "kind": PutKind(fields["kind"]),
        "place": Place(*fields["place"]) if "place" in fields else None,
        "choices": tuple(Choice(*pair) for pair in fields.get("choices", ())),
        "previous": tuple(fields.get("previous", ())),
        "grid": GridRows(tuple(rows)),
        "subjects": tuple(Subject(*pair) for pair in fields.get("subjects", ())),
        "moves": frozenset(map(Move, fields.get("moves", ()))),
    }
    plain = {name: value for name, value in fields.items() if name != "rows"}
    return Put(**{**plain, **made})


if __name__ == "__main__":
    asker = ScreenAsker()
    for question in map(question_from, json.loads(sys.argv[1])):
        asker.say(f"RESULT {asker.put(question)!r}")
