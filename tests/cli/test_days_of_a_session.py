"""Pages about a session on a later day: its own day, that day's advice, that day's facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ehe_check.case.session import Decision
from ehe_check.judge.answers import Answer
from ehe_check.over_time.history import AgreedStatus
from ehe_check.supervision.supervision import Point
from tests.cli.follow_ups import write_first
from tests.program import call
from tests.session_files import write_session, write_supervision
from tests.sheet.test_advice_then import calm, held
from tests.supervised import supervision

pytestmark = pytest.mark.thorough

FEBRUARY, JUNE, HELD = date(2026, 2, 24), date(2026, 6, 16), date(2026, 6, 23)
RECORD = Path("2-2026-06-23.supervision.toml")


def flat(text: str) -> str:
    return " ".join(text.split())


def talked_over() -> None:
    """Sessions of February and June, the latter talked over a week later."""
    seen = Answer(question="VIS-1", about="child-1", value="within-3-months", on=date(2025, 11, 1))
    write_first(name="1.toml", day=FEBRUARY, session="s1")
    decision = Decision(text="Ask the named nurse.", by=date(2026, 7, 10))
    session = write_first(name="2.toml", day=JUNE, session="s2", decision=decision)
    write_session(Path("2.toml"), session.holding(session.all_answers().with_answer(seen)))
    agreed = Point(key="action-1-1", action="Write.", status=AgreedStatus.NEW, by=date(2026, 7, 1))
    held = supervision(agreed, on=HELD, session="s2")
    write_supervision(RECORD, held.model_copy(update={"case": session.case}))


# The finding's own cases.


def test_under_a_later_hold_no_sheet_claims_agreement_with_advice_never_given() -> None:
    write_session(Path("calm.toml"), held(calm()))

    said = flat(call("sheet", "calm.toml", "--full", "--today", "2027-06-01").out)

    assert "answered 24 Feb 2026 printed 1 Jun 2027" in said
    assert "as above" not in said
    assert "Decided on 24 Feb 2026, on advice that was another then: " in said


# A supervision's record.


def test_a_record_printed_again_says_the_facts_of_the_day_on_which_it_was_held() -> None:
    talked_over()

    record = flat(call("supervise", RECORD, "--today", "2026-11-24").out)
    sheet = flat(call("sheet", "2.toml", "--full", "--today", "2026-11-24").out)

    days = "answered 16 June 2026 talked over 23 June 2026 printed 24 November 2026"
    assert days in record
    assert (True, False) == ("Past their day" in sheet, "Past their day" in record)


def test_a_session_of_a_later_day_does_not_change_what_a_record_says() -> None:
    talked_over()
    before = call("supervise", RECORD, "--today", "2026-11-24").out
    write_first(name="3.toml", day=date(2026, 9, 1), session="s3")

    assert before == call("supervise", RECORD, "--today", "2026-11-24").out
