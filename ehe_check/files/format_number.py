"""Which format a file is of, and whether this program reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ehe_check.errors import Problem, UnusableFileError

NEWEST_FORMAT = 1


def refuse_trial(raw: Mapping[str, Any], path: Path, oldest: int) -> None:
    """Refuse a file of the trial version, which was never released.

    Raises:
        UnusableFileError: its format is older than this program reads.
    """
    given = raw.get("format")
    if isinstance(given, int) and not isinstance(given, bool) and 0 < given < oldest:
        trial = f"a trial version of ehe-check (format {given})"
        fact = f"was made with {trial}, which this one cannot read"
        remedy = "Begin it anew; nothing in it was changed."
        raise UnusableFileError(Problem(str(path), fact, remedy))


def refuse_newer(raw: Mapping[str, Any], path: Path, newest: int = NEWEST_FORMAT) -> None:
    """Refuse a file of a newer format before anything else is said about it.

    Raises:
        UnusableFileError: its format is newer than this program knows.
    """
    given = raw.get("format")
    if isinstance(given, int) and given > newest:
        fact = f"is of format {given}, and this version reads up to format {newest}"
        raise UnusableFileError(Problem(str(path), fact, "Install a newer ehe-check to open it."))
