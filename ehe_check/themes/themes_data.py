"""JSON: the rounded counts of a page of themes, small ones as null, for other programs."""

from __future__ import annotations

from datetime import date

from ehe_check.page.json_text import json_text
from ehe_check.page.words import Say
from ehe_check.themes.page import reading_lines
from ehe_check.themes.rounding import FEWEST, STEP
from ehe_check.themes.themes import Themes

FORMAT = 1


def render_json_themes(themes: Themes, say: Say, today: date) -> str:
    """Return what may be shown of many cases, as JSON."""
    return json_text(
        {
            "format": FORMAT,
            "kind": "themes",
            "made_on": today.isoformat(),
            "rounded_to": STEP,
            "fewest_shown": FEWEST,
            "cases": themes.cases,
            "too_few_cases": themes.cases is None,
            "teams": themes.teams,
            "tables": {
                table.id: [
                    {"id": row.id, "text": row.text, "cases": row.cases} for row in table.rows
                ]
                for table in themes.tables
            },
            "withheld": [*themes.withheld],
            "meetings": {fact.value: number for fact, number in themes.meetings},
            "counted": {fact.value: number for fact, number in themes.facts},
            "reading": [*reading_lines(say), say("closing")],
        }
    )
