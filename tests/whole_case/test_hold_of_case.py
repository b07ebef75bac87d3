"""HOLD in another session of a case: which sessions count, and until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.case.session import Absence, RecordedHold
from ehe_check.judge.answers import Answers
from ehe_check.over_time.side import Side
from ehe_check.whole_case.hold_of_case import as_held_elsewhere, held_elsewhere
from tests.sides import side
from tests.worked import session_of, shipped_bank, worked_case

BANK, TODAY = shipped_bank(), date(2026, 11, 24)
HOLDING, FREE = (
    worked_case(name).session.all_answers()
    for name in ("hold-one-trigger-enquiry-open", "ordinary-never-in-school")
)
ON_RECORD = RecordedHold(reason=Absence.RISK, on=date(2026, 11, 3))


def given(
    name: str,
    day: int,
    *,
    answers: Answers = FREE,
    hold: RecordedHold | None = None,
    **more: Any,  # noqa: ANN401 (any part of a side)
) -> Side:
    """A session begun on a day of November 2026, and finished unless a test says otherwise."""
    more = {"reference": "EHE-1", **more}
    one = side(BANK, answers, date(2026, 11, day), session=name, name=f"{name}.toml", **more)
    return replace(one, session=one.session.model_copy(update={"hold": hold}))


held = partial(given, answers=HOLDING)
OWN, EARLIER = given("b", 10), held("a", 3)
GONE_ON = given("b", 10, follows="a")
ROWS = {
    "an earlier one": (OWN, [EARLIER], "a.toml"),
    "a later one": (OWN, [held("a", 17)], "a.toml"),
    "a draft": (OWN, [held("a", 17, finished=None)], "a.toml"),
    "its own is in no other": (held("b", 10), [given("a", 3)], None),
    "another case": (OWN, [held("a", 3, reference="EHE-2")], None),
    "no case": (
        given("b", 10, reference="not given"),
        [held("a", 3, reference="not given")],
        None,
    ),
    "this one went on from it": (GONE_ON, [EARLIER], None),
    "another went on from it": (given("c", 17), [GONE_ON, EARLIER], None),
    "a draft goes on from it": (given("b", 10, follows="a", finished=None), [EARLIER], "a.toml"),
    "on record, whatever went on from it": (GONE_ON, [given("a", 3, hold=ON_RECORD)], "a.toml"),
    "the latest of several": (OWN, [held("c", 5), EARLIER], "c.toml"),
}


@pytest.mark.parametrize("why", ROWS)
def test_a_hold_of_another_session_of_the_case_reaches_this_one_while_it_stands(why: str) -> None:
    own, others, name = ROWS[why]
    found = held_elsewhere(own, [own, *others], BANK, TODAY)

    assert name == (found and found.name)


def test_it_is_worded_as_there_unless_something_nearer_stands_here_and_names_its_file() -> None:
    held = worked_case("rules-12-one-person-controls-another")
    calm = worked_case("ordinary-twins").session.all_answers()
    urgent = worked_case(
        "rules-04-withdrawn-after-a-bruise-social-care-not-told"
    ).session.all_answers()
    one = Side(session_of(held.session.all_answers()), BANK, name="cases/one.toml")
    brought = as_held_elsewhere(one, BANK, TODAY)

    assert ("one.toml", one.session.session.started.date()) == (brought.file, brought.day)
    assert brought.guard == brought.guard_over(BANK, calm, TODAY)
    assert BoxKey.HOLD_TODAY is brought.guard_over(BANK, urgent, TODAY).key
