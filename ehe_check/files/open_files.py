"""Open files: one file while somebody answers into it, locked, and safe from what others do."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from ehe_check.errors import ChangedFileError, Problem, UnusableFileError
from ehe_check.files.whole_files import LARGEST, alone, os_problem, put_in_place, refuse_name, sweep

Seen: TypeAlias = str
"""What stands for the content of a file as it was read or written: its SHA-256."""

_NOT_READ: Final = "not read"
_TRIES: Final = 5
_SAVED: Final = (
    "was saved by another window in the meantime",
    "Nothing was written. Open it again.",
)
_GONE: Final = (
    "was deleted or moved in the meantime",
    "Nothing was written. If it was moved, open it where it is now.",
)
_HELD: Final = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK, 0)
"""What a system says of a lock that somebody holds; Wine, which stands in for Windows, 0."""


def seen_in(path: Path) -> Seen | None:
    """Return what stands for a file's content now, or None where there is no file.

    Take it before reading: what changes in between is then noticed at the first save.
    """
    try:
        return _content_of(path)
    except OSError:
        return _NOT_READ


def _content_of(path: Path) -> Seen | None:
    """Return what stands for a file's content.

    Raises:
        OSError: it is there and cannot be read just now.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        return _NOT_READ
    return sha256(path.read_bytes()).hexdigest()


@dataclass
class OpenFile:
    """A file that is open here, and in no other window where the place keeps locks.

    `kept` is what it held when it was opened. Each save compares what is there with what was last
    read or written, so that neither another window, nor a colleague, nor a program that syncs
    folders loses anything to it. A file that is gone is written again.
    """

    path: Path
    is_locked: bool
    kept: bytes
    _target: Path
    _seen: Seen | None
    _held: ExitStack
    _folder: Path | None

    def write(self, content: bytes) -> None:
        """Save the whole content.

        Raises:
            ChangedFileError: the file is not as it was left; nothing was written.
            UnusableFileError: it cannot be written; what was there before is still there.
        """
        _work_again_in(self._folder)
        is_new = seen_in(self._target) is None
        try:
            put_in_place(
                self._target, content, is_new=is_new, within=lambda: self._checked(content)
            )
        except FileExistsError:
            raise _changed(self.path) from None
        except OSError as error:
            raise UnusableFileError(os_problem(self.path, error, doing="written")) from None
        self._seen = sha256(content).hexdigest()

    def move(self, path: Path) -> None:
        """Go on in another file, which must be new; the one that was open stays as it is.

        Raises:
            UnusableFileError: there is something already, or nothing can be written there.
        """
        with ExitStack() as held:
            there = held.enter_context(open_file(path, None))
            self._held.close()
            self._held = held.pop_all()
        self.path, self.is_locked = there.path, there.is_locked
        self._target, self._seen = there._target, None  # noqa: SLF001 (one of its own kind)

    @contextmanager
    def _checked(self, content: bytes) -> Iterator[None]:
        """Refuse to write over what somebody else has put there, which no other save can do now.

        What a save put there that seemed to fail is our own.
        """
        with nullcontext() if self.is_locked else alone(self._target):
            if self.path.resolve() != self._target or self._target.is_symlink():
                raise _changed(self.path)
            if _content_of(self._target) not in (None, self._seen, sha256(content).hexdigest()):
                raise _changed(self.path)
            yield


def write_each(contents: Sequence[tuple[OpenFile, bytes]]) -> None:
    """Save several open files; where one cannot be saved, each is left as it was opened.

    Raises:
        UnusableFileError: one cannot be saved.
    """
    with ExitStack() as put_back:
        for file, content in contents:
            put_back.callback(_put_back, file)
            file.write(content)
        put_back.pop_all()


def _put_back(file: OpenFile) -> None:
    with suppress(UnusableFileError):
        file.write(file.kept)


@contextmanager
def open_file(path: Path, seen: Seen | None) -> Iterator[OpenFile]:
    """Open a file to answer into it; `seen` is as it was read, None where there was none to read.

    Raises:
        ChangedFileError: it was saved, deleted or moved since it was read.
        UnusableFileError: another window has it open, nothing can be written there, or no file of
            that name can be there.
    """
    refuse_name(path)
    target, folder = path.resolve(), working_folder()
    with ExitStack() as held:
        is_locked = held.enter_context(locked(target, path))
        if seen_in(path) != seen:
            raise ChangedFileError(
                Problem(str(path), *(_SAVED if os.path.lexists(path) else _GONE))
            )
        sweep(target, is_ours=is_locked)
        kept = b"" if seen in (None, _NOT_READ) else path.read_bytes()
        file = OpenFile(path, is_locked, kept, target, seen, held.pop_all(), folder)
        try:
            yield file
        finally:
            file._held.close()  # noqa: SLF001 (it may have moved, and holds another lock)


def working_folder() -> Path | None:
    """Return the working folder, None where it was deleted."""
    try:
        return Path.cwd()
    except OSError:
        return None


def _work_again_in(folder: Path | None) -> None:
    """Go into the working folder again, where it was deleted and is there anew."""
    if folder is not None and working_folder() is None:
        with suppress(OSError):
            os.chdir(folder)


def _changed(path: Path) -> ChangedFileError:
    fact = "was changed by another window or program while it was open here"
    remedy = "Nothing was written over it. Save what you have here in another file."
    return ChangedFileError(Problem(str(path), fact, remedy))


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
