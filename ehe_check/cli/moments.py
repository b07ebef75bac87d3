"""What several commands say alike: the moment it is, and a path that can be copied."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path


def now(named: date | None = None) -> datetime:
    """Return the moment it is, to the second, as it is kept in files: on the day that was named."""
    moment = datetime.now(UTC).replace(microsecond=0)
    return moment if named is None else datetime.combine(named, moment.timetz())


def in_quotes(path: Path) -> str:
    """Return a path as it can be typed again: in quotes where it has a space in it."""
    text = str(path)
    return f'"{text}"' if " " in text else text
