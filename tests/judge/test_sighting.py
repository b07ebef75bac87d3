"""A sighting, one cell of the grid: what it may say, and what may stand beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Sighting
from tests.banks import refusal

SEEN = {"about": "child-1", "by": "school", "value": "never"}
ELSEWHERE = {"about": "child-1", "by": "school"}
DAY = date(2026, 3, 1)


def refused(raw: dict[str, Any]) -> str:
    return refusal(Sighting, raw)


def test_says_exactly_one_thing() -> None:
    why = "Value error, needs one of value, not_known, not_theirs and skipped, and no more than one"
    for mark in ("not_known", "not_theirs", "skipped"):
        assert why == refused(ELSEWHERE) == refused(SEEN | {mark: True}), mark
        assert ("child-1", "school") == Sighting.model_validate(ELSEWHERE | {mark: True}).cell, mark


def test_says_when_and_how_only_of_what_was_seen() -> None:
    rows: list[dict[str, Any]] = [
        {"on": DAY},
        {"evidence": Evidence.RECORD},
        {"alone": True},
        {"at_home": True},
        {"remote": True},
    ]
    for beside in rows:
        why = "Value error, on, evidence, alone, at_home and remote belong to a value"

        assert why == refused(ELSEWHERE | {"not_known": True} | beside), beside
        assert SEEN["value"] == Sighting.model_validate(SEEN | beside).value, beside


def test_nobody_is_inside_the_home_by_video() -> None:
    why = "Value error, use only one of at_home and remote"

    assert why == refused(SEEN | {"at_home": True, "remote": True})


def test_says_the_same_whenever_it_was_said_and_another_thing_where_anything_else_differs() -> None:
    seen = Sighting.model_validate(SEEN)

    assert seen.same_as(seen.model_copy(update={"answered": DAY, "confirmed": DAY}))
    marks = ({"alone": True}, {"at_home": True})
    for changed in ({"value": "a-year"}, {"by": "gp"}, *marks, {"on": DAY}):
        assert not seen.same_as(seen.model_copy(update=changed)), changed
