"""Which format a file is of, and whether this program reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ehe_check.errors import Problem, UnusableFileError

FIRST_FORMAT = 1


def refuse_other_format(raw: Mapping[str, Any], path: Path, of_format: int = FIRST_FORMAT) -> None:
    """Refuse a file of another format, or of questions long gone, before all else is said of it.

    Raises:
        UnusableFileError: it is newer than this program knows, or too old.
    """
    given = raw.get("format")
    number = given if isinstance(given, int) and not isinstance(given, bool) else of_format
    if number > of_format:
        fact = f"is of format {number}, and this version reads up to format {of_format}"
        raise UnusableFileError(Problem(str(path), fact, "Install a newer ehe-check to open it."))
    trial = f"a trial version of ehe-check (format {number})"
    if made_with := trial if 0 < number < of_format else _gone_bank(raw):
        fact = f"was made with {made_with}, which this one cannot read; nothing in it was changed"
        raise UnusableFileError(Problem(str(path), fact, "Begin a new one."))


def _gone_bank(raw: Mapping[str, Any]) -> str:
    """Return the version of the questions that a file names, where that is not kept any more."""
    match raw.get("bank"):
        case {"id": "case", "version": str(version)} if version.split(".")[:2] == ["2026", "11"]:
            return f"version {version} of the questions"
        case _:
            return ""
