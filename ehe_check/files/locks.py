"""Locks: one file, open in one window at a time, where the place keeps locks."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import Final

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.os_problems import os_problem

_TRIES: Final = 5
_HELD: Final = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


class _Taken(Enum):
    """How it went to take a lock."""

    OURS = auto()
    HELD = auto()
    NONE_HERE = auto()


@contextmanager
def locked(target: Path, path: Path) -> Iterator[bool]:
    """Hold a file while it is being answered; False where the place keeps no locks.

    The lock is on a hidden file beside it. `path` is how the person named it.

    Raises:
        UnusableFileError: another window has it open, or nothing can be written there.
    """
    beside = target.with_name(f".{target.name}.lock")
    descriptor, taken = _taken(path, beside)
    if taken is _Taken.HELD:
        os.close(descriptor)
        fact = "is open in another window"
        remedy = "Close it there first, or choose another file."
        raise UnusableFileError(Problem(str(path), fact, remedy))
    try:
        yield taken is _Taken.OURS
    finally:
        if os.name == "posix":  # while it is still ours
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        os.close(descriptor)
        if os.name != "posix":  # where an open file cannot be removed
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _taken(path: Path, beside: Path) -> tuple[int, _Taken]:
    """Take the lock on the hidden file that others see, and not on one that was just let go."""
    taken = _Taken.NONE_HERE
    for _ in range(_TRIES):
        try:
            descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise UnusableFileError(os_problem(path, error, doing="written")) from None
        taken = _take(descriptor)
        if taken is not _Taken.OURS or _is_still_there(descriptor, beside):
            return descriptor, taken
        os.close(descriptor)
    return os.open(os.devnull, os.O_RDONLY), _Taken.NONE_HERE


def _is_still_there(descriptor: int, beside: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), beside.stat())
    except OSError:
        return False


def _take(descriptor: int) -> _Taken:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows only
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return _Taken.HELD if error.errno in _HELD else _Taken.NONE_HERE
    return _Taken.OURS
