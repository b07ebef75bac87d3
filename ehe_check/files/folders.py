"""Folders: every TOML file in them, what cannot be read there, and no way out through a link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
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


def not_read(path: Path, error: UnusableFileError) -> NotRead:
    """Return why a file is not read, with the reference that it says."""
    return NotRead(path, error.problems[0], _reference_in(path))


def _reference_in(path: Path) -> str:
    """Return the reference that stands in a file, be it no TOML as one that was cut short."""
    with suppress(UnusableFileError):
        match read_toml(path):
            case {"case": {"reference": str(reference)}}:
                return reference.strip()
            case _:
                return ""
    if not path.is_file():  # a pipe would be waited for
        return ""
    with suppress(OSError), path.open("rb") as file:
        found = _REFERENCE.search(file.read(_HEAD).decode(errors="replace"))
        return found[1].strip() if found else ""
    return ""


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
    top = Path(os.path.realpath(folder))
    for at, folders, files in os.walk(folder, onerror=refused.append):
        folders.sort()
        here = Path(at)
        links = [here / name for name in folders if (here / name).is_symlink()]
        for path in (*links, *(here / name for name in sorted(files) if _is_toml(name))):
            if not path.is_symlink():
                yield path
            elif _leads_out(path, top):
                yield Problem(str(path), *_LINK)
    for error in refused:
        yield os_problem(Path(error.filename or folder), error)


def _is_toml(name: str) -> bool:
    return name.lower().endswith(".toml")


def _leads_out(link: Path, top: Path) -> bool:
    """Say whether a link leads to anything but a folder or TOML file that is read without it."""
    target = Path(os.path.realpath(link))
    is_read = target.is_dir() or (_is_toml(target.name) and target.is_file())
    return not (is_read and target.is_relative_to(top))
