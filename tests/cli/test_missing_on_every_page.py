"""An earlier file that is broken, gone or edited is named on each page of its case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.follow_ups import drifting_folder
from tests.program import DAY, call

pytestmark = pytest.mark.thorough

LATEST, BEFORE, FIRST = "3-september.toml", "2-may.toml", "1-february.toml"
ON = ("--today", DAY)


def broken(folder: Path) -> str:
    path = folder / BEFORE
    path.write_bytes(path.read_bytes()[:500])
    return BEFORE


def gone(folder: Path) -> str:
    (folder / BEFORE).unlink()
    return LATEST


def edited(folder: Path) -> str:
    path = folder / BEFORE
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    return BEFORE


def sheet(folder: Path) -> tuple[str, ...]:
    return ("sheet", str(folder / LATEST))


def compare(folder: Path) -> tuple[str, ...]:
    return ("compare", str(folder / FIRST), str(folder / LATEST))


def neighbours(folder: Path) -> tuple[str, ...]:
    return ("compare", str(folder / BEFORE), str(folder / LATEST))


def supervise(folder: Path) -> tuple[str, ...]:
    return ("supervise", str(folder), "--plain")


def due(folder: Path) -> tuple[str, ...]:
    return ("due", str(folder))


@pytest.mark.parametrize("harm", [broken, gone, edited])
@pytest.mark.parametrize("page", [sheet, compare, supervise, due])
def test_an_earlier_file_is_named_on_the_page_and_on_stderr(
    page: Callable[[Path], tuple[str, ...]], harm: Callable[[Path], str]
) -> None:
    folder = drifting_folder()
    name = harm(folder)
    done = call(*page(folder), *ON, typed="leave\n")
    messages, _, opening = done.err.partition(" in supervision, ")

    assert 0 == done.code, done.err
    assert f"{folder / name}" in messages
    assert name in (done.out or opening)


@pytest.mark.parametrize("page", [sheet, neighbours, supervise, due])
def test_of_a_whole_folder_nothing_is_said(page: Callable[[Path], tuple[str, ...]]) -> None:
    folder = drifting_folder()
    done = call(*page(folder), *ON, typed="leave\n")
    messages, _, _ = done.err.partition("\n")

    assert 0 == done.code, done.err
    assert "" == messages


def test_one_of_another_case_is_no_part_of_this_one() -> None:
    folder = drifting_folder()
    other = (folder / FIRST).read_text(encoding="utf-8").replace("EHE-0042", "EHE-0099")
    text = other.replace('id = "', 'id = "f', 1)
    (folder / "other.toml").write_text(text, encoding="utf-8")
    for page in (sheet, neighbours):
        done = call(*page(folder), *ON)

        assert (0, "") == (done.code, done.err)
        assert "other.toml" not in done.out
