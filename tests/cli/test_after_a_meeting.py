"""What a meeting decided, in all that starts from it: a follow-up, a supervision, a sheet."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ehe_check.over_time.meeting_record import finished_at
from tests.cli.meetings import (
    CASE,
    GUARDED,
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
from tests.program import DAY, call
from tests.session_files import write_meeting_record
from tests.worked import worked_case

# What starts from it


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
    assert "Weigh" not in follow("--blind-of", "s.toml", file="blind.toml")


@pytest.mark.parametrize("path", ["s.toml", "."])
def test_supervision_begins_with_its_decisions(path: str) -> None:
    saved()
    kept_record(decision(1, "Weigh.", about="child-1", who="nurse", known_by="A chart."))
    done = supervise(path=path)

    assert "Weigh" in done.err.partition(OPENING)[0]
    assert points(done).index("Weigh.") < points(done).index("1. Done")
    assert "Decided at the meeting of 20 November 2026; who: nurse" in points(done)
    assert "How the meeting meant to know that it helped: A chart." in points(done)


def test_a_later_session_is_told_of_the_same_child_whatever_its_number_there() -> None:
    first = saved(GUARDED)
    elder, younger = (each for each in first.entries if each.id.startswith("child-"))
    others = tuple(each for each in first.entries if each not in (elder, younger))
    swapped = (
        elder.model_copy(update={"label": younger.label}),
        younger.model_copy(update={"label": elder.label}),
    )
    saved(GUARDED, "t.toml", 22, entries=(*swapped, *others))
    kept_record(decision(1, "Weigh.", about="child-2"))
    done = supervise(path=".")

    assert f"{younger.label}: Weigh" in flat(done.err.partition(OPENING)[0])
    assert f"D1, about {younger.label} Weigh." in points(done)


def test_done_it_comes_up_no_more_carried_on_it_does_until_it_is_drift() -> None:
    saved()
    kept_record(decision(1, "Weigh."), decision(2, "Write."))
    held({"Weigh. What became": "1"}, LATER)
    held({}, "2026-12-30")
    last = supervise(day="2027-01-20")

    assert "Weigh." not in points(last)
    assert "Write." in points(last)
    assert "It was carried on twice already, first on 10 December 2026" in points(last)
    assert "Weigh" not in flat(follow()).partition("still to be done")[2]
    assert "last on 30 December 2026" in flat(follow(file="again.toml"))


def test_nothing_is_closed_by_passing_it_over() -> None:
    saved()
    kept_record(decision(1, "Weigh."))
    held({"Weigh. What became": "skip"})

    assert "Weigh." in points(supervise(day="2026-12-11"))


def test_a_supervision_that_was_over_before_is_printed_as_it_was() -> None:
    saved()
    held({}, DAY)
    name = f"s-{DAY}.supervision.toml"
    before = call("supervise", name, "--today", LATER).out
    late = met(decision(), session=ID, reference="EHE-1", is_draft=True)
    write_meeting_record(Path(KEPT), finished_at(late, datetime(2026, 12, 1, tzinfo=UTC)))

    assert before == call("supervise", name, "--today", LATER).out
    assert "Do it" in supervise().err or "D1" in supervise().err


def test_a_sheet_with_the_folder_shows_what_is_past_its_day() -> None:
    saved()
    kept_record(decision(1, "Weigh.", about="child-1", by=HELD))
    done = call("sheet", "s.toml", "--earlier", ".", "--full", "--today", LATER)

    assert 0 == done.code, done.err
    assert "To be done by 20 November 2026." in flat(done.out)


def test_a_copy_to_share_of_a_supervision_says_nothing_that_was_typed() -> None:
    saved()
    kept_record(
        decision(1, "Zebedee weighs.", who="Zebedee", known_by="Zebedee", about="child-1"),
        chair="Zebedee",
    )
    held({})
    name = f"s-{LATER}.supervision.toml"

    assert "Zebedee weighs" in call("supervise", name, "--today", LATER).out
    shared = call("supervise", name, "--share", "--full", "--today", LATER).out
    assert "Meeting of 20 November 2026" in shared
    assert "Zebedee" not in shared


# What is odd among the files of a case


def test_a_draft_of_a_record_is_named_and_counts_for_nothing() -> None:
    saved()
    write_meeting_record(
        Path(KEPT), met(decision(1, "Weigh."), session=ID, reference="EHE-1", is_draft=True)
    )
    for done in (supervise(), call("sheet", "s.toml", "--earlier", ".", "--today", LATER)):
        assert f"{KEPT}: is a record of the meeting of 20 November 2026 that is not" in done.err
        assert "Weigh" not in done.err + done.out
    assert "is not counted. Finish it with" in follow()


@pytest.mark.parametrize("text", ["[[", "[meeting]\nheld = 2026-11-20\n"])
def test_a_broken_record_is_named_wherever_its_decisions_would_be_told(text: str) -> None:
    saved()
    Path("x.meeting.toml").write_text(text, "utf-8")
    sheet = call("sheet", "s.toml", "--earlier", ".", "--today", LATER)

    assert 1 == sheet.err.count("ehe-check: x.meeting.toml")
    assert 1 == supervise().err.count("ehe-check: x.meeting.toml")
    assert 1 == follow().count("ehe-check: x.meeting.toml")
    assert "Each may hold an earlier session" not in flat(sheet.out)


def test_a_broken_record_of_another_case_is_none_of_this_ones() -> None:
    saved()
    other = '[case]\nreference = "EHE-9"\n[meeting]\nheld = "soon"\n'
    Path("x.meeting.toml").write_text(other, "utf-8")

    assert "x.meeting.toml" not in supervise().err


def test_a_record_of_another_case_under_the_name_of_this_one_is_named() -> None:
    saved()
    write_meeting_record(
        Path(KEPT), met(decision(1, "Weigh."), session="b" * 16, reference="EHE-9")
    )

    for said in (supervise().err, follow()):
        assert f"{KEPT}: is of another case than the session beside it" in said
        assert "Weigh" not in said


def test_a_broken_record_is_named_where_meetings_are_counted() -> None:
    saved()
    Path("x.meeting.toml").write_text("[[", "utf-8")
    done = call("themes", ".", "--today", LATER)

    assert (0, True) == (done.code, "x.meeting.toml" in done.err)


def test_a_record_that_is_gone_is_named_by_the_supervision_that_went_on_with_it() -> None:
    saved()
    kept_record(decision(1, "Weigh."))
    held({})
    Path(KEPT).unlink()
    done = supervise(day="2027-01-20")

    assert "goes on with decisions of a meeting whose record was not found" in done.err
    assert "Weigh." in points(done)


def test_no_record_changes_what_two_sessions_compare_to_or_what_is_counted() -> None:
    saved(file="earlier.toml", day=2)
    saved()
    compared = ("compare", "earlier.toml", "s.toml", "--today", LATER)
    counted = ("themes", ".", "--as", "json", "--today", LATER)
    before, counts = call(*compared), json.loads(call(*counted).out)
    kept_record()
    after, recounted = call(*compared), json.loads(call(*counted).out)

    assert before == after
    for told in (counts, recounted):
        del told["counted"]["others"]
    assert counts == recounted


@pytest.mark.parametrize("name", [CASE, GUARDED, HOLDING])
def test_a_record_never_moves_the_advice(name: str) -> None:
    saved(name)
    command = ("sheet", "s.toml", "--earlier", ".", "--today", LATER, "--as", "json")
    saved(name, "before.toml", 1)
    before = call(*command)
    kept_record(decision(1, "Tell the family all is well.", by=HELD))
    after = call(*command)

    assert json.loads(before.out)["recommendation"] == json.loads(after.out)["recommendation"]
