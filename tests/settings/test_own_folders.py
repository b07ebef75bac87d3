"""Folders of one's own: found by their names, and refused with help where they are not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.settings.places import bank_in_use, own_bank, own_words_path
from ehe_check.settings.settings import Settings
from tests.own_settings import places, with_text, write_settings

WORDS, BANKS = places("folders")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))


def name_folders(folder: Path) -> None:
    write_settings(with_text(with_text(Settings(), WORDS, str(folder)), BANKS, str(folder)))


def problem_of(what: Callable[[], object]) -> str:
    with pytest.raises(UnusableFileError) as caught:
        what()
    (problem,) = caught.value.problems
    return str(problem)


def test_without_any_set_what_comes_with_the_program_is_used() -> None:
    assert (None, None) == (own_words_path(), own_bank("case"))
    assert resources.CASE_BANK == bank_in_use("case")


def test_a_bank_is_found_by_its_name_and_the_rest_is_the_shipped(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    (tmp_path / "quiz").mkdir()
    name_folders(tmp_path)

    assert tmp_path / "own-words.toml" == own_words_path()
    assert (tmp_path / "quiz", resources.CASE_BANK) == (bank_in_use("quiz"), bank_in_use("case"))


def test_what_would_never_be_used_or_is_not_there_is_refused_with_help(tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    (tmp_path / "empty").mkdir()
    name_folders(tmp_path / "empty")

    assert "has no folder case or quiz. Make it, or name another in" in problem_of(
        lambda: own_bank("case")
    )
    for given in (tmp_path / "not-there", tmp_path / "a-file", Path("~nobody-at-all/ehe")):
        name_folders(given)
        for what in (own_words_path, lambda: own_bank("quiz")):
            assert f"'{given}' is not a folder that is there. Make it" in problem_of(what)
