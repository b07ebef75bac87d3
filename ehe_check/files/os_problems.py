"""What the operating system says of a file that it will not open or write, in plain words."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from ehe_check.errors import Problem

_ELSEWHERE: Final = "Choose another place, or ask for access."
_SAID: Final = {
    errno.ENOENT: ("is not there", "Check the path and the name."),
    errno.ENOTDIR: ("is not there, as a part of its path is a file", "Check the path."),
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
    5: (
        "cannot be {doing}: another program may have it open, or you do not have permission",
        "Close it elsewhere and try again, or choose another place.",
    ),
    32: (
        "cannot be {doing}: another program has it open, such as Word, OneDrive or a virus scanner",
        "Close it there or wait a moment, then try again.",
    ),
}
_ON_WINDOWS_LOCKED: Final = 33


def os_problem(path: Path | str, error: OSError, *, doing: str = "read") -> Problem:
    """Return what the operating system says of a file, and what can be done about it.

    On Windows a file that another program has open comes with the code of a lack of permission;
    only the system's own number tells the two apart.
    """
    number = getattr(error, "winerror", None)
    number = 32 if number == _ON_WINDOWS_LOCKED else number
    unknown = (f"cannot be {doing}: {error.strerror or 'unknown reason'}", "")
    fact, remedy = _ON_WINDOWS.get(number or 0) or _SAID.get(error.errno or 0, unknown)
    return Problem(str(path), fact.replace("{doing}", doing), remedy)
