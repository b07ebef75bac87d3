"""CSV: the counts of a page of themes for a spreadsheet, in which no cell can act as a formula."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.page.csv_text import csv_text
from ehe_check.themes.page import count_words
from ehe_check.themes.themes import Themes
from ehe_check.themes.words import ThemesReport

COLUMNS = ("table", "id", "text", "number")


def render_csv_themes(themes: Themes, report: ThemesReport) -> bytes:
    """Return every row that may be shown, in UTF-8 with the mark that spreadsheets look for."""
    return csv_text((COLUMNS, *_rows(themes, report)))


def _rows(themes: Themes, report: ThemesReport) -> Iterator[tuple[str, ...]]:
    if themes.cases is None:
        yield "about", "cases", report.too_few if themes.has_cases else report.nothing, ""
    else:
        yield "about", "cases", report.title, str(themes.cases)
    for table in themes.tables:
        for row in table.rows:
            yield table.id, row.id, row.text, count_words(row.cases, report)
    for fact, shown in themes.facts:
        yield "about", fact.value, report.facts.rows[fact], count_words(shown, report)
    for line in (*report.reading_lines, report.closing):
        yield "reading", "", line, ""
