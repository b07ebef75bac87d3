"""How answers age: which band of time a month or date falls into on the day it is read."""

from __future__ import annotations

from datetime import date

from ehe_check.case.answers_on_a_day import aged, band_on, months_after
from ehe_check.judge.answers import Answer, Ref
from tests.banks import TODAY, asks, said, small_bank, value

BANK = small_bank(
    """
    [bands.last-time]
    options = [
      { id = "within-3-months", text = "In the last 3 months", months = 3 },
      { id = "within-a-year", text = "3 to 12 months ago", months = 12 },
      { id = "longer-ago", text = "More than a year ago" },
      { id = "never", text = "Never" },
    ]

    [bands.lately]
    options = [
      { id = "this-month", text = "In the last month", months = 1 },
      { id = "this-year", text = "In the last year", months = 12 },
    ]
    """,
    asks("NOW-1", dated=True, bands="last-time"),
    asks("NOW-2", dated=True, bands="lately"),
    asks("NOW-3", "no", "yes", dated=True),
)


def test_dates_later_is_the_same_day_or_the_last_of_a_shorter_month() -> None:
    for day, months, expected in [
        (date(2026, 8, 24), 3, date(2026, 11, 24)),
        (date(2026, 11, 24), 12, date(2027, 11, 24)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
    ]:
        assert expected == months_after(day, months), day


def test_a_date_falls_into_the_nearest_band_up_to_and_with_its_last_day() -> None:
    for question, on, expected in [
        ("NOW-1", date.max, "within-3-months"),
        ("NOW-1", TODAY, "within-3-months"),
        ("NOW-1", date(2026, 8, 24), "within-3-months"),
        ("NOW-1", date(2026, 8, 23), "within-a-year"),
        ("NOW-1", date(2025, 11, 24), "within-a-year"),
        ("NOW-1", date(2025, 11, 23), "longer-ago"),
        ("NOW-1", date(1999, 1, 1), "longer-ago"),
        ("NOW-2", date(1999, 1, 1), "this-year"),
        ("NOW-3", TODAY, None),
    ]:
        assert expected == band_on(BANK.by_id[question], on, TODAY), (question, on)


def test_a_dated_answer_moves_to_the_band_of_today_and_any_other_stays_as_it_is() -> None:
    dated = Answer(question="NOW-1", value="within-3-months", on=date(2026, 1, 1), note="Seen.")
    moved = aged(BANK, said(dated), TODAY).get(Ref("NOW-1"))
    assert dated.model_copy(update={"value": "within-a-year"}) == moved
    for why, answer in {
        "already in its band": Answer(question="NOW-1", value="within-a-year", on=date(2026, 1, 1)),
        "no bands": Answer(question="NOW-3", value="yes", on=date(1999, 1, 1)),
        "unknown question": Answer(question="GONE-1", value="yes", on=date(1999, 1, 1)),
        "no date": value("NOW-1", "within-3-months"),
    }.items():
        assert said(answer) == aged(BANK, said(answer), TODAY), why
