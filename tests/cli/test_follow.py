"""A session on a later day: gone on from with `--follow`, amended, and printed as its own day."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from ehe_check import resources
from ehe_check.ask.case.follow_up import STILL_TO_DO
from ehe_check.bank.role import Role
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import Absence, CaseReference, RecordedHold
from ehe_check.case.session_file import read_session
from ehe_check.check.approach import approach_in
from ehe_check.cli.case_run import CaseRun, finish
from ehe_check.cli.options import CaseOptions, Clock
from ehe_check.judge.answers import Answer, Answers
from ehe_check.page.own import Own
from ehe_check.sheet.guard_box import check_first
from tests.banks import said, value
from tests.cli.follow_ups import (
    FOLLOW,
    JULY,
    SHIPPED,
    TODAY,
    drifting_folder,
    first_answers,
    sha256,
    walk_keeping,
    write_first,
)
from tests.cli.from_files import NO, read, written
from tests.cli.meetings import HOLDING, flat
from tests.cli.test_plain_walk import usual
from tests.decided_rows import to_do
from tests.program import DAY, call, converse, converse_at_terminal, typing
from tests.session_files import write_session, write_supervision, write_worked
from tests.sides import side
from tests.supervised import supervision

ON = ("--plain", "--today", DAY)
RECORD = "What the sessions of this case show together"
NEW = "new.toml"


def going_on(*lines: str, more: tuple[str, ...] = ()) -> str:
    """Type some lines to new.toml, which need not be told where it came from; return what is said.

    `more` begins it from first.toml.
    """
    typed = "".join(f"{line}\n" for line in lines)
    done = call("case", NEW, *(more or ON), typed=typed)
    assert 0 == done.code, done.err
    return done.err


def begun(*lines: str) -> str:
    return going_on(*lines, more=tuple(FOLLOW))


def looked_at(file: str) -> list[str]:
    """The sessions that a sheet was made from, as other programs are told."""
    done = call("sheet", file, "--as", "json", "--today", DAY)
    return [each["session"] for each in json.loads(done.out)["sessions"]]


# A follow-up


def test_a_follow_up_from_start_to_finish_keeps_what_may_be_kept() -> None:
    write_first()
    earlier = Path("first.toml").read_bytes()
    code, out, heard = walk_keeping(NEW, *FOLLOW)
    table = read(NEW)
    answers = {(each["question"], each.get("about")): each for each in table["answers"]}

    assert 0 == code
    assert {"id": "f1", "sha256": sha256()} == table["session"]["follows"]
    assert ("quick", "EHE-0042") == (table["session"]["set"], table["case"]["reference"])
    assert earlier == Path("first.toml").read_bytes()
    assert ["f1", table["session"]["id"]] == looked_at(NEW)
    assert "finished" in table["session"]

    kept = answers["FAM-5", None]
    (cell,) = [each for each in table["sightings"] if each["by"] == "gp-practice"]
    assert (JULY, TODAY) == (kept["answered"], kept["confirmed"])
    assert ("within-a-year", date(2026, 6, 1)) == (cell["value"], cell["on"])
    assert (JULY, TODAY) == (cell["answered"], cell["confirmed"])
    for again in ("NOW-1", "RGT-2", "VIS-2"):
        answer = answers[again, None]
        assert (TODAY, False) == (answer["answered"], "confirmed" in answer)
    assert ("GONE-1", None) not in answers

    band = SHIPPED.by_id["VIS-1"].option_text("within-3-months")
    for words in (
        "Set aside, for there is no such question now: GONE-1.",
        f"GP practice Last time (20 July 2026): child 1: {band}, June 2026; y keeps it.",
        "This is asked afresh each time.",
    ):
        assert words in flat(heard)
    assert "Last time (20 July 2026)" not in out


def test_a_hold_that_goes_with_finishing_is_said_and_page_1_printed_without_it() -> None:
    write_first(first_answers().with_answer(value("FAM-7", "control")))
    done = converse("case", NEW, *FOLLOW, reply=usual)
    page, said, after = flat(done.err).partition("that HOLD stands no more")

    assert 0 == done.code, done.err
    assert "HOLD" in page.rpartition("Decide:")[0].rpartition("page 1")[2]
    assert said
    assert "page 1" in after
    assert "HOLD: " not in after
    assert "HOLD: " not in flat(call("sheet", NEW, "--today", DAY).out)


def test_a_draft_gone_on_with_shows_last_time_and_says_where_that_was_changed_or_is_gone() -> None:
    write_first()
    begun("1")
    heard = going_on("1", "-", "2")

    assert "Has anything seen, heard or read" in heard
    assert 3 == heard.count("Last time (20 July 2026)")
    assert "was changed since" not in heard

    with Path("first.toml").open("a") as file:
        file.write("# a line more\n")
    for more in ((), (*ON, "--follow", "first.toml")):
        heard = going_on("1", more=more)

        assert "ehe-check: first.toml: was changed since new.toml was begun from it" in heard
        assert "Last time (20 July 2026)" in heard
        assert sha256() != read(NEW)["session"]["follows"]["sha256"]

    Path("first.toml").unlink()
    heard = going_on("1", "1r")

    assert "ehe-check: new.toml: goes on from a session that is not in this folder." in heard
    assert "name its file with --follow" in heard
    assert "Last time" not in heard


def test_a_new_session_beneath_a_sheet_takes_its_set_and_role_and_none_of_the_command() -> None:
    write_first()
    command = ("case", "first.toml", "--full", "--role", "school-nurse", *ON)
    converse_at_terminal(*command, reply=typing("1", "leave"))
    (new,) = {each.name for each in Path().glob("*.toml")} - {"first.toml"}
    first, later = (read(each)["session"] for each in ("first.toml", new))

    assert {"id": "f1", "sha256": sha256()} == later["follows"]
    assert (first["set"], first.get("role")) == (later["set"], later.get("role"))
    assert "quick" == later["set"]


def test_answers_from_a_file_and_an_earlier_session_where_nobody_is_there() -> None:
    write_first()
    given = ("--follow", "first.toml", "--answers", written("from.toml", NO))
    done = call("case", NEW, *given, "--today", DAY)
    table = read(NEW)

    assert 0 == done.code, done.err
    assert {"id": "f1", "sha256": sha256()} == table["session"]["follows"]
    assert ["child-1"] == [each["id"] for each in table["entries"]]
    assert ["NOW-1"] == [each["question"] for each in table["answers"]]
    assert "f1" in looked_at(NEW)
    assert "Last time" not in done.out + done.err


# What the record shows


def test_beside_the_drift_questions_stands_what_the_record_shows() -> None:
    folder = drifting_folder()
    worry = "Before today, has anyone"
    more = ["--follow", str(folder / "3-september.toml"), *FOLLOW[2:], "--quick"]
    _, _, heard = walk_keeping(str(folder / NEW), *more, first={worry: "3"})
    asked = heard.split(SHIPPED.by_id["DRI-3"].text)

    assert 2 <= len(asked)
    assert RECORD in flat(asked[1])
    assert "Still not known: " in asked[1]
    assert RECORD not in heard.split(worry)[0]


def test_a_session_gone_on_from_is_read_with_its_own_questions_beside_the_drift_questions() -> None:
    write_first()
    _, _, heard = walk_keeping(NEW, *FOLLOW, first={"Before today, has anyone": "3"})

    assert RECORD in heard
    assert "not kept here" not in flat(heard)


def test_a_page_of_the_walk_and_its_sheet_look_at_the_same_sessions_wherever_they_lie() -> None:
    folder = drifting_folder()
    latest = folder / "3-september.toml"
    for name, option in (("a", "--follow"), ("b", "--answers"), ("older/c", "--follow")):
        new = folder / f"{name}.toml"
        new.parent.mkdir(exist_ok=True)
        if new.parent != folder:
            (folder / "1-february.toml").rename(new.parent / "1-february.toml")
        given = ("--answers", latest, option, latest)
        page = call("case", new, *given, "--annex", "--as", "markdown", "--today", DAY)
        sheet = call("sheet", new, "--full", "--as", "markdown", "--today", DAY)
        new.unlink()

        assert 0 == page.code
        together = "looked at together: 2 February 2026, 11 May 2026, 14 September 2026 and"
        assert together in flat(page.out), name
        assert "is the same session as" not in page.out
        assert new.parent != folder or page.out == sheet.out


def agreed_of(first_id: str) -> None:
    """Leave a supervision in which something beside a question was carried on, and a new thing."""
    carried = to_do(
        "",
        "NOW-3.find-out",
        status=AgreedStatus.CARRY_ON,
        who=Own("school nurse"),
        by=date(2026, 10, 1),
        prompt=Own("Find out."),
    )
    supervised(carried, to_do("Write to the GP.", "action-aaaaaaaa-1"), session=first_id)


def supervised(*agreed: DecidedRow, session: str, on: date = date(2026, 8, 3)) -> str:
    held = supervision(*agreed, on=on, session=session)
    case = CaseReference(reference=Own("EHE-0042"))
    write_supervision(Path("s.supervision.toml"), held.model_copy(update={"case": case}))
    return "s.supervision.toml"


def test_what_was_agreed_stands_beside_its_question_in_a_follow_up_and_on_coming_back() -> None:
    agreed_of(write_first(role=Role.POLICE).session.id)
    heard = begun("1", "-", "leave"), going_on("go on", "1", "-", "leave")
    line = (
        "(school nurse; by 1 October 2026, 54 days ago) Decided in the supervision of 3 August "
        "2026. Carried on once, on 3 August 2026."
    )

    for each in map(flat, heard):
        start, _, question = each.partition(SHIPPED.by_id["NOW-3"].text)
        assert f"{STILL_TO_DO} One thing stands beside its question. - D1 Write to the GP." in start
        assert line not in start
        assert line in question


# Printed or changed on a later day


def test_a_record_printed_again_says_the_facts_of_the_day_on_which_it_was_held() -> None:
    told = "Tell the mother what the worry is."
    decision = to_do("Ask the named nurse.", "decision-s2", by=date(2026, 7, 10))
    write_first(name="2.toml", day=date(2026, 6, 16), session="s2", decision=decision)
    agreed = to_do(told, "action-1-1", by=date(2026, 7, 1))
    printed = ("supervise", supervised(agreed, session="s2", on=date(2026, 6, 23)), "--today", DAY)
    before = flat(call(*printed).out)
    sheet = flat(call("sheet", "2.toml", "--full", "--today", DAY).out)
    write_first(name="3.toml", day=date(2026, 9, 1), session="s3")
    later = flat(call(*printed).out)
    case = CaseReference(reference="EHE-0042")
    write_worked(HOLDING, "4.toml", date(2026, 11, 16), case=case)
    under = flat(call(*printed).out)

    days = "answered 16 June 2026 talked over 23 June 2026 printed 24 November 2026"
    assert (True, before) == (days in before, later)
    assert (True, False) == ("Past their day" in sheet, "Past their day" in before)
    assert "This HOLD comes from another session of this case, of 16 November 2026 (" in under
    assert f"{told} By: 1 July 2026. {check_first(hold=True, is_short=True)}" in under
    assert not approach_in(under.replace(told, ""))


def test_an_answer_changed_here_is_no_change_that_somebody_else_made() -> None:
    Path("s.toml").write_bytes(resources.DEMO.read_bytes())
    steps = typing("2", "growth", "1", "2p", "", "1", "The record was found.", "1", "")
    done = converse_at_terminal("case", "s.toml", *ON, reply=steps)
    kept = read()
    page = flat(done.out).split("Next:")[1]

    assert "Changed, and saved in" in page
    assert "several health appointments were missed" in page
    assert "was changed" not in page
    assert {"The record was found."} == {each["reason"] for each in kept["amendments"]}
    assert read(resources.DEMO)["session"]["finished"] == kept["session"]["finished"]


def test_a_change_that_calls_for_a_step_today_is_followed_by_page_1_calls_and_a_decision() -> None:
    write_first()
    change = ("2", "NOW-1", "1", "2", "1", "New.", "1")
    decides = ("1", "2", "Ring the lead.", "social worker by friday", "")
    steps = typing(*change, *decides, "")
    done = converse_at_terminal("case", "first.toml", *ON, reply=steps)
    kept = read_session(Path("first.toml")).value
    said = done.out

    assert kept.decided_to is not None
    assert kept.decision is not None
    assert ("Ring the lead.", TODAY) == (kept.decided_to.words, kept.decided_to.on)
    assert ("act-today", True) == (kept.decision.advised, kept.decision.agrees)
    assert ["NOW-1", "SUP-4"] == [each.question for each in kept.amendments]
    assert said.index("ACT TODAY: speak to your") < said.index(
        "Decide: 1. as above; 2. differently"
    )
    assert 1 == said.count("Told your safeguarding lead?")
    assert said.rindex("Next: 1. new session") > said.index("Enter keeps it")


def test_an_amended_june_session_has_the_outcome_that_june_had() -> None:
    ended = datetime(2026, 6, 16, 10, tzinfo=UTC)
    seen = Answer(question="VIS-1", about="child-1", value="within-a-year", on=date(2025, 11, 1))
    worry = value("RGT-2", "safety-health-development")
    answers = said(seen, worry, entries=("child-1",), ages={"child-1": "school-age"})
    session = side(SHIPPED, answers, ended.date()).session
    run = CaseRun(CaseOptions(clock=Clock(TODAY)), SHIPPED)
    amended, now = finish(run, session, ended), finish(run, session)
    assert amended.outcome is not None
    assert now.outcome is not None

    assert "VIS-1.unseen" not in amended.outcome.raised
    assert "VIS-1.unseen" in now.outcome.raised
    assert ended == amended.session.finished


# Beneath the page of a finished session


def test_that_the_reason_for_a_hold_has_ended_is_asked_kept_in_each_session_and_printed() -> None:
    first = write_first(Answers(), name="first.toml")
    write_first(Answers(), name="second.toml", session="f2", day=date(2026, 9, 1))
    held = RecordedHold(reason=Absence.RISK, on=date(2026, 11, 3))
    write_session(Path("first.toml"), first.under(held))
    beneath = partial(converse_at_terminal, "case", "second.toml", *ON)
    left = beneath(reply=typing("e", "2", ""))
    steps = typing("e", "1", "They moved.", "24/11/2026", "1")
    done = beneath(reply=steps)

    assert "HOLD stands, and nothing was changed." in left.out
    assert "agreed that the reason for the HOLD of 3 November 2026" in flat(done.out)
    assert "For the case record. Not to be kept in the family's home." in done.out
    for name in ("first.toml", "second.toml"):
        (row,) = read(name)["hold_ended"]
        assert ("They moved.", date(2026, 11, 24)) == (row["why"], row["ended"])
        assert "HOLD: do not raise" not in call("sheet", name, "--today", DAY).out


def test_calls_of_today_are_asked_of_first_and_a_page_is_saved_over_none() -> None:
    write_worked("rules-02-nobody-has-seen-the-boy-for-years", "s.toml", TODAY)
    before = read()
    written("s.pdf", "mine")
    told = ("1", "named nurse", "", "")
    steps = typing(*told, "2", "c", "p", "done")
    done = converse_at_terminal("case", "s.toml", *ON, reply=steps)
    after = read()
    (call_made,) = after["calls"]

    assert "Told your safeguarding lead?" in done.out
    assert "What to say to children's social care" in done.out.partition("Next:")[2]
    assert "named nurse" == call_made["spoke_to"]
    assert before["session"]["finished"] == after["session"]["finished"]
    assert before["answers"] == after["answers"]
    assert "mine" == Path("s.pdf").read_text(encoding="utf-8")
    assert b"%PDF" == Path("s-2.pdf").read_bytes()[:4]
