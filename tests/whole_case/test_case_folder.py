"""A case as its folder holds it: what a supervision found, what is not read, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.case.session import Absence, CaseReference, RecordedHold
from ehe_check.errors import Problem
from ehe_check.files.folders import NotRead
from ehe_check.judge.answers import Answers
from ehe_check.judge.who_saw import professionals
from ehe_check.over_time.agreed_file import KeptRecord, KeptSupervision
from ehe_check.over_time.history import Miss
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.over_time.side import Side
from ehe_check.over_time.supervision import Supervision
from ehe_check.supervision.supervised_file import ledger_on_opening, record_page
from ehe_check.whole_case.case_files import CaseFiles, ReadOnce
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.follow_up_file import begun_from
from ehe_check.whole_case.hold_of_case import as_held_elsewhere, held_elsewhere
from tests.banks import value
from tests.decided_rows import to_do
from tests.meeting_records import decision, met
from tests.pages import sections
from tests.sides import side
from tests.supervised import supervision
from tests.worked import session_of, shipped_bank, worked_case

BANK, REFERENCE = shipped_bank(), CaseReference(reference="EHE-0042")
MAY, JUNE, JULY, AUGUST = (date(2026, month, 6) for month in (5, 6, 7, 8))
TODAY = date(2026, 11, 24)
LOST = "meeting-2026-01-31-1"
"""A decision of a meeting of which no record is there."""
HOLD = RecordedHold(reason=Absence.RISK, on=AUGUST)


def session(day: date, hold: RecordedHold | None = None) -> Side:
    one = side(BANK, [value("VIS-1", "never", "child-1")], day, name=f"{day}.toml")
    return replace(one, session=one.session.model_copy(update={"hold": hold}))


def talked(day: date, *, is_draft: bool = False) -> Supervision:
    key = LOST if day == AUGUST else f"action-{day.month}"
    name, about = f"{day.month:0>16}", session(JUNE).id
    held = supervision(
        to_do(f"Of {day}.", key), on=day, name=name, session=about, is_draft=is_draft
    )
    return held.model_copy(update={"case": REFERENCE})


def recorded(day: date) -> MeetingRecord:
    return met(decision(), session=session(JUNE).id, on=day, reference="EHE-0042")


def case(*more: Side, own: Side | None = None, unread: tuple[NotRead, ...] = ()) -> CaseFolder:
    sides = (own or session(JUNE), *more)
    every = CaseFiles(
        sides=sides,
        supervisions=tuple(
            KeptSupervision(Path(f"{each.day}.supervision.toml"), each)
            for each in (talked(JULY), talked(AUGUST), talked(TODAY, is_draft=True))
        ),
        records=tuple(
            KeptRecord(Path(f"{each.day}.meeting.toml"), each)
            for each in (recorded(JUNE), recorded(AUGUST))
        ),
        agreed_not_read=unread,
    )
    return CaseFolder(sides[0], BANK, TODAY, ReadOnce(lambda: every))


WHOLE = case(session(MAY), session(AUGUST))


def words(folder: CaseFolder) -> set[str]:
    return {each.what for each in folder.ledger.decisions}


def test_a_finished_supervision_is_looked_at_with_what_was_there_when_it_was_finished() -> None:
    then, now = WHOLE.before(talked(JULY)), WHOLE.before(talked(TODAY, is_draft=True))

    assert ([MAY], [MAY, AUGUST]) == tuple([each.day for each in x.others] for x in (then, now))
    assert ([], [JULY, AUGUST]) == tuple([each.day for each in x.supervisions] for x in (then, now))
    assert ([JUNE], [JUNE, AUGUST]) == tuple(
        [each.record.day for each in x.meetings.kept] for x in (then, now)
    )
    assert (set(), {f"Of {JULY}.", f"Of {AUGUST}."}) == tuple(
        {each for each in words(x) if each.startswith("Of ")} for x in (then, now)
    )
    assert [Miss.AGREED_NOT_READ] == [each.how for each in then.missing]


def test_what_it_agrees_itself_stands_in_the_ledger_where_it_is_told_of() -> None:
    then = WHOLE.before(talked(JULY))
    told = then.ledger_with(then.guard, talked(JULY))

    assert {f"Of {JULY}."} == {each.what for each in told.decisions} - words(then)


@pytest.mark.parametrize("day", [MAY, AUGUST])
def test_hold_stands_over_what_was_said_before_it_came_too(day: date) -> None:
    other = MAY if day == AUGUST else AUGUST
    held = case(session(day, HOLD), session(other)).before(talked(JULY))

    assert held.elsewhere is not None
    assert (f"{day}.toml", HOLD) == (held.elsewhere.file, held.session.kept_hold)
    assert held.guard.holds


def test_of_two_that_bring_hold_the_one_that_was_there_then_is_named() -> None:
    both = case(session(MAY, HOLD), session(AUGUST, HOLD))

    assert [f"{MAY}.toml", f"{AUGUST}.toml"] == [
        each.elsewhere.file
        for each in (both.before(talked(JULY)), both)
        if each.elsewhere is not None
    ]


def test_a_record_that_cannot_be_read_may_hold_what_was_agreed() -> None:
    unread = NotRead(Path("x.supervision.toml"), Problem("x", "is no TOML"))
    foreign = replace(unread, reference="EHE-9")
    found = case(unread=(unread, foreign))

    assert ["x.supervision.toml"] == [
        each.file for each in found.missing if each not in WHOLE.missing
    ]


def test_nothing_of_another_case_is_looked_at_and_of_no_case_is_only_the_session_itself() -> None:
    for reference in ("EHE-9", "not given"):
        own = side(BANK, [], TODAY, session="own", reference=reference)
        alone = case(session(MAY, HOLD), own=own)

        assert () == (*alone.others, *alone.supervisions, *alone.meetings.kept, *alone.agreed)
        assert (False, None) == (alone.guard.holds, alone.history)
    decided = side(BANK, [], JUNE, decision=to_do("Call.", "decision-1"))
    unread = replace(WHOLE, own=decided, read=None)
    assert () == (*unread.others, *unread.agreed)


def test_unfinished_supervisions_of_the_case_are_offered_that_saved_last_first() -> None:
    assert [TODAY] == [each.supervision.day for each in WHOLE.drafts]
    assert WHOLE.discussed_in(talked(JULY)) is not None
    assert WHOLE.discussed_in(supervision(session="gone")) is None


def test_a_supervision_under_way_is_opened_with_what_was_said_in_it_so_far() -> None:
    key, begun = "action-24", to_do(key="action-25")
    held = talked(TODAY, is_draft=True)
    draft = held.model_copy(update={"decided": (to_do("Ring.", key), begun)})
    opened = ledger_on_opening(WHOLE, draft, WHOLE.sheet())
    finished = ledger_on_opening(WHOLE, talked(JULY), WHOLE.sheet())

    assert {key} == {each.key for each in opened.decisions if each.key in (key, begun.key)}
    assert "action-7" not in {each.key for each in finished.decisions}


def test_the_record_of_a_supervision_tells_what_it_asked_about_and_left_open() -> None:
    finished = talked(TODAY)
    told = sections(record_page(WHOLE, finished))

    assert {f"Of {JULY}.", f"Of {AUGUST}."} <= {
        each.partition(";")[0] + "." for each in told["Asked about, and left open"]
    }
    assert "Also open then, and not gone into" not in told


# HOLD in another session of a case: which sessions count, and until when.


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
    "no case": (given("b", 10, reference="not given"), [held("a", 3, reference="not given")], None),
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


def test_a_session_begun_from_another_has_the_rows_of_its_grid_where_they_are_not_usual() -> None:
    usual = professionals(BANK, Answers())
    others = [each.id for each in BANK.by_id["VIS-1.who"].options if each.id not in usual]
    mine = (usual[0], others[0])
    before = side(BANK, [value("VIS-1.who", mine)], JUNE)
    asked = side(BANK, [value("VIS-1.who", usual)], JUNE)
    new = session_of(Answers())
    several = (before, asked, session(JUNE), replace(before, bank=None))
    begun = [begun_from(replace(each, seen="0" * 64), new) for each in several]
    (rows,) = begun[0].answers

    assert ("VIS-1.who", BANK.by_id["VIS-1.who"].text) == (rows.question, rows.asked)
    assert {*mine} == {*professionals(BANK, begun[0].all_answers())}
    assert [()] * 3 == [each.answers for each in begun[1:]]
