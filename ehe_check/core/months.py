"""Months: reading a month or a date as people type it, and saying it in words."""

from __future__ import annotations

import re
from datetime import date

_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def month_or_date(text: str) -> date | None:
    """Return the day that a typed month or date means, the first of the month for a month, or None.

    Reads 2026-09, 2026-09-14, 9/2026, 14/9/2026, September 2026 and 14 September 2026.
    """
    typed = text.strip().lower().replace(",", " ")
    for pattern in (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?",
        r"(?:(?P<d>\d{1,2})[/.-])?(?P<m>\d{1,2})[/.-](?P<y>\d{4})",
        r"(?:(?P<d>\d{1,2})\s+)?(?P<m>[a-z]{3,9})\.?\s+(?P<y>\d{4})",
    ):
        match = re.fullmatch(pattern, typed)
        if match:
            return _day(match["y"], match["m"], match["d"])
    return None


def month_words(day: date) -> str:
    """Return a month in words."""
    return f"{_NAMES[day.month - 1].capitalize()} {day.year}"


def day_words(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {month_words(day)}"


def _day(year: str, month: str, day: str | None) -> date | None:
    number = int(month) if month.isdecimal() else _month_number(month)
    try:
        return date(int(year), number, int(day or 1))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return next((place for place, full in enumerate(_NAMES, start=1) if full.startswith(name)), 0)
