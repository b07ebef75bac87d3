"""Which format a file is of, and whether this program reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ehe_check.errors import Problem, UnusableFileError

FIRST_FORMAT = 1


def refuse_other_format(raw: Mapping[str, Any], path: Path, of_format: int = FIRST_FORMAT) -> None:
    """Refuse a file of another format before anything else is said about it.

    Where there is an older one, it is that of the trial version, which was never released.

    Raises:
        UnusableFileError: its format is newer than this program knows, or of the trial version.
    """
    given = raw.get("format")
    if not isinstance(given, int) or isinstance(given, bool):
        return
    if given > of_format:
        fact = f"is of format {given}, and this version reads up to format {of_format}"
        raise UnusableFileError(Problem(str(path), fact, "Install a newer ehe-check to open it."))
    if 0 < given < of_format:
        trial = f"a trial version of ehe-check (format {given})"
        fact = f"was made with {trial}, which this one cannot read"
        remedy = "Begin it anew; nothing in it was changed."
        raise UnusableFileError(Problem(str(path), fact, remedy))
