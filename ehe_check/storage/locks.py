"""Locks: one session file, open in one window at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.storage.toml_files import os_problem

Stamp: TypeAlias = tuple[int, int, int]


def stamp_of(path: Path) -> Stamp | None:
    """Return what changes whenever a file is saved, or None where there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


@contextmanager
def locked(path: Path, seen: Stamp | None) -> Iterator[None]:
    """Hold a session file while it is being answered, by a lock on a hidden file beside it.

    `seen` is the stamp of the file as it was read, None where there was none to read.

    Raises:
        UnusableFileError: another window has it open, or has saved it since it was read, or
            nothing can be written there.
    """
    try:
        target = path.resolve()
        beside = target.with_name(f".{target.name}.lock")
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UnusableFileError(os_problem(path, error, doing="written")) from None
    try:
        if not _take(descriptor) or not _is_still_there(descriptor, beside):
            fact = "is open in another window"
            raise UnusableFileError(
                Problem(str(path), fact, "Close it there first, or choose another file.")
            )
        try:
            _refuse_newer(path, seen)
            yield
        finally:
            if os.name == "posix":
                beside.unlink(missing_ok=True)
    finally:
        os.close(descriptor)
        if os.name != "posix":
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _refuse_newer(path: Path, seen: Stamp | None) -> None:
    if stamp_of(path) != seen:
        fact = "was saved by another window in the meantime"
        raise UnusableFileError(Problem(str(path), fact, "Nothing was written. Open it again."))


def _is_still_there(descriptor: int, beside: Path) -> bool:
    """Say whether the lock that was taken is on the file that others see, not on one let go."""
    try:
        return os.path.samestat(os.fstat(descriptor), beside.stat())
    except OSError:
        return False


def _take(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows only
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
