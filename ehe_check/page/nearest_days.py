"""Days of the calendar: the nearest such one, so many on, and None where no calendar has it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def nearest_day(month: int, day: int, today: date, way: int) -> date | None:
    """Return the nearest such day, from today on (1) or back (-1), as far as to a leap day."""
    days = (day_of(today.year + way * years, month, day) for years in range(9))
    return next((each for each in days if each and way * (each - today).days >= 0), None)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day by its numbers."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_on(day: date, days: int) -> date | None:
    """Return the day so many days on, or back."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def months_on(day: date, months: int) -> date | None:
    """Return the same day so many months on, or back; the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
