"""Dates: months and days, read as people type and say them, and said in words."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

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
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_YEAR = r"(?P<y>\d{4}|\d{2})"
_DAYS = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    rf"(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-]{_YEAR}",
    r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?P<y>)",
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>[a-z]{{3,9}})\.?(?:\s+{_YEAR})?",
)
_MONTHS = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})",
    r"(?P<m>\d{1,2})[/.-](?P<y>\d{4})",
    rf"(?P<m>[a-z]{{3,9}})\.?\s+{_YEAR}",
)
_SO_MANY = r"(?P<n>\d{1,3}|[a-z]+)\s+(?P<unit>day|week|month)s?"


@dataclass(frozen=True)
class Understood:
    """The day that was meant, the first of a month where only that was named.

    It is `in_full` where nothing had to be guessed, and need not be said back.
    """

    day: date
    is_month: bool = False
    in_full: bool = False

    @property
    def words(self) -> str:
        """The day with its weekday, or the month."""
        if self.is_month:
            return month_words(self.day)
        return f"{_WEEKDAYS[self.day.weekday()].capitalize()} {day_words(self.day)}"


@dataclass(frozen=True)
class NoSuchDay:
    """A date that is no day of any calendar, such as 31/2, as it was typed."""

    typed: str


Read = Understood | NoSuchDay | None
"""What a text means: None where it is neither a day nor a month that can be read."""


def read_coming(text: str, today: date) -> Read:
    """Return the day that a text means for something to be done.

    Reads days such as 2026-12-01, 1/12/2026, 1/12/26, 1/12, 1 December 2026, 1st of Dec and 1 dec;
    today, tomorrow, Friday (the next one), this Friday, next Friday (in the week that begins next
    Monday), end of the week (its Friday), end of the month, 2 weeks and in 2 weeks, with on or by
    before it. A month is read as one. A day or a month without a year is the next such one.
    """
    typed = re.sub(r"^(?:on|by) ", "", _plain(text))
    said = _date(typed, today, 1) or _month(typed) or _named_month(typed, today, 1)
    return said or _found(_coming_day(typed, today))


def read_past(text: str, today: date) -> Read:
    """Return the day or month that a text means for something that has happened.

    Reads days and months such as 2026-09, 9/2026, 9/26, September 2026, sep 26, sep, 14/9/2026,
    14/9/26, 14/9 and 14 sep; today, yesterday, this month, last month, last March (before this
    month), last Friday and Friday (both the latest before today), 2 weeks ago and 3 months ago (a
    month), with on or in before it. A day or a month without a year is the latest such one. A month
    with two digits after it is a month of that year: 10/25 is one, since there is no 25th month.
    """
    typed = re.sub(r"^(?:on|in) ", "", _plain(text))
    said = _month_of_year(typed) or _date(typed, today, -1) or _month(typed)
    return said or _past_month(typed, today) or _found(_past_day(typed, today))


def month_words(day: date) -> str:
    """Return a month in words."""
    return f"{_NAMES[day.month - 1].capitalize()} {day.year}"


def day_words(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {month_words(day)}"


def _plain(text: str) -> str:
    return " ".join(text.lower().replace(",", " ").split())


def _found(day: date | None) -> Understood | None:
    return Understood(day) if day is not None else None


def _date(typed: str, today: date, way: int) -> Read:
    """Read a date by its numbers; without a year it is the nearest, later (1) or earlier (-1)."""
    match = _first_match(_DAYS, typed)
    if match is None:
        return None
    number, month, year = int(match["d"]), _month_number(match["m"]), match["y"]
    if month is None:
        return None
    day = (
        day_of(_full_year(year), month, number) if year else nearest_day(month, number, today, way)
    )
    if day is None:
        return NoSuchDay(typed)
    return Understood(day, in_full=len(year or "") > len("26"))


def _month(typed: str) -> Read:
    match = _first_match(_MONTHS, typed)
    month = _month_number(match["m"]) if match is not None else None
    if match is None or month is None:
        return None
    day = day_of(_full_year(match["y"]), month, 1)
    if day is None:
        return NoSuchDay(typed)
    return Understood(day, is_month=True, in_full=len(match["y"]) > len("26"))


def _month_of_year(typed: str) -> Understood | None:
    """Read 10/25 as the month that it must be, as no year has so many months."""
    full = re.sub(r"^(\d{1,2})/(1[3-9]|[2-9]\d)$", r"\1/20\2", typed, flags=re.ASCII)
    read = _month(full) if full != typed else None
    return replace(read, in_full=False) if isinstance(read, Understood) else None


def _named_month(name: str, today: date, way: int) -> Understood | None:
    """Read a month by its name alone: the nearest, this one too, later (1) or earlier (-1)."""
    place = _place_of(name.removesuffix("."), _NAMES)
    if place is None:
        return None
    ahead = (place + 1 - today.month) * way % len(_NAMES)
    day = months_on(today.replace(day=1), way * ahead)
    return Understood(day, is_month=True) if day is not None else None


def _first_match(patterns: tuple[str, ...], typed: str) -> re.Match[str] | None:
    matches = (re.fullmatch(pattern, typed, re.ASCII) for pattern in patterns)
    return next((match for match in matches if match is not None), None)


def _coming_day(typed: str, today: date) -> date | None:
    match typed.removeprefix("the "):
        case "today":
            return today
        case "tomorrow":
            return days_on(today, 1)
        case "end of the week" | "end of week":
            return days_on(today, (_WEEKDAYS.index("friday") - today.weekday()) % 7)
        case "end of the month" | "end of month":
            return today.replace(day=monthrange(today.year, today.month)[1])
        case _:
            return _coming_weekday(typed, today) or _so_many(typed.removeprefix("in "), today, 1)


def _coming_weekday(typed: str, today: date) -> date | None:
    which, _, name = typed.rpartition(" ")
    weekday = _place_of(name, _WEEKDAYS) if which in {"", "this", "next"} else None
    if weekday is None:
        return None
    if which == "next":
        return days_on(today, 7 - today.weekday() + weekday)
    return days_on(today, (weekday - today.weekday() - 1) % 7 + 1)


def _past_day(typed: str, today: date) -> date | None:
    if typed in {"today", "yesterday"}:
        return days_on(today, -1 if typed == "yesterday" else 0)
    weekday = _place_of(typed.removeprefix("last "), _WEEKDAYS)
    if weekday is not None:
        return days_on(today, -((today.weekday() - weekday - 1) % 7 + 1))
    ago = typed.removesuffix(" ago")
    return _so_many(ago, today, -1) if ago != typed else None


def _past_month(typed: str, today: date) -> Understood | None:
    if typed in {"this month", "last month"}:
        day = months_on(today, -1 if typed == "last month" else 0)
    elif re.fullmatch(r"\S+ months? ago", typed):
        day = _so_many(typed.removesuffix(" ago"), today, -1)
    else:
        before = months_on(today.replace(day=1), -1) if typed.startswith("last ") else today
        return _named_month(typed.removeprefix("last "), before or today, -1)
    return Understood(day.replace(day=1), is_month=True) if day is not None else None


def _so_many(typed: str, today: date, way: int) -> date | None:
    match = re.fullmatch(_SO_MANY, typed, re.ASCII)
    count = _number(match["n"]) if match is not None else None
    if match is None or count is None:
        return None
    if match["unit"] == "month":
        return months_on(today, way * count)
    return days_on(today, way * count * (7 if match["unit"] == "week" else 1))


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if word in {"a", "an"}:
        return 1
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else None


def _month_number(name: str) -> int | None:
    if name.isdecimal():
        return int(name)
    place = _place_of(name, _NAMES)
    return None if place is None else place + 1


def _place_of(name: str, full_names: tuple[str, ...]) -> int | None:
    """Return the place of a name that is written out, or cut short to three letters or more."""
    if len(name) < len("mon"):
        return None
    return next((place for place, full in enumerate(full_names) if full.startswith(name)), None)


def _full_year(year: str) -> int:
    return int(year) + (2000 if len(year) == len("26") else 0)


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
