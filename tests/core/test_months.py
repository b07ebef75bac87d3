"""Months: what people type is read as a day, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from ehe_check.core.months import month_or_date, month_words


@pytest.mark.parametrize(
    "typed",
    ["2026-09", "9/2026", "09.2026", "September 2026", "sep 2026", "Sept. 2026", " 9-2026 "],
)
def test_a_month_is_read_as_its_first_day(typed: str) -> None:
    assert date(2026, 9, 1) == month_or_date(typed)


@pytest.mark.parametrize(
    "typed",
    ["2026-09-14", "2026-9-14", "14/9/2026", "14.09.2026", "14 September 2026", "14 SEPT, 2026"],
)
def test_a_date_is_read_as_that_day(typed: str) -> None:
    assert date(2026, 9, 14) == month_or_date(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "2026", "September", "last week", "13/2026", "31/9/2026", "30 Feb 2026", "sev 2026"],
)
def test_anything_else_is_not_read(typed: str) -> None:
    assert None is month_or_date(typed)


def test_a_month_is_said_in_words() -> None:
    assert "September 2026" == month_words(date(2026, 9, 14))
