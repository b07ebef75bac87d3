"""What themes are written as for other programs: no cell acts, and no hidden count is told."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from ehe_check.errors import UnusableFileError, WrongUseError
from ehe_check.themes.show import themes_of
from ehe_check.themes.themes import Counts, Themes
from ehe_check.themes.themes_data import COLUMNS, render_csv_themes, render_json_themes
from ehe_check.themes.themes_file import load_themes_words, read_merge_files, write_merge_file
from tests.banks import TODAY
from tests.worked import shipped_bank, shipped_library

WORDS = load_themes_words()


def themes(cases: int, **counts: object) -> Themes:
    given = Counts.model_validate({"cases": cases, **counts})
    return themes_of(given, shipped_bank(), shipped_library(), WORDS, teams=0)


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


@pytest.mark.parametrize(
    ("cases", "words"), [(0, WORDS("nothing")), (17, WORDS("too_few", fewest="18"))]
)
def test_of_too_few_cases_a_spreadsheet_says_only_that(cases: int, words: str) -> None:
    table = rows(themes(cases))

    assert ["about", "cases", words, ""] == table[1]
    assert {"about", "reading"} == {row[0] for row in table[1:]}


def test_json_holds_rounded_numbers_and_nothing_of_small_ones() -> None:
    shown = themes(31, statements={"L1.1": 12, "T5": 3}, advised=9, held=1, decided=2)
    written = json.loads(render_json_themes(shown, WORDS, TODAY))
    counts = {row["id"]: row["cases"] for table in written["tables"].values() for row in table}

    assert (30, {"L1.1": 10}) == (written["cases"], counts)
    assert {"advised": 10, "decided": None, "held": None} == written["meetings"]


def team(folder: Path, number: int, cases: int = 10) -> Path:
    path = folder / f"{number}.json"
    write_merge_file(path, Counts(cases=cases), [f"{number:064x}"])
    return path


def test_three_teams_of_ten_cases_may_be_added_up(tmp_path: Path) -> None:
    files = read_merge_files([team(tmp_path, number) for number in range(3)])

    assert 3 == len(files)


def test_two_teams_are_refused_as_one_could_take_its_own_counts_away(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="needs the counts of 3 teams or more"):
        read_merge_files([team(tmp_path, number) for number in range(2)])


def test_a_team_of_fewer_than_ten_cases_is_refused_with_its_place(tmp_path: Path) -> None:
    files = [team(tmp_path, number) for number in range(3)]
    with pytest.raises(UnusableFileError, match=r"3\.json: counts fewer than 10 cases") as caught:
        read_merge_files([*files, team(tmp_path, 3, 9)])

    assert 1 == len(caught.value.problems)
