"""The rounded counts of a page of themes for other programs: as JSON, and as a table (CSV).

Small ones are null in JSON, and words in the table, of which no cell can act as a formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ehe_check.page.csv_text import csv_text
from ehe_check.page.json_text import json_text
from ehe_check.page.text import text
from ehe_check.themes.page import (
    closing_words,
    fact_words,
    number_words,
    reading_lines,
    too_few_words,
    withheld_words,
)
from ehe_check.themes.rounding import FEWEST, STEP
from ehe_check.themes.themes import ThemeRow, Themes

FORMAT = 1
COLUMNS = ("table", "id", "text", "number")


def render_json_themes(themes: Themes, today: date) -> str:
    """Return what may be shown of many cases, as JSON."""
    return json_text(
        {
            "format": FORMAT,
            "kind": "themes",
            "made_on": today,
            "rounded_to": STEP,
            "fewest_shown": FEWEST,
            "cases": themes.cases,
            "too_few_cases": themes.cases is None,
            "tables": {table.id: table.rows for table in themes.tables},
            "withheld": themes.withheld,
            "meetings": dict(themes.meetings),
            "counted": dict(themes.facts),
            "reading": [*reading_lines(), closing_words()],
        },
        {ThemeRow: "id text cases"},
    )


def render_csv_themes(themes: Themes) -> bytes:
    """Return every row that may be shown, in UTF-8 with the mark that spreadsheets look for."""
    return csv_text((COLUMNS, *_rows(themes)))


def _rows(themes: Themes) -> Iterator[tuple[str, ...]]:
    if themes.cases is None:
        yield "about", "cases", too_few_words(themes), ""
    else:
        yield "about", "cases", text("Themes across cases"), str(themes.cases)
    for table in themes.tables:
        for row in table.rows:
            yield table.id, row.id, row.text, str(row.cases)
    for fact, number in (*themes.meetings, *themes.facts):
        yield "about", fact.value, fact_words(fact), number_words(number)
    for line in (*withheld_words(themes), *reading_lines(), closing_words()):
        yield "reading", "", line, ""
