"""Pages about a session on a later day: its own day, that day's advice, that day's facts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.ask.case.earlier_decisions import STILL_TO_DO
from ehe_check.bank.role import Role
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.session import CaseReference
from ehe_check.check.approach import approach_in
from ehe_check.cli.case_run import CaseRun, finished_session
from ehe_check.cli.options import CaseOptions, Clock
from ehe_check.judge.answers import Answer
from ehe_check.page.own import Own
from ehe_check.sheet.guard_box import check_first
from tests.banks import not_known, said, value
from tests.cli.follow_ups import FOLLOW, write_first
from tests.cli.meetings import flat
from tests.decided_rows import to_do
from tests.program import DAY, call, converse_at_terminal, typing
from tests.session_files import write_session, write_supervision, write_worked
from tests.sheet.test_advice_then import calm, held
from tests.sides import side
from tests.supervised import supervision
from tests.worked import shipped_bank

SHIPPED = shipped_bank()
FEBRUARY, JUNE, HELD = date(2026, 2, 24), date(2026, 6, 16), date(2026, 6, 23)
TOLD = "Tell the mother what the worry is."
RECORD = Path("2-2026-06-23.supervision.toml")


def talked_over() -> None:
    """Sessions of February and June, the latter talked over a week later."""
    seen = Answer(question="VIS-1", about="child-1", value="within-3-months", on=date(2025, 11, 1))
    write_first(name="1.toml", day=FEBRUARY, session="s1")
    decision = to_do("Ask the named nurse.", "decision-s2", by=date(2026, 7, 10))
    session = write_first(name="2.toml", day=JUNE, session="s2", decision=decision)
    write_session(Path("2.toml"), session.holding(session.all_answers().with_answer(seen)))
    agreed = to_do(TOLD, "action-1-1", status=AgreedStatus.NEW, by=date(2026, 7, 1))
    held = supervision(agreed, on=HELD, session="s2")
    write_supervision(RECORD, held.model_copy(update={"case": session.case}))


def test_under_a_later_hold_no_sheet_claims_agreement_with_advice_never_given() -> None:
    write_session(Path("calm.toml"), held(calm()))

    said = flat(call("sheet", "calm.toml", "--full", "--today", "2027-06-01").out)

    assert "answered 24 Feb 2026 printed 1 Jun 2027" in said
    assert "as this page says" not in said
    assert "I decided on 24 February 2026, when the advice was another" in said


# A supervision's record.


def test_a_record_printed_again_says_the_facts_of_the_day_on_which_it_was_held() -> None:
    talked_over()

    record = flat(call("supervise", RECORD, "--today", "2026-11-24").out)
    sheet = flat(call("sheet", "2.toml", "--full", "--today", "2026-11-24").out)

    days = "answered 16 June 2026 talked over 23 June 2026 printed 24 November 2026"
    assert days in record
    assert (True, False) == ("Past their day" in sheet, "Past their day" in record)


def test_a_later_session_changes_nothing_in_a_record_but_its_hold_stands_over_it() -> None:
    talked_over()
    printed = ("supervise", RECORD, "--today", "2026-11-24")
    before = call(*printed).out
    own = to_do("Ring the clinic.", "decision-s3", who="nurse", by=date(2026, 10, 1))
    write_first(name="3.toml", day=date(2026, 9, 1), session="s3", decision=own)

    assert before == call(*printed).out

    case = CaseReference(reference="EHE-0042")
    write_worked("hold-one-trigger-enquiry-open", "4.toml", date(2026, 11, 16), case=case)
    said = flat(call(*printed).out)

    assert "This HOLD comes from another session" not in flat(before)
    assert "This HOLD comes from another session of this case, of 16 November 2026 (" in said
    assert f"{TOLD} By: 1 July 2026. {check_first(hold=True, is_short=True)}" in said
    assert not approach_in(said.replace(TOLD, ""))


# What a session keeps of its sheet once it is changed: as its own day reads it.


ENDED = datetime(2026, 6, 16, 10, tzinfo=UTC)
NOVEMBER = date(2026, 11, 24)


@pytest.mark.usefixtures("empty_folder")
def test_an_answer_changed_here_is_no_change_that_somebody_else_made() -> None:
    Path("s.toml").write_bytes(resources.DEMO.read_bytes())
    steps = typing("2", "growth", "1", "2p", "", "1", "The record was found.", "1")
    done = converse_at_terminal("case", "s.toml", "--plain", "--today", DAY, reply=steps)
    page = flat(done.out).rpartition("Next:")[2]

    assert "Changed, and saved in" in page
    assert "several health appointments were missed" in page
    assert "was changed" not in page


@pytest.mark.usefixtures("empty_folder")
def test_an_amended_june_session_has_the_outcome_that_june_had() -> None:
    seen = Answer(question="VIS-1", about="child-1", value="within-a-year", on=date(2025, 11, 1))
    worry = value("RGT-2", "safety-health-development")
    answers = said(seen, worry, entries=("child-1",), ages={"child-1": "school-age"})
    session = side(SHIPPED, answers, ENDED.date()).session
    options = CaseOptions(clock=Clock(NOVEMBER))
    run = CaseRun(options, SHIPPED)
    amended, now = finished_session(run, session, ENDED), finished_session(run, session)
    assert amended.outcome is not None
    assert now.outcome is not None

    assert "VIS-1.unseen" not in amended.outcome.raised
    assert "VIS-1.unseen" in now.outcome.raised
    assert ENDED == amended.session.finished


# A clock that cannot be right is named by its file, of the session itself too.


BEFORE_ITS_START = datetime(2026, 9, 1, 8, tzinfo=UTC)


def test_the_file_of_a_session_whose_end_lies_before_its_start_is_named() -> None:
    unknown = [not_known("FAM-7")]
    write_session(Path("a.toml"), side(SHIPPED, unknown, date(2026, 5, 1), session="aaaa").session)
    wrong = side(SHIPPED, unknown, date(2026, 9, 2), session="bbbb", finished=BEFORE_ITS_START)
    write_session(Path("b.toml"), wrong.session)
    done = call("sheet", "b.toml", "--full", "--today", DAY)
    said = " ".join(f"{done.out} {done.err}".split())

    assert "b.toml: was finished before it was started" in said
    assert "session bbbb" not in said


# What was agreed stands beside its question, in a follow-up and on coming back to one.


AUGUST = date(2026, 8, 3)
PROMPT = "NOW-3.find-out"
LINE = (
    "(school nurse; by 1 October 2026, 54 days ago) Decided in the supervision of 3 August 2026. "
    "Carried on once, on 3 August 2026."
)


def agreed_of(first_id: str) -> None:
    held = supervision(
        to_do(
            "",
            PROMPT,
            status=AgreedStatus.CARRY_ON,
            who=Own("school nurse"),
            by=date(2026, 10, 1),
            prompt=Own("Find out."),
        ),
        to_do("Write to the GP.", "action-aaaaaaaa-1", status=AgreedStatus.NEW),
        on=AUGUST,
        session=first_id,
    )
    case = held.case.model_copy(update={"reference": Own("EHE-0042")})
    write_supervision(Path("s.supervision.toml"), held.model_copy(update={"case": case}))


def test_it_stands_beside_its_question_in_a_follow_up_and_on_coming_back() -> None:
    first = write_first(role=Role.POLICE)
    agreed_of(first.session.id)
    begun = flat(call("case", "new.toml", *FOLLOW, typed="1\n1r\nleave\n").err)
    back = call("case", "new.toml", "--plain", "--today", DAY, typed="go on\n1\n1r\nleave\n").err
    again = flat(back)

    for heard in (begun, again):
        start, _, question = heard.partition(SHIPPED.by_id["NOW-3"].text)
        assert f"{STILL_TO_DO} One thing stands beside its question. - D1 Write to the GP." in start
        assert LINE not in start
        assert LINE in question
