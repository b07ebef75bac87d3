"""The folders of cases, as practitioners would find them: what is read, counted, kept and asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ehe_check.whole_case.cases_file import case_meant
from tests.case_folders import (
    WorkedFolder,
    asked_again,
    laid_out,
    ledger_in_words,
    looked_at_in_words,
    moved,
    read_then,
)
from tests.history_files import expected_of
from tests.worked_histories import case_folder_names

NAMES = case_folder_names()


def stem(name: str) -> str:
    return name.removesuffix(".toml")


def all_in_words(found: WorkedFolder) -> dict[str, Any]:
    told = {"looked_at": looked_at_in_words(found), "ledger": ledger_in_words(found)}
    if "follow_up" in found.expected:
        told |= {"again": asked_again(found), "dated": read_then(found)}
    return told


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_is_looked_at_and_gone_on_from_as_its_author_expected(
    name: str, tmp_path: Path
) -> None:
    found = laid_out(name, tmp_path)
    expected = found.expected

    assert expected["looked_at"] == looked_at_in_words(found)
    assert expected.get("ledger", {}).get("decisions", []) == ledger_in_words(found)
    if follow_up := expected.get("follow_up"):
        assert follow_up["asked_again"] == asked_again(found)
        assert follow_up.get("dated", []) == read_then(found)
    if supervision := expected.get("supervision"):
        case, _ = case_meant(tmp_path, None, found.today)
        assert supervision["folder"] == Path(case.own.name).name


@pytest.mark.untraced
@pytest.mark.parametrize("name", NAMES)
def test_where_a_folder_lies_and_how_its_files_are_called_changes_nothing_in_it(
    name: str, tmp_path: Path
) -> None:
    for place in ("here", "elsewhere"):
        (tmp_path / place).mkdir()
    here = laid_out(name, tmp_path / "here")
    there, names = moved(here, tmp_path / "elsewhere")
    told = repr(all_in_words(there))
    for old, new in names.items():
        told = told.replace(stem(new), stem(old))

    assert repr(all_in_words(here)) == told


def test_each_finding_that_a_folder_can_show_has_one() -> None:
    assert len(NAMES) >= 20
    assert all(expected_of(name)["story"] for name in NAMES)
