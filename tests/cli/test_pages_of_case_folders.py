"""The folders of cases through the program itself: what its pages and messages say, and do not."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from ehe_check.case.session_file import read_session
from ehe_check.errors import UnusableFileError
from ehe_check.themes.count import counts_of
from ehe_check.themes.sightings_file import Banks, seen_in_file
from tests.case_folders import laid_out
from tests.history_files import expected_of
from tests.program import call
from tests.session_files import write_session
from tests.themes_cases import outcome_added
from tests.worked import shipped_bank
from tests.worked_histories import case_folder_names

NAMES = case_folder_names()
PAGES = [
    (name, number) for name in NAMES for number, _ in enumerate(expected_of(name).get("pages", ()))
]


def page_of(name: str, number: int) -> dict[str, Any]:
    page: dict[str, Any] = expected_of(name)["pages"][number]
    return page


def in_a_line(text: str) -> str:
    """A text without the places at which its lines end, and without the marks of Markdown."""
    return " ".join(text.replace("\\", "").split())


@pytest.mark.parametrize(("name", "number"), PAGES)
def test_a_page_says_what_its_author_expected_and_nothing_that_it_must_not(
    name: str, number: int
) -> None:
    laid_out(name, Path())
    page = page_of(name, number)
    done = call(*page["command"], "--today", expected_of(name)["today"].isoformat())

    out, err = in_a_line(done.out), in_a_line(done.err)

    assert [] == [each for each in page.get("says", ()) if in_a_line(each) not in out]
    assert [] == [each for each in page.get("never", ()) if in_a_line(each) in out]
    assert [] == [each for each in page.get("told", ()) if in_a_line(each) not in err]
    places = [out.find(in_a_line(each)) for each in page.get("in_order", ())]
    assert -1 not in places
    assert sorted(places) == places
    assert "Usage" not in done.err


@pytest.mark.parametrize("name", [name for name in NAMES if "themes" in expected_of(name)])
def test_a_folder_is_counted_as_its_author_expected(name: str) -> None:
    (folder := Path("cases")).mkdir()
    laid_out(name, folder)
    for path in folder.glob("*.toml"):
        add_outcome(path)
    banks = Banks(None, expected_of(name)["today"])
    counts = asdict(counts_of([seen_in_file(path, banks) for path in folder.glob("*.toml")]))
    wanted = expected_of(name)["themes"]

    assert wanted == {key: counts[key] for key in wanted}


def add_outcome(path: Path) -> None:
    """Let a file say what its sheet said, where it is that of a finished session."""
    try:
        session = read_session(path).value
    except UnusableFileError:
        return
    if session.is_finished and session.bank.digest == shipped_bank().digest:
        write_session(path, outcome_added(session))
