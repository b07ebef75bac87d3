"""What themes are written as for other programs: no cell acts, and no hidden count is told."""

from __future__ import annotations

import csv
import json
from io import StringIO

from ehe_check.themes.show import themes_of
from ehe_check.themes.themes import Counts, Themes
from ehe_check.themes.themes_data import COLUMNS, render_csv_themes, render_json_themes
from ehe_check.themes.themes_file import load_themes_words
from tests.banks import TODAY
from tests.worked import shipped_bank, shipped_library

WORDS = load_themes_words()


def themes(cases: int, **counts: object) -> Themes:
    given = Counts(cases, **counts)  # type: ignore[arg-type]
    return themes_of(given, shipped_bank(), shipped_library(), WORDS)


def rows(shown: Themes) -> list[list[str]]:
    text = render_csv_themes(shown, WORDS).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def test_a_spreadsheet_has_the_cases_and_each_count_that_may_be_shown() -> None:
    table = rows(themes(31, statements={"L1.1": 12, "T5": 3}, advised=5))
    said = {row[1]: row[3] for row in table}

    assert [*COLUMNS] == table[0]
    assert ("30", "10", "fewer than 8") == (said["cases"], said["L1.1"], said["advised"])
    assert "T5" not in said
    assert WORDS("closing") == table[-1][2]


def test_of_too_few_cases_a_spreadsheet_says_only_that() -> None:
    for cases, words in [(0, WORDS("nothing")), (17, WORDS("too_few", fewest="18"))]:
        table = rows(themes(cases))

        assert ["about", "cases", words, ""] == table[1], cases
        assert {"about", "reading"} == {row[0] for row in table[1:]}, cases


def test_json_holds_rounded_numbers_and_nothing_of_small_ones() -> None:
    shown = themes(31, statements={"L1.1": 12, "T5": 3}, advised=9, held=1, decided=2)
    written = json.loads(render_json_themes(shown, WORDS, TODAY))
    counts = {row["id"]: row["cases"] for table in written["tables"].values() for row in table}

    assert (30, {"L1.1": 10}) == (written["cases"], counts)
    assert {"advised": 10, "decided": None, "held": None} == written["meetings"]
