"""What a session keeps of its sheet once it is changed: as its own day reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ehe_check.ask.case.set_up import SetUp
from ehe_check.cli.case_options import CaseOptions
from ehe_check.cli.case_run import CaseRun
from ehe_check.cli.clock import Clock
from ehe_check.cli.printing import Printout
from ehe_check.judge.answers import Answer
from tests.banks import said, value
from tests.sides import side
from tests.worked import shipped_bank

BANK = shipped_bank()
JUNE = datetime(2026, 6, 16, 10, tzinfo=UTC)
NOVEMBER = date(2026, 11, 24)


@pytest.mark.usefixtures("empty_folder")
def test_an_amended_june_session_has_the_outcome_that_june_had() -> None:
    seen = Answer(question="VIS-1", about="child-1", value="within-a-year", on=date(2025, 11, 1))
    worry = value("RGT-2", "safety-health-development")
    answers = said(seen, worry, entries=("child-1",), ages={"child-1": "school-age"})
    session = side(BANK, answers, JUNE.date()).session
    options = CaseOptions(
        file=Path("june.toml"),
        given=None,
        known=SetUp(),
        bank=None,
        clock=Clock(NOVEMBER),
        wanted=Printout(),
        own_words=None,
    )
    run = CaseRun(options, BANK)
    amended, now = run.finished(session, JUNE), run.finished(session)
    assert amended.outcome is not None
    assert now.outcome is not None

    assert "VIS-1.unseen" not in amended.outcome.raised
    assert "VIS-1.unseen" in now.outcome.raised
    assert JUNE == amended.session.finished
