"""Several files at once: all of them are written, or none is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehe_check.errors import UnusableFileError
from ehe_check.files.all_or_none import write_all


def test_all_are_written(tmp_path: Path) -> None:
    contents = {tmp_path / name: name.encode() for name in ("a", "b", "c")}

    write_all(contents, over=False)

    assert contents == {path: path.read_bytes() for path in tmp_path.iterdir()}


@pytest.mark.parametrize("before", [None, b"old"])
@pytest.mark.parametrize("over", [True, False])
def test_where_a_later_one_cannot_be_written_all_is_as_it_was(
    tmp_path: Path, before: bytes | None, *, over: bool
) -> None:
    first, last = tmp_path / "a", tmp_path / "no" / "b"
    if before:
        first.write_bytes(before)

    with pytest.raises(UnusableFileError):
        write_all({first: b"new", last: b"new"}, over=over)

    assert ({first: before} if before else {}) == {
        path: path.read_bytes() for path in tmp_path.iterdir()
    }


def test_what_may_not_be_written_over_stays(tmp_path: Path) -> None:
    first, taken = tmp_path / "a", tmp_path / "b"
    taken.write_bytes(b"old")

    with pytest.raises(UnusableFileError, match="is there already"):
        write_all({first: b"new", taken: b"new"}, over=False)

    assert [taken] == list(tmp_path.iterdir())
    assert b"old" == taken.read_bytes()


def test_a_folder_in_the_way_is_said_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()

    with pytest.raises(UnusableFileError):
        write_all({tmp_path / "a": b"new", tmp_path / "b": b"new"}, over=True)

    assert [tmp_path / "b"] == list(tmp_path.iterdir())
