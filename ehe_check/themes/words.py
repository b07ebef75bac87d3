"""The words of the page of themes: what is counted, and what counts do and do not show."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ehe_check.files.exact import Exact, Format, Text
from ehe_check.page.words import with_blanks
from ehe_check.sheet.check import says_what_it_cannot
from ehe_check.themes.themes import Fact

Lines = Annotated[tuple[Text, ...], Field(min_length=1)]
NOT_KNOWN = "not-known"


class TableWords(Exact):
    """One table: its heading, what to know first, and what to say where it has no row."""

    heading: Text
    intro: Text
    columns: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    empty: str = ""


class FactsWords(Exact):
    """The table of how the page was counted."""

    heading: Text
    caption: Text
    columns: Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)]
    rows: dict[Fact, Text]


class ThemesReport(Exact):
    """All words of the page but those of statements and questions."""

    format: Format
    kind: Literal["themes"]
    title: Text
    cases: Annotated[Text, AfterValidator(with_blanks("cases"))]
    teams: Annotated[Text, AfterValidator(with_blanks("teams"))]
    too_few: Text
    nothing: Text
    under_5: Text
    not_shown: Text
    question_not_held: Text
    reading: Text
    reading_lines: Lines
    tables: dict[str, TableWords]
    facts: FactsWords
    closing: Annotated[Text, AfterValidator(says_what_it_cannot)]
