"""The moment it is, as several commands keep it."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now(named: date | None = None) -> datetime:
    """Return the moment it is, to the second, as it is kept in files: on the day that was named."""
    moment = datetime.now(UTC).replace(microsecond=0)
    return moment if named is None else datetime.combine(named, moment.timetz())
