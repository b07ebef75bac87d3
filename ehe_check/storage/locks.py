"""Locks: one session file, open in one window at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.storage.toml_files import os_problem


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a session file while it is being answered, by a lock on a hidden file beside it.

    Raises:
        UnusableFileError: another window has it open, or nothing can be written there.
    """
    beside = path.with_name(f".{path.name}.lock")
    try:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UnusableFileError(os_problem(path, error, doing="written")) from None
    try:
        if not _take(descriptor):
            fact = "is open in another window"
            raise UnusableFileError(
                Problem(str(path), fact, "Close it there first, or choose another file.")
            )
        yield
        if os.name == "posix":
            beside.unlink(missing_ok=True)
    finally:
        os.close(descriptor)
        if os.name != "posix":
            with suppress(OSError):
                beside.unlink(missing_ok=True)


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
