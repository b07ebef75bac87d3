"""A record of June that is printed in November: the words and facts of June, the HOLD of today."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ehe_check.case.answers_digest import answers_digest
from ehe_check.case.session import CaseReference, Decision, Session
from ehe_check.check.approach import approach_in
from ehe_check.over_time.history import AgreedStatus
from ehe_check.page.own import Own
from ehe_check.supervision.supervision import (
    Discussed,
    Discussing,
    Point,
    SaidThen,
    Supervision,
    ThinkAgain,
)
from tests.program import call
from tests.session_files import write_supervision, write_worked

pytestmark = pytest.mark.thorough

CASE = "supervision-two-children-one-not-well"
HELD = "hold-one-trigger-enquiry-open"
NOVEMBER = "2026-11-24"
RECORD = "june-2026-06-23.supervision.toml"
PROMPT = "VIS-1.unheard"
TOLD = "Tell the mother what the worry is."


def session(name: str, file: str, month: int, decision: Decision | None = None) -> Session:
    """Write a worked case as a session that was finished in a month."""
    return write_worked(name, f"{file}.toml", date(2026, month, 16), decision=decision)


def talked_over(of: Session, said: SaidThen | None = None) -> None:
    """Write the supervision of a session that was finished in June."""
    moment = datetime(2026, 6, 23, 10, tzinfo=UTC)
    points = (
        Point(key=PROMPT, about="child-2", text=Own("x"), status=AgreedStatus.NEW),
        Point(key="action-1-1", action=Own(TOLD), status=AgreedStatus.NEW),
    )
    kept = Supervision(
        case=CaseReference(reference=Own("EHE-1")),
        supervision=Discussing(id="1" * 16, started=moment, finished=moment, saved=moment),
        session=Discussed(id=of.session.id, answers_sha256=answers_digest(of)),
        points=points,
        again=ThinkAgain(more=Own("A refusal at the door.")),
        said=said,
    )
    write_supervision(Path(RECORD), kept)


def printed(day: str, *more: str) -> str:
    done = call("supervise", RECORD, "--today", day, *more)
    assert 0 == done.code, done.err
    return " ".join(done.out.split())


def test_it_bears_the_day_of_june_and_that_of_printing() -> None:
    talked_over(session(CASE, "june", 6))
    said = printed(NOVEMBER)

    assert "talked over 23 June 2026" in said
    assert "printed 24 November 2026" in said


def test_what_came_later_changes_nothing_in_it() -> None:
    talked_over(session(CASE, "june", 6))
    before = printed(NOVEMBER)
    own = Decision(text=Own("Ring the clinic."), who=Own("nurse"), by=date(2026, 10, 1))
    session(CASE, "later", 10, own)

    assert before == printed(NOVEMBER)


def test_a_hold_that_a_later_session_brings_stands_over_it() -> None:
    talked_over(session(CASE, "june", 6))
    free = printed(NOVEMBER)
    session(HELD, "later", 11)
    said = printed(NOVEMBER)

    assert "This HOLD comes from another session" not in free
    assert "This HOLD comes from another session of this case, of 16 November 2026." in said
    assert f"{TOLD} HOLD: check this first with everyone that it names." in said
    assert not approach_in(said.replace(TOLD, ""))
