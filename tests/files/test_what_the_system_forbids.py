"""What the system does not allow: one line, and the file as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ehe_check.files import toml as toml_files
from tests.files.bad_sessions import GOOD, written
from tests.files.test_edited_sessions import MORE
from tests.nobody import each_as_nobody
from tests.program import call

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("empty_folder")]


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


HIDDEN = (
    ("themes", "hidden"),
    ("supervise", "hidden", "--plain"),
)


def test_without_the_rights_a_file_or_folder_is_named_in_one_line(open_folder: Path) -> None:
    for name, content, rights in (
        ("s.toml", GOOD, 0o644),
        ("closed.toml", GOOD, 0),
        ("more.toml", MORE, 0o644),
    ):
        (open_folder / name).write_text(content, encoding="utf-8")
        (open_folder / name).chmod(rights)
    (open_folder / "hidden").mkdir(mode=0o700)
    expected = {
        ("sheet", "closed.toml"): "closed.toml: cannot be read: you do not have permission.",
        ("case", "s.toml", "--answers", "more.toml"): (
            "s.toml: cannot be written: you do not have permission."
        ),
        **dict.fromkeys(HIDDEN, "hidden: cannot be read: you do not have permission."),
    }
    to_a_hidden_folder = ("demo", "--out", "hidden/sheet.json")
    commands = [
        [str(open_folder / word) if is_path(word) else word for word in each]
        for each in (*expected, to_a_hidden_folder)
    ]
    *named, kept_out = each_as_nobody(*commands)

    for (command, problem), done in zip(expected.items(), named, strict=True):
        assert (3, "") == (done.code, done.out), command
        assert [f"{open_folder}/{problem}"] == [each.split(" Choose")[0] for each in done.problems]
    assert (3, 1) == (kept_out.code, len(kept_out.problems))
    assert GOOD == (open_folder / "s.toml").read_text(encoding="utf-8")


def is_path(word: str) -> bool:
    return word.endswith(".toml") or word.startswith("hidden")
