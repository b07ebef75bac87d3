"""Folders: the TOML files in them, what cannot be read there, and names for new files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.toml import read_toml
from ehe_check.files.whole_files import name_fault, os_problem

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


def toml_files(folders: Iterable[Path], *, is_deep: bool = True) -> Iterator[Path | Problem]:
    """Yield each TOML file in folders once, and a problem for what is passed over.

    Where it `is_deep`, those in their own folders are yielded too.
    """
    seen: set[str] = set()
    for folder in folders:
        for found in _within(folder, None if is_deep else 1):
            name = os.path.realpath(found) if isinstance(found, Path) else str(found)
            if name not in seen:
                seen.add(name)
                yield found


def _within(folder: Path, most_folders: int | None) -> Iterator[Path | Problem]:
    refused: list[OSError] = []
    top = Path(os.path.realpath(folder))
    for at, folders, files in islice(os.walk(folder, onerror=refused.append), most_folders):
        folders.sort()
        here = Path(at)
        links = [here / name for name in folders if (here / name).is_symlink()]
        links += (here / name for name in files if "." not in name and _is_gone(f"{at}/{name}"))
        for path in (*links, *(here / name for name in sorted(files) if is_toml(name))):
            if not path.is_symlink():
                yield path
            elif _leads_out(path, top):
                yield Problem(str(path), *_LINK)
    for error in refused:
        yield os_problem(Path(error.filename or folder), error)


def is_toml(name: str) -> bool:
    """Say whether a file has the name of a TOML file."""
    return name.lower().endswith(".toml")


def _is_gone(path: str) -> bool:
    """Say whether something is a link to what is not there, such as a folder on another disk."""
    return os.path.islink(path) and not os.path.exists(path)  # noqa: PTH110, PTH114 (of thousands)


def _leads_out(link: Path, top: Path) -> bool:
    """Say whether a link leads to anything but a folder or TOML file that is read without it."""
    target = Path(os.path.realpath(link))
    is_file = is_toml(target.name) and target.is_file() and _kind(target) == _kind(link)
    return not ((target.is_dir() or is_file) and target.is_relative_to(top))


_KINDS = (".supervision", ".meeting", ".quiz-room")


def _kind(path: Path) -> str:
    """Return the ending by which a file is known for what it is, before its .toml."""
    stem = path.name.lower().removesuffix(".toml")
    return next((kind for kind in _KINDS if stem.endswith(kind)), "")


def new_place(typed: str, ending: str, *, or_folder: bool = False) -> Path | str:
    """Return the path of a new file, with its ending, or the words for why it cannot be there.

    A folder that is there is returned as it is where it will do.
    """
    if not typed.strip():
        return "Type a name for the file."
    try:
        path = Path(typed.strip()).expanduser()
        if path.is_dir():
            return path if or_folder else "That is a folder: add a name for the file."
        path = _with_ending(path, ending)
        return _fault(path) or path
    except (OSError, RuntimeError, ValueError):  # no system takes it, or its folder is closed
        return "That place cannot be used: choose another."


def new_session_file(reference: str, today: date, folder: Path) -> Path:
    """Return a place for a session file that is not taken yet: `ehe-REF-DATE.toml`."""
    return unused(folder / session_name(reference, today))


def session_name(reference: str, today: date) -> str:
    """Return the name that the file of a session has: `ehe-REF-DATE.toml`."""
    return f"ehe-{as_in_names(reference) or 'case'}-{today.isoformat()}.toml"


def as_in_names(reference: str) -> str:
    """Return a reference as it stands in the name of a session."""
    return re.sub(r"[^A-Za-z0-9]+", "-", reference).strip("-")[:30]


def is_session_name(name: str) -> bool:
    """Say whether a file has a name that a session is given here, be it one beside another."""
    return re.fullmatch(r"ehe-.+-\d{4}-\d{2}-\d{2}(-\d+)?\.toml", name) is not None


def unused(path: Path) -> Path:
    """Return a path that nothing has yet: this one, or one beside it."""
    return beside(path) if os.path.lexists(path) else path


def beside(path: Path) -> Path:
    """Return a name beside a file that nothing has yet, with the same ending."""
    ending = ending_of(path)
    stem, number = path.name.removesuffix(ending), 2
    while os.path.lexists(other := path.with_name(f"{stem}-{number}{ending}")):
        number += 1
    return other


def ending_of(path: Path) -> str:
    """Return the ending that says what a file is: `.toml`, or `.supervision.toml` and its like."""
    several = path.suffixes[-2:]
    is_of_a_kind = len(several) > 1 and several[0] in _KINDS
    return "".join(several) if is_of_a_kind else path.suffix


def _with_ending(path: Path, ending: str) -> Path:
    is_named = path.name.endswith(ending) if ending != ".toml" else bool(path.suffix)
    return path if is_named else path.with_name(path.name.removesuffix(".toml") + ending)


def _fault(path: Path) -> str:
    if re.fullmatch(r"\.toml.+", path.suffix, re.IGNORECASE):
        return f"That name goes on after .toml ({path.name}): type it again."
    if fault := name_fault(path.name):
        return f"That cannot be its name: {fault}. Choose another."
    if path.exists():
        return "That file is there already: choose another name."
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}: make it first, or choose another."
    return ""
