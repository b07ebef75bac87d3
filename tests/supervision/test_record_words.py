"""The words of a record: checked as those of a sheet; what both say is said in the sheet's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.sheet.checked_words_file import SUPERVISION, words_with_ledger
from ehe_check.sheet.sheet_words_file import load_sheet_words
from ehe_check.supervision.page import lay_out_record
from ehe_check.supervision.parts import TalkedOver
from tests.pages import sheet_of, words_of
from tests.supervised import record_words, supervision
from tests.worked import shipped_bank, shipped_library


def own(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(f'kind = "supervision"\n{text}', encoding="utf-8")
    return path


def test_what_cannot_stand_is_refused_at_its_own_line(tmp_path: Path) -> None:
    for text, said in [
        ('title = "No risk"\n', "line 2, title: says 'No risk'"),
        ('closing = "All is well."\n', "line 2, closing: must say that the page"),
        ('[next]\nheading = "Ask the parents"\n', "line 3, next, heading: sends its reader"),
        ('[agreed]\nwhom = "Who"\n', "line 3, agreed, whom: the key 'whom' is not known"),
        ('[agreed]\nwho = "Who"\n', "line 3, agreed, who: needs the blank {who}"),
    ]:
        path = own(tmp_path, text)
        with pytest.raises(UnusableFileError) as caught:
            words_with_ledger(SUPERVISION, path)

        assert [True] == [
            str(each).startswith(f"{path}, {said}") for each in caught.value.problems
        ], text


def test_the_shipped_words_can_be_given_as_ones_own() -> None:
    whole = words_with_ledger(SUPERVISION, resources.REPORTS / "supervision.toml")

    assert record_words().say == whole


def test_what_the_sheet_says_too_is_said_in_the_sheets_own_words(tmp_path: Path) -> None:
    mine = tmp_path / "sheet.toml"
    mine.write_text('[act]\ntold = "let them know too"\n', encoding="utf-8")
    words = replace(record_words(), sheet=load_sheet_words(mine))
    sheet = sheet_of("harm-told-by-a-child")
    record = lay_out_record(
        sheet, TalkedOver(supervision()), words, shipped_bank(), shipped_library()
    )

    assert "let them know too" in words_of(record)


def test_how_a_decision_stands_is_said_in_the_ledgers_own_words(tmp_path: Path) -> None:
    mine = tmp_path / "ledger.toml"
    mine.write_text('kind = "ledger"\n[state]\ndropped = "given up {day}"\n', encoding="utf-8")
    say = words_with_ledger(SUPERVISION, own_ledger=mine)

    assert "given up 1 May" == say("state.dropped", day="1 May")
    assert record_words().say("title") == say("title")
