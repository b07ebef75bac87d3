"""Where a new file can be: a name that nothing has yet, or a place as somebody typed it."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

_KINDS = (".supervision", ".meeting", ".quiz-room", ".quiz-sheets")


def new_place(typed: str, ending: str) -> Path | str:
    """Return the path of a new file, with its ending, or the words for why it cannot be there."""
    if not typed.strip():
        return "Type a name for the file."
    try:
        path = Path(typed.strip()).expanduser()
        if path.is_dir():
            return "That is a folder: add a name for the file."
        path = _with_ending(path, ending)
        return _fault(path) or path
    except (OSError, RuntimeError, ValueError):  # no system takes it, or its folder is closed
        return "That place cannot be used: choose another."


def new_session_file(reference: str, today: date, folder: Path) -> Path:
    """Return a name for a session file that is not taken yet: `ehe-REF-DATE.toml`."""
    safe = re.sub(r"[^A-Za-z0-9]+", "-", reference).strip("-") or "case"
    stem = f"ehe-{safe[:40]}-{today.isoformat()}"
    return unused(folder / f"{stem}.toml")


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
    if path.exists():
        return "That file is there already: choose another name."
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}: make it first, or choose another."
    return ""
