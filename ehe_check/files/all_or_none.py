"""Several new files, written all or none."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ehe_check.errors import UnusableFileError
from ehe_check.files.os_problems import os_problem
from ehe_check.files.whole_files import write_bytes


def write_all(contents: Mapping[Path, bytes], *, over: bool) -> None:
    """Write several files; where one cannot be written, none is there that was not before.

    Raises:
        UnusableFileError: one cannot be written; what was there before is still there.
    """
    before = {path: _content_of(path) for path in contents} if over else {}
    written: list[Path] = []
    try:
        for path, content in contents.items():
            write_bytes(path, content, over=over)
            written.append(path)
    except UnusableFileError:
        for path in written:
            _put_back(path, before.get(path))
        raise


def _content_of(path: Path) -> bytes | None:
    """Return what a file holds, None where it is not there.

    Raises:
        UnusableFileError: it cannot be read, so that it could not be put back.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnusableFileError(os_problem(path, error)) from None


def _put_back(path: Path, content: bytes | None) -> None:
    with suppress(OSError, UnusableFileError):
        if content is None:
            path.unlink()
        else:
            write_bytes(path, content)
