"""Short dates: days and months in few letters, and how far a day is away."""

from __future__ import annotations

from datetime import date

from ehe_check.page.dates import month_words


def short_month(day: date) -> str:
    """Return a month in few letters, such as Jun 25."""
    return f"{month_words(day)[:3]} {day.year % 100:02d}"


def short_day(day: date) -> str:
    """Return a day in few letters, such as 4 Nov 2026."""
    return f"{day.day} {month_words(day)[:3]} {day.year}"


def near_day(day: date, today: date) -> str:
    """Return a day in few letters, without its year where that is this one, such as 4 Nov."""
    return short_day(day) if day.year != today.year else f"{day.day} {month_words(day)[:3]}"


def distance_words(day: date, today: date) -> str:
    """Return how far a day is from today: in 3 days, tomorrow, 4 days ago."""
    match (day - today).days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
        case days:
            return f"in {days} days" if days > 0 else f"{-days} days ago"
