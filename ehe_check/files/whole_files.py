"""Whole files: put in place in one step, several all or none, and what a system says of one."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

from ehe_check.errors import Problem, UnusableFileError

Result = TypeVar("Result")

LARGEST: Final = 2 * 1024 * 1024
_BESIDE: Final = re.compile(
    r"\.ehe-check\.(?P<whose>[0-9a-f]{8})\.(?:(?P<copy>[a-z0-9_]{8})\.tmp|saving)"
)
_LEFT_FOR: Final = 60.0
"""Seconds after which nobody can still be writing: a save takes far less."""
_TRIES: Final = 3
_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
_WAITS_FOR_ANOTHER: Final = (*(0.05,) * 8, *(0.2,) * 10)
"""How long a save waits for another one of the same file, in seconds: that takes far less."""
_NO_ACCESS: Final = 5
_IN_USE: Final = 32
_LOCKED: Final = 33
"""The numbers by which Windows says so."""
_NO_LINKS: Final = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def read_bytes(path: Path, wanted: str) -> bytes:
    """Read a file of at most 2 MiB; `wanted` is what kind of file it should be.

    Raises:
        UnusableFileError: it is not there, not a file, too large or not readable.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            remedy = f"Give the path of {wanted}."
            raise UnusableFileError(Problem(str(path), "is not a file", remedy))
        if status.st_size > LARGEST:
            fact = f"is {megabytes(status.st_size)}, larger than any file of this program"
            raise UnusableFileError(
                Problem(str(path), fact, "Check that it is the file you meant.")
            )
        return _patiently(path.read_bytes, (_IN_USE, _LOCKED))
    except OSError as error:
        raise UnusableFileError(os_problem(path, error)) from None


def write_bytes(path: Path, content: bytes, *, over: bool = True) -> None:
    """Write a file whole or not at all; unless it may be written `over`, only where nothing is.

    Raises:
        UnusableFileError: it cannot be written; what was there before is still there.
    """
    target = path.resolve() if over and path.is_symlink() else path
    try:
        sweep(target, is_ours=True)
        put_in_place(target, content, is_new=not over or not os.path.lexists(target))
    except FileExistsError:
        fact = "is there already, and was not when this began"
        raise UnusableFileError(Problem(str(path), fact, _OTHER_NAME)) from None
    except OSError as error:
        raise UnusableFileError(os_problem(path, error, doing="written")) from None


_TAKEN: Final = re.compile(
    r"(con|conin\$|conout\$|prn|aux|nul|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE
)
_NOT_TAKEN: Final = re.compile(r'[<>:"|?*\x00-\x1f]')
_OTHER_NAME: Final = "Choose another name."


def name_fault(name: str) -> str:
    """Return why Windows would not keep a file under a name, empty where it would.

    It is refused everywhere: a folder is shared, or a file sent on. What comes after a colon would
    be kept out of sight there, and a point at the end be dropped.

    Source: "Naming Files, Paths, and Namespaces" in Microsoft's documentation of Windows.
    """
    if _TAKEN.fullmatch(name):
        return f"{name.partition('.')[0]} is a name that Windows keeps for itself"
    if found := _NOT_TAKEN.search(name):
        return f"Windows takes no {found[0]!r} in a name"
    return "Windows drops a point or space at the end of a name" if name[-1:] in (".", " ") else ""


def taken_anywhere(name: str) -> str:
    """Return a name in which each character that Windows would not take is a hyphen."""
    return _NOT_TAKEN.sub("-", name)


def refuse_name(path: Path) -> None:
    """Refuse a name for a new file that Windows would not keep.

    Raises:
        UnusableFileError: it is such a name, and there is no such file.
    """
    fault = name_fault(path.name)
    if fault and not os.path.isfile(path):  # noqa: PTH113 (Path refuses to look at some of them)
        raise UnusableFileError(Problem(str(path), f"cannot be its name: {fault}", _OTHER_NAME))


def write_all(contents: Mapping[Path, bytes], *, over: bool) -> None:
    """Write several files; where one cannot be written, none is there that was not before.

    Raises:
        UnusableFileError: one cannot be written; what was there before is still there.
    """
    before = {path: _content_of(path) for path in contents} if over else {}
    with ExitStack() as put_back:
        for path, content in contents.items():
            write_bytes(path, content, over=over)
            put_back.callback(_put_back, path, before.get(path))
        put_back.pop_all()


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


def put_in_place(
    target: Path,
    content: bytes,
    *,
    is_new: bool,
    within: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> None:
    """Put content in the place of a file in one step; `within` may refuse it at the last moment.

    A new file is for its owner only; another keeps its mode, as far as it was meant to be shared.

    Raises:
        FileExistsError: it was to be new, and something is there.
        UnusableFileError: what is there is not a file, or no file of that name can be there.
        OSError: it cannot be written; what was there before is still there.
    """
    refuse_name(target)
    if target.exists() and not target.is_file():
        fact = "is not a file that can be written over"
        raise UnusableFileError(Problem(str(target), fact, _OTHER_NAME))
    if not target.parent.is_dir():
        remedy = "Put that folder back and try again, or choose another place."
        raise UnusableFileError(Problem(str(target.parent), "is not a folder any more", remedy))
    for tries_left in reversed(range(_TRIES)):
        beside = _written_beside(target, content)
        try:
            with within():
                _place_new(beside, target) if is_new else _place_over(beside, target)
        except FileNotFoundError:  # somebody swept it away, or the folder is gone
            if not tries_left or not target.parent.is_dir():
                raise
        else:
            break
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    flush_folder(target.parent)


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Let no two saves of one file stand between their check and their place, where no lock can.

    Whoever makes a file that is new has the moment. One that was left by a program that was ended
    is swept like a copy; one of our own may have been swept too, where it took as long as that.

    Raises:
        UnusableFileError: another save has the moment, or one that was ended had it just now.
        OSError: nothing can be made there.
    """
    claim = target.parent / f".ehe-check.{_whose(target.name)}.saving"
    sweep(target, is_ours=False)
    began = _claimed(claim, target)
    try:
        yield
    finally:
        if time.time() - began < _LEFT_FOR:
            with suppress(OSError):
                claim.unlink(missing_ok=True)


def _claimed(claim: Path, target: Path) -> float:
    """Make a file that is new, and return when that began.

    Raises:
        UnusableFileError: it was there all the time.
        OSError: nothing can be made there.
    """
    for wait in _WAITS_FOR_ANOTHER:
        began = time.time()
        try:
            os.close(os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            time.sleep(wait)
        else:
            return began
    fact = "is being saved by another window"
    raise UnusableFileError(Problem(str(target), fact, "Wait a minute and try again."))


def sweep(target: Path, *, is_ours: bool) -> None:
    """Remove what was left half way, as when the power went: each copy is a whole case.

    It goes once nobody can be writing still; copies of a file that `is_ours` to write go at once.
    Who loses one all the same writes it again.
    """
    with suppress(OSError), os.scandir(target.parent) as found:
        for each in found:
            if each.name.startswith(".") and _is_left_over(each, target.name if is_ours else None):
                with suppress(OSError):
                    os.unlink(each.path)  # noqa: PTH108 (scandir gives no Path)


def megabytes(size: int) -> str:
    """Return a size in words."""
    return f"{size / 1024 / 1024:.1f} MB"


def _is_left_over(found: os.DirEntry[str], ours: str | None) -> bool:
    if not found.is_file(follow_symlinks=False):
        return False
    beside = _BESIDE.fullmatch(found.name)
    if beside is None:
        return False
    age = time.time() - found.stat(follow_symlinks=False).st_mtime
    is_ours = beside["copy"] and ours is not None and beside["whose"] == _whose(ours)
    return bool(is_ours) or age > _LEFT_FOR


def _whose(name: str) -> str:
    """Return what tells the copies of one file from those of others, without its name."""
    return sha256(name.encode(errors="surrogateescape")).hexdigest()[:8]


def _written_beside(target: Path, content: bytes) -> Path:
    beside = target.parent / f".ehe-check.{_whose(target.name)}.{os.urandom(4).hex()}.tmp"
    try:
        with open(beside, "xb", opener=_for_its_owner) as file:
            _share_alike(file.fileno(), target)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _share_alike(descriptor: int, target: Path) -> None:
    """Share a new copy with the group that shares the file it replaces, and with nobody else.

    A file that the group may write, or that only the group may read besides its owner, is shared
    on purpose; one that everybody may read was made by an editor.
    """
    if os.name != "posix":
        return
    try:
        old = target.stat()
    except OSError:
        return
    mode = stat.S_IMODE(old.st_mode)
    if not mode & 0o060 or (mode & 0o007 and not mode & 0o020):
        return
    try:
        os.fchown(descriptor, -1, old.st_gid)
        os.fchmod(descriptor, mode & 0o660 | 0o600)
    except OSError:  # not a member of that group: its members must ask the owner
        os.fchmod(descriptor, 0o600)


def _place_new(beside: Path, target: Path) -> None:
    """Put a file where nothing is; where something is, that stays.

    Raises:
        FileExistsError: something is there.
    """
    if os.name == "nt":
        _patiently(lambda: beside.rename(target))  # which refuses there what is taken
        return
    try:
        os.link(beside, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError from None
        beside.replace(target)


def _place_over(beside: Path, target: Path) -> None:
    try:
        _patiently(lambda: os.replace(beside, target))  # noqa: PTH105 (tests stand in for it here)
    except PermissionError as error:
        if getattr(error, "winerror", None) == _NO_ACCESS and _may_be_written(target):
            error.winerror = _IN_USE  # type: ignore[attr-defined,unused-ignore]  # Windows only
        raise


def _may_be_written(path: Path) -> bool:
    """Say whether a file may be written; where no other can take its place, somebody holds it."""
    try:
        path.open("r+b").close()
    except OSError as error:
        return getattr(error, "winerror", None) in (_IN_USE, _LOCKED)
    return True


def _patiently(
    act: Callable[[], Result], where: Sequence[int] = (_IN_USE, _LOCKED, _NO_ACCESS)
) -> Result:
    """Read, place or delete a file, waiting a little where a scanner on Windows holds it open."""
    for wait in _WAITS if os.name == "nt" else ():
        try:
            return act()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in where:
                raise
        time.sleep(wait)
    return act()


def delete(path: Path) -> None:
    """Delete a file, and no file that a link leads to.

    Raises:
        UnusableFileError: it cannot be deleted.
    """
    try:
        _patiently(path.unlink)
    except OSError as error:
        raise UnusableFileError(os_problem(path, error, doing="deleted")) from None


def delete_all(paths: Collection[Path]) -> None:
    """Delete several files; where one cannot be deleted, each of them is there again.

    Raises:
        UnusableFileError: one cannot be deleted.
    """
    before = {path: _content_of(path) for path in paths}
    with ExitStack() as put_back:
        for path, content in before.items():
            delete(path)
            put_back.callback(_put_back, path, content)
        put_back.pop_all()


def flush_folder(folder: Path) -> None:
    """Let a new name last through a power cut, where the place can do that."""
    if os.name != "posix":
        return
    with suppress(OSError):  # the file itself is there
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_ELSEWHERE: Final = "Choose another place, or ask for access."
_IN_A_FILE: Final = ("is not there, as a part of its path is a file", "Check the path.")
_SAID: Final = {
    errno.ENOENT: ("is not there", "Check the path and the name."),
    errno.ENOTDIR: _IN_A_FILE,
    errno.EEXIST: _IN_A_FILE,  # what making a folder there comes to on Windows
    errno.EISDIR: ("is a folder", "Give the path of a file."),
    errno.EACCES: ("cannot be {doing}: you do not have permission", _ELSEWHERE),
    errno.EPERM: ("cannot be {doing}: it is not permitted", _ELSEWHERE),
    errno.EROFS: ("cannot be written: that place is read-only", "Choose another place."),
    errno.ENOSPC: ("cannot be written: the disk is full", "Free some room, then try again."),
    errno.EDQUOT: ("cannot be written: your space is used up", "Free some room, then try again."),
    errno.EFBIG: ("cannot be written: it is too large for that place", "Choose another place."),
    errno.ENAMETOOLONG: ("has too long a name", "Choose a shorter one."),
}
_ON_WINDOWS: Final = {
    _NO_ACCESS: (
        "cannot be {doing}: another program may have it open, or you do not have permission",
        "Close it elsewhere and try again, or choose another place.",
    ),
    _IN_USE: (
        "cannot be {doing}: another program has it open, such as Word, OneDrive or a virus scanner",
        "Close it there or wait a moment, then try again.",
    ),
}


def os_problem(path: Path | str, error: OSError, *, doing: str = "read") -> Problem:
    """Return what the operating system says of a file, and what can be done about it.

    On Windows a file that another program has open comes with the code of a lack of permission;
    only the system's own number tells the two apart, and not always.
    """
    number = getattr(error, "winerror", None)
    number = _IN_USE if number == _LOCKED else number
    unknown = (f"cannot be {doing}: {error.strerror or 'unknown reason'}", "")
    fact, remedy = _ON_WINDOWS.get(number or 0) or _SAID.get(error.errno or 0, unknown)
    return Problem(str(path), fact.replace("{doing}", doing), remedy)
