"""Odd files in a history: each is named, and used with care."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ehe_check.errors import WrongUseError
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.order import by_case
from tests.banks import TODAY, said
from tests.drifted import (
    BANK,
    DAYS,
    NO,
    UNKNOWN,
    facts,
    ids,
    sittings,
)
from tests.sides import side


def test_sessions_are_taken_in_the_order_of_their_starts() -> None:
    sides = sittings([], [], [])

    assert ["s0", "s1", "s2"] == ids(history_of(sides[::-1], BANK, TODAY).sessions)


def test_a_session_given_twice_counts_once_as_it_was_last_saved() -> None:
    first, second = sittings([UNKNOWN], [UNKNOWN])
    saved = datetime(2026, 10, 1, tzinfo=UTC)
    sitting = second.session.session.model_copy(update={"saved": saved})
    copy = replace(second, session=second.session.model_copy(update={"session": sitting}))
    copy = replace(copy, session=copy.session.holding(said(NO)), name="copy")
    found = history_of([first, copy, second], BANK, TODAY)

    assert ["s0", "s1"] == ids(found.sessions)
    assert {} == facts(found)
    assert ["is the same session as copy"] == [problem.fact for problem in found.cautions]


def test_a_session_of_a_day_that_has_not_come_is_named_and_left_out() -> None:
    odd = side(BANK, [NO], date(2062, 1, 1), session="odd")
    found = history_of([*sittings([UNKNOWN]), odd], BANK, TODAY)

    assert ["s0"] == ids(found.sessions)
    assert "so it is not counted" in found.cautions[0].fact
    assert ["odd"] == ids(history_of([odd], BANK, TODAY).sessions), "all there is, is read"


def test_sessions_that_follow_one_another_oddly_are_named() -> None:
    one = side(BANK, [UNKNOWN], DAYS[0], session="s0", follows="s1", name="one")
    two = side(BANK, [UNKNOWN], DAYS[1], session="s1", follows="s0", name="two")
    three = side(BANK, [], DAYS[2], session="s2", follows="away", name="three")
    found = history_of([one, two, three], BANK, TODAY)

    assert [
        ("one", "follows two, which was started after it"),
        ("three", "follows a session that is not among these"),
    ] == [(problem.place, problem.fact) for problem in found.cautions]
    assert {"NOW-1": ["s0", "s1"]} == facts(history_of([one, two], BANK, TODAY))


def test_a_missing_bank_is_stood_in_for_and_named() -> None:
    sides = [replace(each, bank=None) for each in sittings([UNKNOWN], [UNKNOWN])]
    found = history_of(sides, BANK, TODAY)

    assert {"NOW-1": ["s0", "s1"]} == facts(found)
    assert 2 == len(found.cautions)


def test_what_is_not_one_case_has_no_history() -> None:
    for references in [(), ("EHE-0042", "EHE-0043"), ("EHE-0042", "not given")]:
        sides = [
            side(BANK, [], reference=each, session=f"s{place}")
            for place, each in enumerate(references)
        ]

        with pytest.raises(WrongUseError):
            history_of(sides, BANK, TODAY)


def test_cases_are_grouped_by_reference_alone_and_placeholders_never() -> None:
    given_references = ["B", "A", " A ", "a", "not given", "", "B"]
    sides = [
        side(BANK, [], TODAY - timedelta(days=place), reference=each, session=str(place))
        for place, each in enumerate(given_references)
    ]

    assert [("A", ["2", "1"]), ("B", ["6", "0"]), ("a", ["3"])] == [
        (name, [each.id for each in mine]) for name, mine in by_case(sides).items()
    ]
