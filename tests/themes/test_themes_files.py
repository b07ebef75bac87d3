"""What themes are written as for other programs: no cell acts, and no hidden count is told."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from ehe_check.themes.count import added
from ehe_check.themes.page import themes_of
from ehe_check.themes.themes import Counts, Themes
from ehe_check.themes.themes_csv import COLUMNS, render_csv_themes
from ehe_check.themes.themes_file import load_themes_report
from ehe_check.themes.themes_json import render_json_themes
from tests.banks import TODAY
from tests.worked import shipped_bank, shipped_library

REPORT = load_themes_report()


def themes(cases: int, **counts: object) -> Themes:
    given = Counts.model_validate({"cases": cases, "from_outcome": cases, **counts})
    return themes_of(given, shipped_bank(), shipped_library(), "not held", teams=0)


def rows(shown: Themes) -> list[list[str]]:
    text = render_csv_themes(shown, REPORT).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def test_a_spreadsheet_has_the_cases_and_each_count_that_may_be_shown() -> None:
    table = rows(themes(30, statements={"L1.1": 12, "T5": 3}))
    said = {row[1]: row[3] for row in table}

    assert [*COLUMNS] == table[0]
    assert ("30", "12", "under 5") == (said["cases"], said["L1.1"], said["T5"])
    assert REPORT.closing == table[-1][2]


@pytest.mark.parametrize(("cases", "words"), [(0, REPORT.nothing), (3, REPORT.too_few)])
def test_of_too_few_cases_a_spreadsheet_says_only_that(cases: int, words: str) -> None:
    table = rows(themes(cases))

    assert ["about", "cases", words, ""] == table[1]
    assert {"about", "reading"} == {row[0] for row in table[1:]}


def test_in_json_a_hidden_count_is_null() -> None:
    written = json.loads(
        render_json_themes(themes(30, statements={"L1.1": 12, "T5": 3}), REPORT, TODAY)
    )
    counts = {
        row["id"]: (row["count"], row["under_5"])
        for table in written["tables"].values()
        for row in table
    }

    assert 30 == written["cases"]
    assert ((12, False), (None, True)) == (counts["L1.1"], counts["T5"])


def test_the_counts_of_several_teams_are_added_up() -> None:
    one, other = (
        Counts(cases=cases, from_outcome=cases, statements={"L1.1": raised}, drafts=2)
        for cases, raised in ((7, 5), (9, 1))
    )
    together = added((one, other))

    assert (16, 16, {"L1.1": 6}, 4) == (
        together.cases,
        together.from_outcome,
        together.statements,
        together.drafts,
    )
