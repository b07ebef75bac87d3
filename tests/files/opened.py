"""A file that is open, as the tests of whole and open files open it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from ehe_check.files import open_files, whole_files
from ehe_check.files.open_files import OpenFile, open_file, seen_in

FILE = Path("s.toml")
OURS = whole_files._whose("s.toml")  # noqa: SLF001 (what the copies of this file are told by)
COLLEAGUE = b"what a colleague wrote\n"


@contextmanager
def opened(path: Path = FILE) -> Iterator[OpenFile]:
    with open_file(path, seen_in(path)) as file:
        yield file


def names() -> list[str]:
    return sorted(each.name for each in Path().iterdir())


@contextmanager
def no_locks() -> Iterator[None]:
    with mock.patch(
        "ehe_check.files.open_files._take",
        return_value=open_files._Taken.NONE_HERE,  # noqa: SLF001
    ):
        yield
