"""`meeting --record`: read back or typed in, kept beside the session, and what starts from it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ehe_check.over_time.agreed_file import read_meeting_record
from ehe_check.sheet.guard_box import check_first
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
from tests.meeting_records import HELD, decision, met, with_one_more
from tests.program import DAY, Done, call, converse, last_command
from tests.session_files import write_meeting_record

TYPED = (
    *("20/11/2026", "named nurse"),
    *("1", "Weigh the child.", "2", "school nurse", "1/12/2026", "A chart."),
    *("1", "One person keeps the plan.", "1", ":skip", ":skip", ":skip"),
    *("2", "1", "named nurse", "2", "Not today.", "18/12/2026", "1"),
)
SHEET = ("sheet", "s.toml", "--today", LATER)


def record(*typed: str, path: str = "new.toml", more: tuple[str, ...] = ("--plain",)) -> Done:
    lines = "".join(f"{line}\n" for line in typed)
    return call("meeting", "s.toml", "--record", path, "--today", DAY, *more, typed=lines)


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
    assert ["Weigh the child.", "One person keeps the plan."] == [x.text for x in kept.decided]
    assert "Recorded of the meeting of 20 November 2026" in done.err
    assert "This file is not the case record." in done.err
    further = last_command(done.err, "To go on from its decisions")
    assert "ehe-check supervise s.toml --plain" == further
    assert before["s.toml"] == Path("s.toml").read_bytes()
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("place", [6, len(TYPED) - 1])
def test_left_in_the_middle_or_before_it_is_finished_it_goes_on_there(place: int) -> None:
    saved()
    left = record(*TYPED[:place])
    begun = read_meeting_record(Path("new.toml")).value
    assert not Path(KEPT).exists()
    assert "It is not finished, and counts for nothing yet." in left.err
    command = "meeting s.toml --record new.toml --plain"
    assert f"ehe-check {command}" == last_command(left.err, "To go on")
    done = converse(*command.split(), "--today", DAY, reply=ending)
    kept = read_meeting_record(Path(KEPT)).value

    assert (True, True) == ("Finish now?" in done.err, kept.is_finished)
    assert {each.text for each in begun.decided} <= {each.text for each in kept.decided}
    assert (begun.day, begun.meeting.chair) == (kept.day, kept.meeting.chair)


def ending(heard: str) -> str:
    """Reply as somebody who has nothing more to say but for reasons where they are needed."""
    if "if there is" in flat(heard):
        return ":skip"
    if heard.endswith("Your words: "):
        return "They know already."
    return "1" if "Finish now?" in heard else "2"


def test_nothing_is_saved_before_the_day_is_known_and_under_its_own_ending_it_is_kept_there() -> (
    None
):
    saved()
    before = files()

    assert "Nothing was saved." in record().err
    assert before == files()

    done = record(*TYPED, path="mine.meeting.toml")

    assert {"s.toml", "mine.meeting.toml"} == files().keys()
    assert "Not needed any more" not in done.err


# Read back


def by_hand(**given: object) -> None:
    """Write a record as somebody may by hand, in another folder."""
    whole = met(decision(), session=ID, reference="EHE-1", is_draft=True)
    Path("hand").mkdir()
    write_meeting_record(Path("hand/r.toml"), whole.model_copy(update=given))


def test_a_whole_record_is_kept_without_a_question_and_only_once() -> None:
    saved()
    by_hand()
    first = record(path="hand/r.toml", more=())
    before = files()
    again = record(path="hand/r.toml", more=())

    assert (0, 0, "") == (first.code, again.code, first.out)
    assert first.err == again.err
    assert before == files()
    assert str(Path("hand/r.toml")) in first.err.partition("Not needed any more")[2]


def test_one_that_does_not_say_all_is_asked_for_the_rest() -> None:
    saved()
    by_hand(family=None)
    asked = record("2", "Not today.", ":skip", "1", path="hand/r.toml")

    assert 0 == asked.code
    assert "Was anything decided?" not in asked.err
    assert "The family told: not yet. Not today." in asked.err
    assert Path(KEPT).exists()


def test_one_that_was_changed_since_is_kept_again_only_where_somebody_says_it_is_right() -> None:
    saved()
    changed = with_one_more(kept_record(), decision(2, "Read."))
    write_meeting_record(Path(KEPT), changed)
    before = files()

    assert [0, 0] == [record(each, path=KEPT).code for each in ("leave", "2")]
    assert before == files()
    assert "was changed since it was finished" in record("1", path=KEPT).err
    assert read_meeting_record(Path(KEPT)).value.is_as_finished
    assert "was changed" not in supervise().err


# What starts from it


@pytest.mark.parametrize(("name", "is_held"), [(GUARDED, False), (HOLDING, True)])
def test_no_decision_is_told_without_its_caution_while_a_guard_stands(
    name: str, *, is_held: bool
) -> None:
    caution = check_first(hold=is_held, asks_first=True)
    saved(name)
    kept_record(decision(1, "Ring the mother."), decision(2, "Write."))
    for said in (
        flat(record(path=KEPT).err).partition("Recorded of")[2],
        points(supervise()),
        flat(follow()).partition("still to be done")[2].partition("- Write.")[0],
    ):
        first, _, then = said.partition("Ring the mother.")
        assert then or "Ring the mother" in first
        assert caution in said


def test_what_goes_on_asks_once_about_a_look_that_is_due_and_not_again() -> None:
    saved()
    kept_record(decision(1, "Weigh."), again=date(2026, 11, 27))
    question = (
        "The meeting of 20 November 2026 was to be looked at again on 27 November 2026. Nothing "
        "here shows that it was: who looked, and what has changed for each child?"
    )
    for words, typed, times in (
        ("supervise s.toml", "\n", 1),
        ("supervise s.toml", "1\n\n", 0),
        ("case new.toml --quick --role other --follow s.toml", "1\nx\n", 1),
        ("case new.toml", "1\nx\n", 0),
    ):
        done = call(*words.split(), "--plain", "--today", LATER, typed=typed)

        assert times == flat(done.err).count(question), words


def test_a_follow_up_and_a_supervision_begin_with_its_decisions() -> None:
    label = saved().entries[0].label
    kept_record(decision(1, "Weigh.", about="child-1", who="nurse", by=HELD, known_by="A chart."))
    talk, said = supervise(path="."), flat(follow())

    assert "Agreed earlier, and still to be done" in said
    assert (
        f"- D1 {label}: Weigh. (nurse; by 20 November 2026, 20 days ago) "
        "Decided at the meeting of 20 November 2026."
    ) in said
    assert "Weigh" in talk.err.partition(OPENING)[0]
    assert points(talk).index("Weigh.") < points(talk).index("1. Done")
    assert "Decided at the meeting of 20 November 2026; who: nurse" in points(talk)
    assert "How the meeting meant to know that it helped: A chart." in points(talk)


@pytest.mark.parametrize("name", [CASE, HOLDING])
def test_a_record_never_moves_the_advice(name: str) -> None:
    saved(name)
    saved(name, "before.toml", 1)
    before = call(*SHEET, "--as", "json")
    kept_record(decision(1, "Tell the family all is well.", by=HELD))
    after = call(*SHEET, "--as", "json")

    assert json.loads(before.out)["recommendation"] == json.loads(after.out)["recommendation"]


# What is odd among the files of a case


def test_a_draft_of_a_record_is_named_and_counts_for_nothing() -> None:
    saved()
    draft = met(decision(1, "Weigh."), session=ID, reference="EHE-1", is_draft=True)
    write_meeting_record(Path(KEPT), draft)
    for done in (supervise(), call(*SHEET)):
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
        sheet = call(*SHEET)
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
