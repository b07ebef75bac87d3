"""`ehe-check due`: what is due, of one case or of every case in a folder."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from ehe_check.case.decided import DecidedRow
from tests.ask.walks import ordinary
from tests.decided_cases import ASK, CALL_IT, FEB, JUNE, SEP, draft_that_follows, session
from tests.decided_rows import to_do
from tests.meeting_records import met
from tests.program import DAY, call
from tests.session_files import write_meeting_record, write_supervision
from tests.supervised import supervision

ON = ("--today", DAY)


def told(name: str, status: str, on: date, **given: object) -> DecidedRow:
    row = {"key": f"decision-{name}0000", "status": status, "on": on} | given
    return DecidedRow.model_validate(row)


def entries(*options: str, path: str = "case") -> dict[str, dict[str, Any]]:
    """What each decision that is listed is, by its id."""
    done = call("due", path, "--as", "json", *ON, *options)
    assert 0 == done.code, done.err
    cases = json.loads(done.out)["cases"]
    return {each["id"]: each for case in cases for each in case["decisions"]}


def two_sessions(*settled: DecidedRow) -> None:
    session("aaaa", FEB, ASK)
    session("bbbb", JUNE, CALL_IT, *settled, follows="aaaa")


# What becomes of a decision.


def test_what_is_due_is_the_same_from_each_file_of_a_case_wherever_it_lies() -> None:
    two_sessions()
    assert {"D1": 249, "D2": 137} == {name: each["days_past"] for name, each in entries().items()}

    two_sessions(told("aaaa", "carry-on", JUNE, by=SEP))
    before = entries()
    Path("case/sub").mkdir()
    Path("case/bbbb.toml").rename("case/sub/zz.toml")

    assert before == entries()
    assert before == entries(path="case/aaaa.toml") | before


# Several cases, and what cannot be read.


def test_of_a_folder_of_several_cases_each_is_listed_by_its_reference() -> None:
    two_sessions()
    session("cccc", SEP, ASK, reference="EHE-2")
    session("dddd", SEP, reference="EHE-3")
    session("eeee", SEP, to_do("Visit."), reference="not given")
    done = call("due", "case", *ON)

    assert 0 == done.code
    places = [done.out.index(name) for name in ("EHE-1", "EHE-2", "No reference: eeee.toml")]
    assert sorted(places) == places
    assert "Nothing is due by 8 December 2026 in 1 other case." in done.out
    assert ["D1"] == [*entries("--reference", "EHE-2")]


def test_a_page_of_one_case_names_no_file_that_may_be_of_another() -> None:
    two_sessions()
    session("cccc", SEP, ASK, reference="EHE-2")
    Path("case", "cut-short.toml").write_text("format = 3\n", encoding="utf-8")
    done = call("due", "case", "--reference", "EHE-2", *ON)

    assert "so this list may lack something" in done.out
    assert "cut-short" not in done.out
    assert "cut-short.toml" in done.err
    assert "- cut-short.toml" in call("due", "case", *ON).out


def test_what_was_agreed_and_cannot_be_read_is_named_too() -> None:
    two_sessions()
    names = ("b.supervision.toml", "b.meeting.toml")
    for name in names:
        Path("case", name).write_text("oops", encoding="utf-8")
    done = call("due", "case", *ON)

    assert [] == [name for name in names if f"- {name}" not in done.out or name not in done.err]


def test_what_cannot_be_meant_is_refused_and_a_supervision_stands_for_its_case() -> None:
    two_sessions()
    Path("empty").mkdir()
    write_meeting_record(Path("case/m.meeting.toml"), met(reference="EHE-1"))
    write_supervision(Path("case/b.supervision.toml"), supervision(session="bbbb00000000"))
    for arguments, said in {
        ("case", "--reference", "EHE-9"): "holds no session about 'EHE-9'",
        ("case/aaaa.toml", "--reference", "EHE-9"): "Leave --reference out.",
        ("case/m.meeting.toml",): "Give the session beside it, or the folder.",
        ("empty",): "holds no session",
    }.items():
        done = call("due", *arguments, *ON)

        assert 2 == done.code
        assert said in done.err
    assert {"D1", "D2"} == set(entries(path="case/b.supervision.toml"))


# Words that may be read now, and copies to share.


def test_a_hold_of_another_session_of_the_case_stands_over_its_ledger() -> None:
    session("aaaa", FEB, ASK, answers=ordinary(FAM_7="control"))
    session("bbbb", JUNE, CALL_IT)

    assert {True} == {each["check_first"] for each in entries().values()}
    err = call("due", "case", *ON).err
    assert "case/aaaa.toml: brings a HOLD, which stands over its whole case." in err


def test_a_copy_to_share_says_nothing_that_was_typed() -> None:
    two_sessions(told("aaaa", "carry-on", JUNE, by=SEP, why="Worker left."))
    for form in ("terminal", "json", "markdown", "html"):
        done = call("due", "case", "--all", "--share", "--as", form, *ON)
        typed = ("Ask the GP", "officer", "nurse", "Worker", "EHE-1", "Call the")

        assert [] == [each for each in typed if each in done.out], form
        assert "D1" in done.out


# In a follow-up.


def test_a_draft_settles_nothing() -> None:
    two_sessions()
    path = draft_that_follows()
    typed = ["1", ":skip", "1", "1", ":skip", "Nothing yet."]
    call("case", path, "--plain", *ON, typed="".join(f"{x}\n" for x in typed))

    assert "Nothing yet." in path.read_text(encoding="utf-8")
    assert {"D1": "open", "D2": "open"} == {
        name: each["state"] for name, each in entries("--all").items()
    }
