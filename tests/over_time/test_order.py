"""The order of sessions, and clocks that cannot be right."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from ehe_check.over_time.order import instant, start, starts_after, wrong_clocks
from ehe_check.over_time.side import Side, session_day
from tests.banks import TODAY, asks, small_bank
from tests.sides import side

BANK = small_bank(asks("NOW-1", "no", "yes"))
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_a_moment_without_a_zone_can_be_compared_with_one_that_has_it() -> None:
    naive = datetime(2026, 11, 24, 9)  # noqa: DTZ001 (as somebody writes it by hand)
    summer = datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=1)))

    assert NINE == instant(naive) == instant(summer)
    assert NINE == start(side(BANK, started=naive))


def test_an_end_before_its_start_is_named() -> None:
    for finished, saved, facts in [
        (TEN, TEN, []),
        (None, None, []),
        (NINE, TEN, ["was finished before it was started"]),
        (TEN, NINE, ["was saved before it was started"]),
    ]:
        started = NINE + timedelta(minutes=30)
        odd = wrong_clocks(side(BANK, started=started, finished=finished, saved=saved))

        assert facts == [problem.fact for problem in odd], finished


def test_a_start_that_has_not_come_yet_is_named() -> None:
    assert [] == list(starts_after(side(BANK), TODAY))

    problem = next(starts_after(side(BANK, session="a1"), date(2026, 11, 23)))

    assert "session a1" == problem.place
    assert "was started on 2026-11-24, which has not come yet" == problem.fact


def test_a_session_stands_for_the_day_of_its_end() -> None:
    rows: list[tuple[dict[str, Any], int]] = [
        ({"finished": datetime(2026, 11, 26, 9, tzinfo=UTC)}, 26),
        ({"finished": None, "saved": datetime(2026, 11, 25, 9, tzinfo=UTC)}, 25),
        ({"finished": None}, 24),
    ]
    for ends, day in rows:
        one = side(BANK, **ends)

        assert date(2026, 11, day) == session_day(one.session) == one.day, ends
        assert TODAY == Side(one.session, BANK, read_on=TODAY).day, ends


def test_a_placeholder_is_no_reference() -> None:
    for written in ["", "  ", "not given", " Not given "]:
        assert side(BANK, reference=written).reference is None, written
        assert "EHE-0042" == side(BANK, reference=" EHE-0042 ").reference, written
