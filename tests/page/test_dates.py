"""Months and days: what people type is read as the day they mean, or not at all."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.dates import NoSuchDay, Understood, month_words, read_coming, read_past
from ehe_check.page.short_dates import distance_words, short_day, short_month

TODAY = date(2026, 11, 24)  # a Tuesday
NAMES = [*calendar.month_name][1:]
WEEK = [*calendar.day_name]
TWO_YEARS = [date(2027, 1, 1) + timedelta(days) for days in range(731)]  # with a 29 February


def coming(text: str, today: date = TODAY) -> date | None:
    read = read_coming(text, today)
    return read.day if isinstance(read, Understood) and not read.is_month else None


def past(text: str, today: date = TODAY) -> date | None:
    read = read_past(text, today)
    return read.day if isinstance(read, Understood) else None


def in_full(day: date) -> Iterator[str]:
    """Every way of writing a day out, with its year in four digits."""
    name = NAMES[day.month - 1]
    yield day.isoformat()
    yield f"{day.year}-{day.month}-{day.day}"
    for mark in "/.-":
        yield f"{day.day}{mark}{day.month}{mark}{day.year}"
    yield f"{day:%d/%m/%Y}"
    yield f"{day.day} {name} {day.year}"
    yield f"{day.day} {name[:3].upper()}. {day.year}"
    yield f" {day.day}th of {name.lower()}, {day.year} "


def shortened(day: date) -> Iterator[str]:
    """Every way with the year in two digits."""
    yield f"{day.day}/{day.month}/{day:%y}"
    yield f"{day:%d.%m.%y}"
    yield f"{day.day} {NAMES[day.month - 1][:3].lower()} {day:%y}"


def undated(day: date) -> Iterator[str]:
    """Every way without a year."""
    yield f"{day.day}/{day.month}"
    yield f"{day.day} {NAMES[day.month - 1]}"
    yield f"{day.day}st {NAMES[day.month - 1][:3].lower()}"


# ------------------------------------------------------------------------- every day of two years


@pytest.mark.parametrize("ways", [in_full, shortened])
def test_a_day_with_its_year_is_that_day_and_needs_no_saying_back_if_it_is_in_full(
    ways: Callable[[date], Iterator[str]],
) -> None:
    for day in TWO_YEARS:
        expected = Understood(day, in_full=ways is in_full)
        for typed in ways(day):
            assert expected == read_coming(typed, TODAY) == read_past(typed, day)


def test_a_day_without_a_year_is_the_next_one_or_the_latest_one() -> None:
    for today in TWO_YEARS:
        for away in (0, 1, 31, 364):
            ahead, behind = today + timedelta(away), today - timedelta(away)
            for typed in undated(ahead):
                assert Understood(ahead) == read_coming(typed, today)
            for typed in undated(behind):
                assert Understood(behind) == read_past(typed, today)


def test_a_weekday_is_the_next_one_after_today_or_the_latest_before_and_next_is_of_next_week() -> (
    None
):
    for today in TWO_YEARS:
        monday = today - timedelta(today.weekday()) + timedelta(7)
        for days in range(1, 8):
            ahead, behind = today + timedelta(days), today - timedelta(days)
            for form in (WEEK[ahead.weekday()], WEEK[ahead.weekday()][:3].lower()):
                for before in ("", "by ", "this "):
                    assert ahead == coming(f"{before}{form}", today)
            for form in (WEEK[behind.weekday()], WEEK[behind.weekday()][:4].lower()):
                assert behind == past(form, today) == past(f"last {form}", today)
        for place, name in enumerate(WEEK):
            assert monday + timedelta(place) == coming(f"next {name}", today)


def test_today_tomorrow_yesterday_and_the_ends_of_the_week_and_of_the_month() -> None:
    for today in TWO_YEARS:
        friday, last = coming("end of the week", today), coming("by end of month", today)

        assert today == coming("Today", today) == past("today", today)
        assert today + timedelta(1) == coming("tomorrow", today)
        assert today - timedelta(1) == past("yesterday", today)
        assert (friday, last) == (coming("end of week", today), coming("end of month", today))
        assert friday is not None
        assert last is not None
        assert "Friday" == WEEK[friday.weekday()]
        assert 0 <= (friday - today).days < 7
        assert (today.year, today.month) == (last.year, last.month)
        assert 1 == (last + timedelta(1)).day


UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}


def test_so_many_days_and_weeks_from_today_or_ago() -> None:
    words = {1: ["a", "one", "1"], 2: ["two", "2"], 10: ["ten", "10"], 99: ["99"]}
    for today in TWO_YEARS:
        for count, forms in words.items():
            for form in forms:
                for unit, days in UNITS.items():
                    away = timedelta(count * days)
                    assert today + away == coming(f"in {form} {unit}", today)
                    assert today + away == coming(f"{form} {unit}", today)
                    assert today - away == past(f"{form} {unit} ago", today)


def test_this_month_and_last_month_are_months() -> None:
    for today in TWO_YEARS:
        first = today.replace(day=1)
        before = (first - timedelta(1)).replace(day=1)

        assert Understood(first, is_month=True) == read_past("this month", today)
        assert Understood(before, is_month=True) == read_past("last month", today)


MONTHS = {
    date(2026, 9, 1): "2026-09, 9/2026, 09.2026, September 2026, sep 2026, Sept. 2026,  9-2026 ",
    date(2026, 11, 1): "nov 26, November 26, in nov. 26",
}


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_with_its_year_is_read_and_said_back_if_that_has_two_digits(month: date) -> None:
    for typed in MONTHS[month].split(", "):
        in_full = "2026" in typed

        assert Understood(month, is_month=True, in_full=in_full) == read_past(typed, TODAY)
        assert not in_full or read_coming(typed, TODAY) == read_past(typed, TODAY)


def test_a_month_by_its_name_is_the_latest_one_or_the_next_and_this_one_is_both() -> None:
    for today in TWO_YEARS:
        first = today.replace(day=1)
        for place, name in enumerate(NAMES, start=1):
            past_, next_ = read_past(name, today), read_coming(name[:3].lower(), today)
            assert isinstance(past_, Understood)
            assert isinstance(next_, Understood)
            assert past_.is_month
            assert next_.is_month
            assert place == past_.day.month == next_.day.month
            assert 0 <= (first - past_.day).days < 366
            assert 0 <= (next_.day - first).days < 366


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("29/2", date(2024, 2, 29)),
        ("10/11", date(2026, 11, 10)),
        ("last March", date(2026, 3, 1)),
        ("last november", date(2025, 11, 1)),
        ("last dec", date(2025, 12, 1)),
        ("10/25", date(2025, 10, 1)),
        ("3 months ago", date(2026, 8, 1)),
    ],
)
def test_a_day_or_a_month_of_the_past_is_the_latest_that_it_can_be(typed: str, day: date) -> None:
    assert Understood(day, is_month=day.day == 1) == read_past(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "day", "today"),
    [
        ("29/2", date(2028, 2, 29), TODAY),
        ("3 months", date(2027, 2, 24), TODAY),
        ("in 3 months", date(2027, 2, 28), date(2026, 11, 30)),
    ],
)
def test_a_day_to_come_is_in_the_next_leap_year_and_ends_with_a_shorter_month(
    typed: str, day: date, today: date
) -> None:
    assert day == coming(typed, today)


def test_how_far_a_day_is_away_is_said_in_days_and_days_and_months_have_short_forms() -> None:
    assert ("4 Nov 2026", "Jun 05") == (short_day(date(2026, 11, 4)), short_month(date(2005, 6, 1)))
    for days, words in {
        -400: "400 days ago",
        -2: "2 days ago",
        -1: "yesterday",
        0: "today",
        1: "tomorrow",
        2: "in 2 days",
        92: "in 92 days",
    }.items():
        assert words == distance_words(TODAY + timedelta(days), TODAY)


# ------------------------------------------------------------------------------- what is not read


NO_SUCH_DAY = (
    "31/2, 31/2/2026, 30 Feb 2026, 31 sep, 29/2/27, 24/13/26, 11/24/26, 0/1, 2026-02-30, 2026-13, "
    "13/2026, 0/2026, 1/1/0000"
)
NOT_READ = (
    "2026, last week, next week, soon, asap, skip, back, sev 2026, 14 sev, fr, frid4y, next, last, "
    "in, 2, 24, tomorrow week, before Friday, eleventy weeks, -2 weeks, 1/2/3/4, 1000 days, "
    "2 weeks ago tomorrow, 24/11/026, 1-2, 2.5, 24 november 2026 or so"
)


def test_what_is_no_day_of_a_calendar_is_told_from_what_cannot_be_read() -> None:
    for typed in NO_SUCH_DAY.split(", "):
        assert isinstance(read_coming(typed, TODAY), NoSuchDay), typed
        assert isinstance(read_past(typed, TODAY), NoSuchDay), typed
    for typed in ("", " ", *NOT_READ.split(", ")):
        assert None is read_coming(typed, TODAY), typed
        assert None is read_past(typed, TODAY), typed
    assert isinstance(read_coming("10/25", TODAY), NoSuchDay)
    assert isinstance(read_past("13/25", TODAY), NoSuchDay)


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (read_coming, ("yesterday", "last month", "last Friday", "2 weeks ago")),
        (read_past, ("tomorrow", "next Friday", "in 2 weeks", "end of the week")),
    ],
)
def test_what_is_past_is_no_day_to_come_and_the_other_way_round(
    read: Callable[[str, date], object], words: tuple[str, ...]
) -> None:
    assert {None} == {read(typed, TODAY) for typed in words}


_WORDS = "in on by a two next last this ago the week weeks month days fri monday nov today February"
_PIECES = st.sampled_from([*"0123456789 /-.", *_WORDS.split(), "end of"])


@given(st.lists(_PIECES, max_size=8), st.dates(), st.sampled_from(["", " "]))
def test_nothing_that_can_be_typed_breaks_the_reading(
    pieces: list[str], today: date, between: str
) -> None:
    for read in (read_coming, read_past):
        found = read(between.join(pieces), today)

        assert isinstance(found, Understood | NoSuchDay | None)


@given(st.text(max_size=12), st.dates())
def test_no_words_at_random_are_read(text: str, today: date) -> None:
    assert None is read_coming(f"{text} perhaps", today)
    assert None is read_past(f"{text} perhaps", today)


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize("typed", ["tomorrow", "in 999 weeks", "in 999 months", "next sunday"])
def test_a_day_beyond_the_calendar_is_not_read(typed: str, today: date) -> None:
    assert isinstance(read_coming(typed, today), Understood | None)
    assert isinstance(read_past("999 months ago", today), Understood | None)


# --------------------------------------------------------------------------------------- in words


def test_a_day_is_said_with_its_weekday_and_a_month_as_one() -> None:
    assert "Friday 27 November 2026" == Understood(date(2026, 11, 27)).words
    assert "September 2026" == Understood(date(2026, 9, 1), is_month=True).words
    assert "September 2026" == month_words(date(2026, 9, 14))
