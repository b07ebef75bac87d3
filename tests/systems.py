"""What one system has and another lacks, and the marks of tests that need it."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest

IS_POSIX = os.name == "posix"


def has_mode(path: Path, mode: int) -> bool:
    """Say whether a file or folder has exactly these rights; where none are kept, it has."""
    return not IS_POSIX or mode == stat.S_IMODE(path.stat().st_mode)


def _makes_links() -> bool:
    """Say whether a link can be made here: on Windows, it takes a right of its own."""
    with tempfile.TemporaryDirectory() as name:
        link = Path(name, "link")
        try:
            link.symlink_to("target")
        except OSError:
            return False
        return link.is_symlink()


HAS_LINKS = _makes_links()
NO_LINKS = "no symbolic link can be made here"
NO_PIPES = "Windows keeps no pipes among files"

links = pytest.mark.skipif(not HAS_LINKS, reason=NO_LINKS)


def _posix(otherwise: str) -> pytest.MarkDecorator:
    """Return the mark of a test that Windows cannot run, with what is otherwise there."""
    return pytest.mark.skipif(not IS_POSIX, reason=otherwise)


modes = _posix("Windows keeps no modes of files")
groups = _posix("on Windows no file has a group")
flushed_folders = _posix("Windows flushes no folder")
free_folders = _posix("Windows takes no folder away that is in use")
flocks = _posix("Windows locks otherwise")
kills = _posix("Windows sends no such signals")
devices = _posix("Windows keeps no devices among files")
shells = _posix("there is no such shell on Windows")
zones = _posix("Windows takes no time zone from the environment")
