"""Where the files of a case lie, and how they are called, changes nothing that is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.case_folders import CaseFolder, laid_out, moved
from tests.counts import times, tries
from tests.program import call

FOLDERS = (
    "a-case-told-over-a-year",
    "decisions-that-are-kept",
    "three-sessions-within-three-days",
    "a-meeting-refused-and-then-called",
    "an-overdue-decision-under-hold",
)
PAGES = (
    ("sheet", "SESSION", "--full", "--as", "markdown"),
    ("due", "FOLDER", "--all"),
)


def printed(found: CaseFolder, page: tuple[str, ...]) -> str:
    """A page of a folder, and what was said beside it, without names and places of files."""
    places = {"SESSION": str(found.path), "FOLDER": str(found.folder)}
    words = [places.get(word, word) for word in page]
    done = call(*words, "--today", found.today.isoformat())
    assert 0 == done.code, done.err
    told = (done.out + done.err).replace(str(found.folder), "")
    for name in sorted((path.stem for path in found.folder.glob("*.toml")), key=len, reverse=True):
        told = told.replace(name, "NAME")
    return re.sub(r"\s+", " ", told)


@pytest.mark.parametrize("name", FOLDERS[: times(3, 5)])
def test_files_that_are_moved_and_renamed_print_the_same(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    here = laid_out(name, tmp_path_factory.mktemp("here"))
    pages = {page: printed(here, page) for page in PAGES}
    files = sorted(path.name for path in here.folder.glob("*.toml"))

    @tries(2, 20)
    @given(st.permutations(range(len(files))))
    def move(order: list[int]) -> None:
        elsewhere = tmp_path_factory.mktemp("elsewhere") / "a folder"
        elsewhere.mkdir()
        there, _ = moved(here, elsewhere, order)

        assert pages == {page: printed(there, page) for page in PAGES}

    move()


def test_there_are_several_files_to_move_in_each(tmp_path: Path) -> None:
    for name in FOLDERS:
        (tmp_path / name).mkdir()
        laid_out(name, tmp_path / name)

        assert 2 <= len([*(tmp_path / name).glob("*.toml")]), name
