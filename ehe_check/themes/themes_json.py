"""JSON: the counts of a page of themes, those that are hidden as null, for other programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehe_check.page.json_text import json_text
from ehe_check.themes.themes import Showing, ShownCount, Themes
from ehe_check.themes.words import ThemesReport

FORMAT = 1


def render_json_themes(themes: Themes, report: ThemesReport, today: date) -> str:
    """Return what may be shown of many cases, as JSON."""
    return json_text(
        {
            "format": FORMAT,
            "kind": "themes",
            "made_on": today.isoformat(),
            "cases": themes.cases,
            "too_few_cases": themes.cases is None,
            "teams": themes.teams,
            "tables": {
                table.id: [
                    {"id": row.id, "text": row.text, **_count(row.cases)} for row in table.rows
                ]
                for table in themes.tables
            },
            "counted": {fact.value: _count(shown) for fact, shown in themes.facts},
            "reading": [*report.reading_lines, report.closing],
        }
    )


def _count(shown: ShownCount) -> dict[str, Any]:
    return {
        "count": shown.count,
        "under_5": shown.showing is Showing.UNDER_5,
        "not_shown": shown.showing is Showing.NOT_SHOWN,
    }
