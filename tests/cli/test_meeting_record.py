"""`meeting --record`: read back or typed in, kept beside the session, and what starts from it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from ehe_check.ask.supervision.agreed_before import ASKED_FIRST
from ehe_check.ask.supervision.agreed_before import HELD as CHECK_FIRST
from ehe_check.case.absence import Absence
from ehe_check.case.session import CaseReference, RecordedHold, Session
from ehe_check.over_time.meeting_record import MeetingRecord, finished_at
from ehe_check.over_time.meeting_record_file import read_meeting_record
from tests.meeting_records import HELD, decision, met
from tests.program import DAY, Done, call, converse
from tests.session_files import write_meeting_record, write_session
from tests.worked import worked_case

CASE = "ordinary-never-in-school"
GUARDED = "supervision-two-children-one-not-well"
HOLDING = "hold-one-trigger-enquiry-open"
ID = "s000000000000000"
KEPT = "s.meeting.toml"
LATER = "2026-12-10"
MOST_LINES = 200
OPENING = "Open points"
TYPED = (
    *("20/11/2026", "named nurse"),
    *("1", "Weigh the child.", "2", "school nurse", "1/12/2026", "A chart."),
    *("1", "One person keeps the plan.", "1", ":skip", ":skip", ":skip"),
    *("2", "1", "named nurse", "2", "Not today.", "18/12/2026", "1"),
)


def saved(name: str = CASE, file: str = "s.toml", day: int = 3, **given: object) -> Session:
    """Write a worked case as a session finished in November 2026, and return it."""
    moment, session = datetime(2026, 11, day, 9, tzinfo=UTC), worked_case(name).session
    marks = {
        "id": f"{Path(file).stem:0<16}",
        "started": moment,
        "finished": moment,
        "saved": moment,
    }
    sitting = session.session.model_copy(update=marks)
    update = {"session": sitting, "case": CaseReference(reference="EHE-1"), **given}
    whole = session.model_copy(update=update)
    write_session(Path(file), whole)
    return whole


def kept_record(*decisions: object, name: str = KEPT, **given: object) -> MeetingRecord:
    """Put a finished record beside the session."""
    what = decisions or (decision(1, "Weigh.", about="child-1", who="nurse"),)
    record = met(*what, session=ID, reference="EHE-1", **given)  # type: ignore[arg-type]
    write_meeting_record(Path(name), record)
    return record


def record(*typed: str, path: str = "new.toml", more: tuple[str, ...] = ("--plain",)) -> Done:
    lines = "".join(f"{line}\n" for line in typed)
    return call("meeting", "s.toml", "--record", path, "--today", DAY, *more, typed=lines)


def supervise(*typed: str, path: str = "s.toml", day: str = LATER) -> Done:
    lines = "".join(f"{line}\n" for line in typed)
    return call("supervise", path, "--plain", "--today", day, typed=lines)


def held(first: dict[str, str], day: str = LATER) -> Done:
    """Hold a supervision to its end, replying to some questions as is wanted the first time."""
    replies, lines = dict(first), count()

    def reply(said: str) -> str:
        assert next(lines) < MOST_LINES, said
        heard = said.rpartition("cannot tell you a child is safe.")[2]
        key = next((key for key in replies if key in flat(heard)), None)
        if key is not None:
            return replies.pop(key)
        if heard.endswith("Your words: "):
            return ":skip"
        return "2" if "Carry on:" in heard else "1"

    done = converse("supervise", "s.toml", "--plain", "--today", day, reply=reply)
    assert "To print it again" in done.err, done.err[-2000:]
    return done


def flat(text: str) -> str:
    return " ".join(text.split())


def points(done: Done) -> str:
    return flat(done.err.partition(OPENING)[2])


def files() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*.toml"))}


# Typed in


def test_what_is_typed_is_read_back_and_kept_beside_the_session() -> None:
    saved()
    before = files()
    done = record(*TYPED)
    kept = read_meeting_record(Path(KEPT)).value

    assert (0, "") == (done.code, done.out)
    assert (True, True, HELD) == (kept.is_finished, kept.is_as_finished, kept.day)
    assert ["Weigh the child.", "One person keeps the plan."] == [x.what for x in kept.decisions]
    assert "Recorded of the meeting of 20 November 2026" in done.err
    assert "This file is not the case record." in done.err
    assert "To go on from its decisions: ehe-check supervise s.toml" in done.err
    assert before["s.toml"] == Path("s.toml").read_bytes()
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("place", range(1, len(TYPED)))
def test_left_anywhere_nothing_is_lost_and_going_on_comes_to_an_end(place: int) -> None:
    saved()
    left = record(*TYPED[:place])
    begun = read_meeting_record(Path("new.toml")).value
    assert not Path(KEPT).exists()
    assert "It is not finished, and counts for nothing yet." in left.err
    assert "ehe-check meeting s.toml --record new.toml --plain" in left.err
    converse("meeting", "s.toml", "--record", "new.toml", "--plain", "--today", DAY, reply=ending)
    kept = read_meeting_record(Path(KEPT)).value

    assert kept.is_finished
    assert begun.decisions == kept.decisions[: len(begun.decisions)]
    assert (begun.day, begun.meeting.chair) == (kept.day, kept.meeting.chair)
    assert begun.referral in (None, kept.referral)
    assert begun.family in (None, kept.family)


def ending(heard: str) -> str:
    """Reply as somebody who has nothing more to say but for reasons where they are needed."""
    if "if there is" in flat(heard):
        return ":skip"
    if heard.endswith("Your words: "):
        return "They know already."
    return "1" if "Finish now?" in heard else "2"


def test_before_the_day_of_the_meeting_is_known_nothing_is_saved() -> None:
    saved()
    done = record()

    assert "Nothing was saved." in done.err
    assert {"s.toml"} == files().keys()


def test_what_is_typed_under_its_own_ending_is_kept_there_alone() -> None:
    saved()
    done = record(*TYPED, path="mine.meeting.toml")

    assert {"s.toml", "mine.meeting.toml"} == files().keys()
    assert "Not needed any more" not in done.err


def test_without_anybody_there_a_record_that_is_not_there_is_not_asked_for() -> None:
    saved()
    before = files()
    done = record(more=())

    assert (2, before) == (done.code, files())
    assert "add --plain, or give a record that is there." in done.err


# Read back


def by_hand(**given: object) -> MeetingRecord:
    """Write a record as somebody may by hand, in another folder."""
    whole = met(decision(), session=ID, reference="EHE-1", is_draft=True)
    record = whole.model_copy(update=given)
    Path("hand").mkdir()
    write_meeting_record(Path("hand/r.toml"), record)
    return record


def test_a_whole_record_is_kept_without_a_question_and_only_once() -> None:
    saved()
    by_hand()
    first = record(path="hand/r.toml", more=())
    before = files()
    again = record(path="hand/r.toml", more=())

    assert (0, 0, "") == (first.code, again.code, first.out)
    assert first.err == again.err
    assert before == files()
    assert "hand/r.toml" in first.err.partition("Not needed any more")[2]


def test_one_that_does_not_say_all_is_asked_for_the_rest_or_refused() -> None:
    saved()
    by_hand(family=None)
    refused = record(path="hand/r.toml", more=())
    asked = record("2", "Not today.", ":skip", "1", path="hand/r.toml")

    assert (2, 0) == (refused.code, asked.code)
    assert "it has no [family]" in refused.err
    assert "Was anything decided?" not in asked.err
    assert "The family told: not yet. Not today." in asked.err
    assert Path(KEPT).exists()


def test_what_does_not_fit_the_session_is_refused_and_nothing_is_kept() -> None:
    saved()
    Path("hand").mkdir()
    write_meeting_record(Path("hand/r.toml"), met(decision(about="child-9"), session="b" * 16))
    before = files()
    done = record(path="hand/r.toml")

    assert (3, before) == (done.code, files())
    assert 3 == len(done.problems)


def test_one_that_was_changed_since_is_kept_again_only_where_somebody_says_it_is_right() -> None:
    saved()
    changed = kept_record().with_decision(decision(2, "Read."))
    write_meeting_record(Path(KEPT), changed)
    before = files()
    nobody = record(path=KEPT, more=())
    left = record("leave", path=KEPT)
    not_right = record("2", path=KEPT)
    assert [2, 0, 0] == [done.code for done in (nobody, left, not_right)]
    assert before == files()
    right = record("1", path=KEPT)

    assert "was changed since it was finished" in right.err
    assert read_meeting_record(Path(KEPT)).value.is_as_finished
    assert "was changed" not in supervise().err


@pytest.mark.parametrize(
    "more",
    [
        ("--out", "x.pdf"),
        ("--as", "html"),
        ("--share",),
        ("--force",),
        ("--reason", "risk"),
        ("--part", "chair"),
    ],
)
def test_it_prints_no_papers(more: tuple[str, ...]) -> None:
    saved()
    kept_record()
    before = files()
    done = record(path=KEPT, more=more)

    assert (2, before) == (done.code, files())
    assert "prints no papers" in done.err


@pytest.mark.parametrize("command", [("sheet", KEPT), ("supervise", KEPT), ("meeting", KEPT)])
def test_a_record_is_no_session(command: tuple[str, str]) -> None:
    saved()
    kept_record()

    assert "is the record of a meeting, and no session" in call(*command, "--today", DAY).err


# HOLD and ASK FIRST


@pytest.mark.parametrize(("name", "caution"), [(GUARDED, ASKED_FIRST), (HOLDING, CHECK_FIRST)])
def test_no_decision_is_told_without_its_caution_while_a_guard_stands(
    name: str, caution: str
) -> None:
    saved(name)
    kept_record(decision(1, "Ring the mother."), decision(2, "Write."))
    for said in (
        flat(record(path=KEPT).err).partition("Recorded of")[2],
        flat(supervise().err.partition(OPENING)[0]).partition("Meeting of 20 November")[2],
        points(supervise()),
        flat(follow()).partition("still to be done")[2].partition("- Write.")[0],
    ):
        first, _, then = said.partition("Ring the mother.")
        assert then or "Ring the mother" in first
        assert caution in said


def test_a_hold_of_another_session_of_the_case_holds_here_too() -> None:
    saved()
    hold = RecordedHold(reason=Absence.RISK, on=HELD)
    saved(file="other.toml", day=2, hold=hold)
    kept_record()

    assert CHECK_FIRST in flat(record(path=KEPT).err)


# What starts from it


def follow(*more: str, file: str = "n.toml") -> str:
    option = more or ("--follow", "s.toml")
    options = (*option, "--role", "police", "--plain", "--today", LATER)
    return call("case", file, *options, typed="leave\n").err


def test_a_follow_up_is_told_of_its_decisions_before_it_starts() -> None:
    saved()
    kept_record(decision(1, "Weigh.", about="child-1", who="nurse", by=HELD))
    said = flat(follow())
    label = worked_case(CASE).session.entries[0].label

    assert "Agreed earlier, and still to be done" in said
    assert (
        f"- {label}: Weigh. (meeting of 20 November 2026; who: nurse; by 20 November 2026) "
        "Its day has passed."
    ) in said
    assert "Weigh" not in follow("--blind-of", "s.toml", file="blind.toml")


@pytest.mark.parametrize("path", ["s.toml", "."])
def test_supervision_begins_with_its_decisions(path: str) -> None:
    saved()
    kept_record(decision(1, "Weigh.", about="child-1", who="nurse", known_by="A chart."))
    done = supervise(path=path)

    assert "Meeting of 20 November 2026" in done.err.partition(OPENING)[0]
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
    assert f"This is about: {younger.label} Weigh." in points(done)


def test_done_it_comes_up_no_more_carried_on_it_does_until_it_is_drift() -> None:
    saved()
    kept_record(decision(1, "Weigh."), decision(2, "Write."))
    held({"Weigh.": "1"}, LATER)
    held({}, "2026-12-11")
    last = supervise(day="2026-12-12")

    assert "Weigh." not in points(last)
    assert "Write." in points(last)
    assert "It was carried on twice already, first on 10 December 2026" in points(last)
    assert "Weigh" not in flat(follow()).partition("still to be done")[2]
    assert "Write. (supervision of 11 December 2026)" in flat(follow(file="again.toml"))


def test_nothing_is_closed_by_passing_it_over() -> None:
    saved()
    kept_record(decision(1, "Weigh."))
    held({"Weigh.": "skip"})

    assert "Weigh." in points(supervise(day="2026-12-11"))


def test_a_supervision_that_was_over_before_is_printed_as_it_was() -> None:
    saved()
    held({}, DAY)
    name = f"s-{DAY}.supervision.toml"
    before = call("supervise", name, "--today", LATER).out
    late = met(decision(), session=ID, reference="EHE-1", is_draft=True)
    write_meeting_record(Path(KEPT), finished_at(late, datetime(2026, 12, 1, tzinfo=UTC)))

    assert before == call("supervise", name, "--today", LATER).out
    assert "Meeting of" in supervise().err


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
    shared = call("supervise", name, "--share", "--today", LATER).out
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


def test_a_broken_record_is_no_case_that_could_not_be_counted() -> None:
    saved()
    Path("x.meeting.toml").write_text("[[", "utf-8")
    done = call("themes", ".", "--today", LATER)

    assert (0, False) == (done.code, "x.meeting.toml" in done.err)


def test_a_record_that_is_gone_is_named_by_the_supervision_that_went_on_with_it() -> None:
    saved()
    kept_record(decision(1, "Weigh."))
    held({})
    Path(KEPT).unlink()
    done = supervise(day="2026-12-11")

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
