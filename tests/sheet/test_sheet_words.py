"""The words of a sheet: one's own say only what differs, and never what no page may say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.sheet.pages import lay_out
from ehe_check.sheet.parts.annex import ANNEX
from ehe_check.sheet.sheet_words_file import load_sheet_words
from tests.pages import GOLDEN_SHEETS, sheet_of
from tests.sheet.laid_out import text_of
from tests.worked import shipped_bank, shipped_library

README = (resources.REPORTS / "README.md").read_text(encoding="utf-8")
SHIPPED = resources.PROMPT_SHEET.read_text(encoding="utf-8")


def own(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(f'kind = "prompt-sheet"\n{text}', encoding="utf-8")
    return path


def problems_of(folder: Path, text: str) -> list[str]:
    path = own(folder, text)
    with pytest.raises(UnusableFileError) as caught:
        load_sheet_words(path)
    return [str(problem).removeprefix(f"{path}, ") for problem in caught.value.problems]


def test_the_sample_of_the_readme_is_laid_out_as_it_says(tmp_path: Path) -> None:
    found = re.search(r"<!-- a report of one's own -->\n```toml\n(.*?)```", README, re.DOTALL)
    assert found
    path = tmp_path / "ours.toml"
    path.write_text(found[1], encoding="utf-8")
    words = load_sheet_words(path)
    sheet = GOLDEN_SHEETS["meeting"]()
    document = lay_out(sheet, words, shipped_bank(), shipped_library(), is_full=True)

    assert 6 == found[1].count("\n")
    assert "What we suggest" in text_of(document)
    assert "Points of fairness" not in text_of(document)


def test_the_page_about_reports_names_every_part_of_the_annex_and_no_other() -> None:
    named = re.findall(r"^\| `([a-z-]+)` \|", README.partition("## The annex")[2], re.MULTILINE)
    rest = README.partition("## The annex")[2].partition("\n## ")[0]
    of_the_annex = re.findall(r"^\| `([a-z-]+)` \|", rest, re.MULTILINE)

    assert sorted(ANNEX) == sorted(of_the_annex)
    assert set(of_the_annex) <= set(named)


def test_the_shipped_words_are_plain_toml_and_can_be_given_as_ones_own() -> None:
    assert "prompt-sheet" == tomllib.loads(SHIPPED)["id"]
    assert load_sheet_words() == load_sheet_words(resources.PROMPT_SHEET)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[why]\nheading = "No risk"\n', "line 3, why, heading: says 'No risk'"),
        ('title = "Risk score"\n', "line 2, title: says 'score'"),
        ('[foot]\nclosing = "All is well."\n', "line 3, foot, closing: must say that the page"),
        ('[find]\nheading = "Ask the parents"\n', "line 3, find, heading: sends its reader"),
        ('[why]\nheadings = "Why"\n', "line 3, why, headings: the key 'headings' is not known"),
        ('[head]\nanswered = "Answered"\n', "line 3, head, answered: needs the blank {day}"),
        ('[head]\nanswered = "{dy} {day}"\n', "line 3, head, answered: has no use for the blank"),
        ('annex = ["gap"]\n', "line 2, annex: 'gap' is no part of the annex. Did you mean 'gaps'?"),
        ("title = 3\n", "line 2, title: needs text"),
        ('[why]\ncolumns = ["Reason"]\n', "line 3, why, columns: needs 3 texts, and has 1"),
    ],
)
def test_what_cannot_stand_is_refused_at_its_own_line(tmp_path: Path, text: str, said: str) -> None:
    (problem,) = problems_of(tmp_path, text)

    assert problem.startswith(said)


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    said = problems_of(tmp_path, 'title = "Risk score"\n[why]\nheading = "No risk"\n')

    assert 2 == len(said)


def test_a_report_of_another_kind_is_refused() -> None:
    with pytest.raises(UnusableFileError, match="of the kind 'blank'"):
        load_sheet_words(resources.REPORTS / "blank.toml")


def test_words_for_the_call_may_be_ones_own_too(tmp_path: Path) -> None:
    mine = tmp_path / "call.toml"
    mine.write_text('[write]\nheading = "Afterwards:"\n', encoding="utf-8")

    assert "Afterwards:" == load_sheet_words(None, mine).call("write.heading")
    assert load_sheet_words(None, mine).say == load_sheet_words().say


def test_nothing_of_ones_own_is_lost_on_a_page(tmp_path: Path) -> None:
    mine = load_sheet_words(own(tmp_path, '[decide]\ntitle = "What we agree"\n'))
    sheet = sheet_of("one-trigger-drift")

    assert "What we agree" in text_of(lay_out(sheet, mine, shipped_bank(), shipped_library()))
