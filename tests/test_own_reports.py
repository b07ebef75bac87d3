"""A partnership's own words: they say only what differs, and never what no page may say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ehe_check import resources
from ehe_check.blank.report_file import load_blank_report
from ehe_check.errors import UnusableFileError
from ehe_check.meeting.report_file import load_meeting_words
from ehe_check.page.words import Say
from ehe_check.sheet.call_words_file import load_call_words
from ehe_check.sheet.checked_words_file import words_with_ledger
from ehe_check.sheet.pages import lay_out
from ehe_check.sheet.parts.annex import ANNEX
from ehe_check.sheet.sheet_words_file import load_sheet_words
from tests.pages import GOLDEN_SHEETS, words_of
from tests.worked import shipped_bank, shipped_library

WRITTEN = tomllib.loads(Path(__file__).with_name("own_reports.toml").read_text(encoding="utf-8"))
README = (resources.REPORTS / "README.md").read_text(encoding="utf-8")
LOAD: dict[str, Callable[[Path | None], Any]] = {
    "prompt-sheet": load_sheet_words,
    "call": load_call_words,
    "meeting": load_meeting_words,
    "blank": load_blank_report,
    "picture": partial(words_with_ledger, "picture"),
}


def own(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def say_of(kind: str, path: Path | None = None) -> Say:
    loaded = LOAD[kind](path)
    say: Say = getattr(loaded, "say", loaded)
    return say


def problems_of(kind: str, path: Path) -> list[str]:
    with pytest.raises(UnusableFileError) as caught:
        LOAD[kind](path)
    return [str(problem).removeprefix(f"{path}, ") for problem in caught.value.problems]


@pytest.mark.parametrize("kind", LOAD)
def test_what_no_page_may_say_or_lack_is_refused_at_its_own_line(kind: str, tmp_path: Path) -> None:
    for said, text in WRITTEN[kind].items():
        problems = problems_of(kind, own(tmp_path, text))

        assert [each for each in problems if said in each], (text, problems)


@pytest.mark.parametrize(
    ("kind", "text", "key", "words"),
    [
        ("prompt-sheet", '[decide]\ntitle = "We agree"', "decide.title", ("We agree",)),
        ("call", '[write]\nheading = "Afterwards:"', "write.heading", ("Afterwards:",)),
        ("meeting", '[chair]\ntitle = "For the chair"', "chair.title", ("For the chair",)),
        (
            "meeting",
            '[organiser.family]\nopen = "Tell the family that you are meeting."',
            "organiser.family.open",  # where nothing forbids it
            ("Tell the family that you are meeting.",),
        ),
        ("blank", '[making]\nheading = "From"', "making.heading", ("From",)),
        ("picture", 'gap = "A gap."', "gap", ("A gap.",)),
    ],
)
def test_their_own_words_take_the_place_of_ours_and_all_else_stays(
    kind: str, text: str, key: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    assert {**say_of(kind).texts, key: words} == say_of(kind, own(tmp_path, text)).texts


def test_a_sheet_may_be_printed_with_a_call_of_ones_own(tmp_path: Path) -> None:
    mine = load_sheet_words(None, own(tmp_path, '[write]\nheading = "Afterwards:"\n'))

    assert "Afterwards:" == mine.call("write.heading")
    assert mine.say == load_sheet_words().say


def test_a_blank_of_ones_own_has_as_much_room_as_it_says(tmp_path: Path) -> None:
    room = load_blank_report(own(tmp_path, "lines = 5\n[rows]\ncousin = 2\n")).room

    assert (5, 2, 4) == (room.lines, room.rows["cousin"], room.rows["child"])


def test_the_sample_of_the_readme_is_laid_out_as_it_says(tmp_path: Path) -> None:
    found = re.search(r"<!-- a report of one's own -->\n```toml\n(.*?)```", README, re.DOTALL)
    assert found
    words = load_sheet_words(own(tmp_path, found[1]))
    sheet = GOLDEN_SHEETS["meeting"]()
    document = lay_out(sheet, words, shipped_bank(), shipped_library(), is_full=True)
    said = "\n".join(words_of(document))

    assert 6 == found[1].count("\n")
    assert "What we suggest" in said
    assert "Points of fairness" not in said


def test_the_page_about_reports_names_every_part_of_the_annex_and_no_other() -> None:
    section = README.partition("## The annex")[2].partition("\n## ")[0]

    assert sorted(ANNEX) == sorted(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE))
