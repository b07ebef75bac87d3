"""What several commands say alike: the moment it is, and a path that can be copied."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path


def now() -> datetime:
    """Return the moment it is, to the second, as it is kept in files."""
    return datetime.now(UTC).replace(microsecond=0)


def in_quotes(path: Path) -> str:
    """Return a path as it can be typed again: in quotes where it has a space in it."""
    text = str(path)
    return f'"{text}"' if " " in text else text
