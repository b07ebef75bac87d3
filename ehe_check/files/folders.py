"""Folders: every TOML file in them, what cannot be read there, and no way out through a link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.os_problems import os_problem
from ehe_check.files.toml import read_toml

_HEAD: Final = 65_536
_REFERENCE: Final = re.compile(r'^\s*reference\s*=\s*"([^"\n]*)"', re.MULTILINE)
_LINK = ("is a link, and links are not followed", "Give the folder that it leads to as well.")


@dataclass(frozen=True)
class NotRead:
    """What may hold something of a case and cannot be read; `reference` is "" if it says none."""

    path: Path
    problem: Problem
    reference: str = ""


def not_read(path: Path, error: UnusableFileError, *tables: str) -> NotRead | None:
    """Return why a file is not read, None where it is plainly of another kind.

    It may be of this kind if it has one of these tables, or ends before anything could tell.
    """
    try:
        raw = read_toml(path)
    except UnusableFileError:
        return NotRead(path, error.problems[0], _reference_in(path))
    if not raw.keys() <= {"format", "case"} and not any(table in raw for table in tables):
        return None
    match raw:
        case {"case": {"reference": str(reference)}}:
            return NotRead(path, error.problems[0], reference.strip())
        case _:
            return NotRead(path, error.problems[0])


def _reference_in(path: Path) -> str:
    """Return the reference that stands in a file which is no TOML, as one that was cut short."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode(errors="replace")
    except OSError:
        return ""
    found = _REFERENCE.search(head)
    return found[1].strip() if found else ""


def check_folders(folders: Iterable[Path]) -> None:
    """Refuse what is not a folder, or one that may not be looked into.

    Raises:
        UnusableFileError: with every one of them.
    """
    problems = [found for folder in folders if (found := _refused(folder)) is not None]
    if problems:
        raise UnusableFileError(problems)


def _refused(folder: Path) -> Problem | None:
    if not folder.is_dir():
        remedy = "Give a folder in which sessions are kept."
        return Problem(str(folder), "is not a folder", remedy)
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        return os_problem(folder, error)
    return None


def toml_files(folders: Iterable[Path]) -> Iterator[Path | Problem]:
    """Yield each TOML file in folders and theirs once, and a problem for what is passed over."""
    seen: set[str] = set()
    for folder in folders:
        for found in _within(folder):
            name = os.path.realpath(found) if isinstance(found, Path) else str(found)
            if name not in seen:
                seen.add(name)
                yield found


def _within(folder: Path) -> Iterator[Path | Problem]:
    refused: list[OSError] = []
    for at, folders, files in os.walk(folder, onerror=refused.append):
        folders.sort()
        here = Path(at)
        links = [name for name in folders if (here / name).is_symlink()]
        yield from (Problem(str(here / name), *_LINK) for name in links)
        for name in sorted(files):
            path = here / name
            if path.suffix.lower() == ".toml":
                yield Problem(str(path), *_LINK) if path.is_symlink() else path
    for error in refused:
        yield os_problem(Path(error.filename or folder), error)
