"""What the system does not allow: one line, and the file as it was."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from ehe_check.files import toml as toml_files
from tests.files.bad_sessions import GOOD, written
from tests.files.test_edited_sessions import MORE
from tests.nobody import as_nobody
from tests.program import call

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("empty_folder")]


# What the system does not allow


def test_a_full_disk_leaves_the_file_as_it_was_and_no_other_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(GOOD)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    done = call("case", path, "--answers", written(MORE, "more.toml"))

    assert (3, "") == (done.code, done.out)
    assert [True] == [
        line.startswith("bad.toml: cannot be written: the disk is full.") for line in done.problems
    ]
    assert GOOD == path.read_text(encoding="utf-8")
    assert ["bad.toml", "more.toml"] == sorted(item.name for item in Path().iterdir())


def test_a_session_that_grows_too_large_to_read_is_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(GOOD)
    long = written(f'[[answers]]\nquestion = "NOW-2"\nnote = "{"x" * 900}"\n', "long.toml")
    monkeypatch.setattr(toml_files, "LARGEST", 1200)
    done = call("case", path, "--answers", long)

    assert (3, 1) == (done.code, len(done.problems))
    assert GOOD == path.read_text(encoding="utf-8")


def test_a_file_that_may_not_be_read_is_one_line(open_folder: Path) -> None:
    path = open_folder / "s.toml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    done = as_nobody("sheet", str(path))

    assert 3 == done.code
    assert [f"{path}: cannot be read: you do not have permission."] == [
        problem.split(" Choose")[0] for problem in done.problems
    ]


def test_a_folder_that_may_not_be_written_is_one_line(open_folder: Path) -> None:
    path = open_folder / "s.toml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0o644)
    more = open_folder / "more.toml"
    more.write_text(MORE, encoding="utf-8")
    more.chmod(0o644)
    done = as_nobody("case", str(path), "--answers", str(more))

    assert (3, "") == (done.code, done.out)
    assert [f"{path}: cannot be written: you do not have permission."] == [
        problem.split(" Choose")[0] for problem in done.problems
    ]
    assert GOOD == path.read_text(encoding="utf-8")


def test_a_folder_that_may_not_be_entered_is_one_line(open_folder: Path) -> None:
    hidden = open_folder / "hidden"
    hidden.mkdir(mode=0o700)
    done = as_nobody("demo", "--out", str(hidden / "sheet.json"))

    assert (3, 1) == (done.code, len(done.problems))


@pytest.mark.parametrize(
    "arguments",
    [
        ("themes", "{hidden}"),
        ("supervise", "{hidden}", "--plain"),
        ("sheet", "{path}", "--earlier", "{hidden}"),
        ("quiz", "change", "{hidden}"),
        ("quiz", "stats", "{hidden}"),
    ],
    ids=" ".join,
)
def test_a_folder_that_may_not_be_looked_into_is_named(
    open_folder: Path, arguments: tuple[str, ...]
) -> None:
    path, hidden = open_folder / "s.toml", open_folder / "hidden"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0o644)
    hidden.mkdir(mode=0o700)
    done = as_nobody(*(each.format(path=path, hidden=hidden) for each in arguments))

    assert (3, "") == (done.code, done.out)
    assert [f"{hidden}: cannot be read: you do not have permission."] == [
        problem.split(" Choose")[0] for problem in done.problems
    ]


def test_what_is_saved_is_for_its_owner_only() -> None:
    path = written(GOOD)
    path.chmod(0o644)
    call("case", path, "--answers", written(MORE, "more.toml"))

    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
