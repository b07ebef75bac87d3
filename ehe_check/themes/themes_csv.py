"""CSV: the counts of a page of themes for a spreadsheet, in which no cell can act as a formula."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.page.csv_text import csv_text
from ehe_check.page.words import Say
from ehe_check.themes.page import (
    fact_words,
    number_words,
    reading_lines,
    too_few_words,
    withheld_words,
)
from ehe_check.themes.themes import Themes

COLUMNS = ("table", "id", "text", "number")


def render_csv_themes(themes: Themes, say: Say) -> bytes:
    """Return every row that may be shown, in UTF-8 with the mark that spreadsheets look for."""
    return csv_text((COLUMNS, *_rows(themes, say)))


def _rows(themes: Themes, say: Say) -> Iterator[tuple[str, ...]]:
    if themes.cases is None:
        yield "about", "cases", too_few_words(say, themes), ""
    else:
        yield "about", "cases", say("title"), str(themes.cases)
    for table in themes.tables:
        for row in table.rows:
            yield table.id, row.id, row.text, str(row.cases)
    for fact, number in (*themes.meetings, *themes.facts):
        yield "about", fact.value, fact_words(say, fact), number_words(say, number)
    for line in (*withheld_words(say, themes), *reading_lines(say), say("closing")):
        yield "reading", "", line, ""
