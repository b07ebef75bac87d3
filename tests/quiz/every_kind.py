"""A small quiz with an item of each kind, its texts full of every format's marks."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehe_check.quiz.item import QuizBank

MARKS = "a ~b =c #d {e} :f \\g %50% -> // & <i> \"q\" 'x'\n=second\tline"


def option(name: str, text: str, **fields: object) -> dict[str, Any]:
    said = {"id": name, "text": text, "why": f"Because {text}.", "statements": ["L1.1"]}
    return said | fields


def quiz_bank(text: str = MARKS) -> QuizBank:
    """Return a quiz whose questions, options and reasons hold a text."""
    wrong = {"misconception": "somebody-visits"}
    choices = [
        option("a", f"{text} one", right=True),
        option("b", f"{text} two", **wrong),
        option("c", f"{text} three", **wrong),
    ]
    several = [
        option("a", f"{text} one", right=True),
        option("b", f"{text} two", right=True),
        option("c", f"{text} three", right=True),
        option("d", f"{text} four", **wrong),
        option("e", f"{text} five", **wrong),
    ]
    true_false = [option("true", "True", **wrong), option("false", "False", right=True)]
    order = [option(name, f"{text} {name}") for name in "abc"]
    common: dict[str, Any] = {"topic": "visits", "statements": ["L1.1", "F1.5"], "text": text}
    vignette = {
        **common,
        "id": "QZ-5",
        "kind": "vignette",
        "text": "",
        "outcome": "other",
        "steps": [
            {"text": f"{text} first", "options": choices},
            {"text": "Then?", "options": choices},
        ],
    }
    items = [
        {**common, "id": "QZ-1", "kind": "single", "options": choices},
        {**common, "id": "QZ-2", "kind": "several", "options": several},
        {**common, "id": "QZ-3", "kind": "true-false", "options": true_false},
        {**common, "id": "QZ-4", "kind": "order", "options": order},
        vignette,
    ]
    return QuizBank.model_validate(
        {
            "format": 1,
            "id": "quiz",
            "version": "2026.11.1",
            "title": "Quiz/with a mark",
            "jurisdiction": "England",
            "reviewed_on": "2026-11-24",
            "review_by": "2027-05-24",
            "topics": [{"id": "visits", "title": "Visits"}],
            "misconceptions": [{"id": "somebody-visits", "text": "Somebody visits."}],
            "items": items,
            "digest": "0" * 64,
        }
    )


def dated(until: dict[str, date]) -> QuizBank:
    """Return a quiz some of whose items cite a note of law, and hold until a day."""
    bank = quiz_bank("Fine.")
    items = (
        each.model_copy(
            update={"cites": ("E1",), "valid_until": until[each.id]} if each.id in until else {}
        )
        for each in bank.items
    )
    return bank.model_copy(update={"items": tuple(items)})
