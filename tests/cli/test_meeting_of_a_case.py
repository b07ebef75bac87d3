"""A meeting about one session of several: no paper contradicts what another session says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.meetings import (
    CASE,
    HOLDING,
    ID,
    KEPT,
    LATER,
    OPENING,
    flat,
    follow,
    held,
    kept_record,
    points,
    saved,
    supervise,
)
from tests.meeting_records import HELD, decision, met
from tests.program import call
from tests.session_files import write_meeting_record
from tests.worked import worked_case

# The day on which it is looked at again

QUESTION = (
    "The meeting of 20 November 2026 was to be looked at again on 27 November 2026. Nothing here "
    "shows that it was: who looked, and what has changed for each child?"
)
AGAIN = date(2026, 11, 27)
AFTER = ("--plain", "--today", LATER)


def asked_in(*command: str, typed: str = "x\n") -> int:
    return flat(call(*command, *AFTER, typed=typed).err).count(QUESTION)


def test_what_goes_on_asks_once_about_a_look_that_is_due_and_not_again() -> None:
    saved()
    kept_record(decision(1, "Weigh."), again=AGAIN)
    begin = ("case", "new.toml", "--quick", "--role", "other", "--follow", "s.toml")

    assert [1, 0] == [asked_in("supervise", "s.toml", typed=each) for each in ("\n", "1\n\n")]
    assert 1 == asked_in(*begin, typed="1\nx\n")
    assert Path("new.toml").exists()
    assert 0 == asked_in("case", "new.toml", typed="1\nx\n")


# What a meeting decided, in all that starts from it: a follow-up, a supervision, a sheet.


def test_a_follow_up_is_told_of_its_decisions_before_it_starts() -> None:
    saved()
    kept_record(decision(1, "Weigh.", about="child-1", who="nurse", by=HELD))
    said = flat(follow())
    label = worked_case(CASE).session.entries[0].label

    assert "Agreed earlier, and still to be done" in said
    assert (
        f"- D1 {label}: Weigh. (nurse; by 20 November 2026, 20 days ago) "
        "Decided at the meeting of 20 November 2026."
    ) in said


def test_supervision_begins_with_its_decisions() -> None:
    saved()
    kept_record(decision(1, "Weigh.", about="child-1", who="nurse", known_by="A chart."))
    done = supervise(path=".")

    assert "Weigh" in done.err.partition(OPENING)[0]
    assert points(done).index("Weigh.") < points(done).index("1. Done")
    assert "Decided at the meeting of 20 November 2026; who: nurse" in points(done)
    assert "How the meeting meant to know that it helped: A chart." in points(done)


# What is odd among the files of a case


def test_a_draft_of_a_record_is_named_and_counts_for_nothing() -> None:
    saved()
    write_meeting_record(
        Path(KEPT), met(decision(1, "Weigh."), session=ID, reference="EHE-1", is_draft=True)
    )
    for done in (supervise(), call("sheet", "s.toml", "--today", LATER)):
        assert f"{KEPT}: is a record of the meeting of 20 November 2026 that is not" in done.err
        assert "Weigh" not in done.err + done.out
    assert "is not counted. Finish it with" in follow()


def test_a_broken_record_is_named_wherever_its_decisions_would_be_told_unless_of_another_case() -> (
    None
):
    saved()
    path = Path("x.meeting.toml")
    path.write_text('[case]\nreference = "EHE-9"\n[meeting]\nheld = "soon"\n', "utf-8")
    assert "x.meeting.toml" not in supervise().err
    for text in ("[[", "[meeting]\nheld = 2026-11-20\n"):
        path.write_text(text, "utf-8")
        sheet = call("sheet", "s.toml", "--today", LATER)
        Path("n.toml").unlink(missing_ok=True)

        for said in (sheet.err, supervise().err, follow()):
            assert 1 == said.count("ehe-check: x.meeting.toml"), text
        assert "Each may hold an earlier session" not in flat(sheet.out)


def test_a_record_that_is_gone_is_named_by_the_supervision_that_went_on_with_it() -> None:
    saved()
    kept_record(decision(1, "Weigh."))
    held({})
    Path(KEPT).unlink()
    done = supervise(day="2027-01-20")

    assert "goes on with decisions of a meeting whose record was not found" in done.err
    assert "Weigh." in points(done)


@pytest.mark.parametrize("name", [CASE, HOLDING])
def test_a_record_never_moves_the_advice(name: str) -> None:
    saved(name)
    command = ("sheet", "s.toml", "--today", LATER, "--as", "json")
    saved(name, "before.toml", 1)
    before = call(*command)
    kept_record(decision(1, "Tell the family all is well.", by=HELD))
    after = call(*command)

    assert json.loads(before.out)["recommendation"] == json.loads(after.out)["recommendation"]
