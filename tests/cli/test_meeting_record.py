"""`meeting --record`: read back or typed in, and kept beside the session."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.over_time.meeting_record_file import read_meeting_record
from ehe_check.sheet.guard_box import check_first
from tests.cli.meetings import (
    GUARDED,
    HOLDING,
    ID,
    KEPT,
    flat,
    follow,
    kept_record,
    points,
    saved,
    supervise,
)
from tests.meeting_records import HELD, decision, met, with_one_more
from tests.program import DAY, Done, call, converse
from tests.session_files import write_meeting_record

TYPED = (
    *("20/11/2026", "named nurse"),
    *("1", "Weigh the child.", "2", "school nurse", "1/12/2026", "A chart."),
    *("1", "One person keeps the plan.", "1", ":skip", ":skip", ":skip"),
    *("2", "1", "named nurse", "2", "Not today.", "18/12/2026", "1"),
)


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
    assert "To go on from its decisions: ehe-check supervise s.toml" in done.err
    assert before["s.toml"] == Path("s.toml").read_bytes()
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("place", [1, 6, len(TYPED) - 3])
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
    numbered = [
        each.model_copy(update={"number": place})
        for place, each in enumerate(begun.decided, start=1)
    ]
    assert numbered == [*kept.decided[: len(begun.decided)]]
    assert (begun.day, begun.meeting.chair) == (kept.day, kept.meeting.chair)
    for before, now in ((begun.referral, kept.referral), (begun.family, kept.family)):
        assert (
            before is None
            or before.model_dump(exclude_none=True).items() <= dict(now or ()).items()
        )


def ending(heard: str) -> str:
    """Reply as somebody who has nothing more to say but for reasons where they are needed."""
    if "if there is" in flat(heard):
        return ":skip"
    if heard.endswith("Your words: "):
        return "They know already."
    return "1" if "Finish now?" in heard else "2"


def test_nothing_is_saved_before_the_day_is_known_or_where_nobody_is_there() -> None:
    saved()
    before = files()
    early, nobody = record(), record(more=())

    assert "Nothing was saved." in early.err
    assert 2 == nobody.code
    assert "add --plain, or give a record that is there." in nobody.err
    assert before == files()


def test_what_is_typed_under_its_own_ending_is_kept_there_alone() -> None:
    saved()
    done = record(*TYPED, path="mine.meeting.toml")

    assert {"s.toml", "mine.meeting.toml"} == files().keys()
    assert "Not needed any more" not in done.err


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


def test_one_that_was_changed_since_is_kept_again_only_where_somebody_says_it_is_right() -> None:
    saved()
    changed = with_one_more(kept_record(), decision(2, "Read."))
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


def test_it_prints_no_papers_and_is_no_session() -> None:
    saved()
    kept_record()
    before = files()
    for more in ("--out x.pdf", "--as html", "--share", "--force", "--reason risk", "--part chair"):
        done = record(path=KEPT, more=tuple(more.split()))

        assert (2, before) == (done.code, files())
        assert "prints no papers" in done.err
    for command in ("sheet", "supervise", "meeting"):
        said = call(command, KEPT, "--today", DAY).err
        assert "is the record of a meeting, and no session" in said


# HOLD and ASK FIRST


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
