"""A meeting about one session of several: no paper contradicts what another session says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ehe_check.meeting.pack import PackPaper
from tests.cli.meetings import CASE, HOLDING, flat, kept_record, saved
from tests.meeting_records import decision
from tests.program import Done, call

pytestmark = pytest.mark.thorough

LATER = "2026-12-10"
ELSEWHERE = "This HOLD comes from another session of this case, of 5 November 2026."
FREE = "Has anyone told them plainly"


def paper(part: str, *more: str) -> Done:
    given = ("--part", part, "--reason", "disagreement", "--today", LATER)
    return call("meeting", "s.toml", *given, *more)


def another(file: str = "other.toml", **given: object) -> None:
    """Write another session of the case, by which HOLD stands."""
    saved(HOLDING, file, day=5, **given)


def test_a_hold_in_another_session_of_the_folder_is_on_every_paper_and_said() -> None:
    saved()
    before = {part: flat(paper(part).out) for part in PackPaper}
    another()
    after = {part: paper(part) for part in PackPaper}

    assert not any("HOLD" in text for text in before.values())
    assert FREE in before[PackPaper.ORGANISER]
    for part in ("organiser", "chair"):
        assert ELSEWHERE in flat(after[PackPaper(part)].out), part
    assert "HOLD" in after[PackPaper.RECORD].out
    assert FREE not in flat(after[PackPaper.ORGANISER].out)
    assert before[PackPaper.AGENDA] == flat(after[PackPaper.AGENDA].out)
    assert "other.toml, another session of this case." in flat(after[PackPaper.CHAIR].err)


def test_a_hold_put_on_record_in_another_session_is_there_with_its_reason() -> None:
    saved()
    saved(CASE, "other.toml", day=5)
    call("meeting", "other.toml", "--part", "record", "--reason", "risk", "--today", "2026-12-01")
    said = flat(paper("organiser").out)

    assert ELSEWHERE in said
    assert "Recorded on 1 December 2026: having them there could put a child" in said


def test_the_record_that_is_typed_in_is_under_that_hold_too() -> None:
    saved()
    another()
    done = call("meeting", "s.toml", "--record", "r.toml", "--today", LATER, "--plain", typed="x\n")

    assert "another session of this case" in flat(done.err)


def test_a_session_that_cannot_be_read_leaves_no_paper_that_leads_to_the_family() -> None:
    saved()
    broken = "format = 2\n[case]\nreference = 'EHE-1'\n[session]\n"
    Path("other.toml").write_text(broken, encoding="utf-8")
    done = paper("organiser")

    assert "One of them may hold a HOLD." in flat(done.out)
    assert FREE not in flat(done.out)
    assert "other.toml" in done.err


# The day on which it is looked at again

QUESTION = (
    "The meeting of 20 November 2026 was to be looked at again on 27 November 2026. Nothing here "
    "shows that it was: who looked, and what has changed for each child?"
)
AGAIN = date(2026, 11, 27)
AFTER = ("--plain", "--today", LATER)


def asked_in(*command: str, typed: str = "x\n") -> int:
    return flat(call(*command, *AFTER, typed=typed).err).count(QUESTION)


def test_supervision_asks_once_about_a_look_that_is_due_and_not_again_when_it_goes_on() -> None:
    saved()
    kept_record(decision(1, "Weigh."), again=AGAIN)

    assert [1, 0] == [asked_in("supervise", "s.toml", typed=each) for each in ("\n", "1\n\n")]


def test_a_follow_up_asks_once_and_not_again_when_it_goes_on() -> None:
    saved()
    kept_record(decision(1, "Weigh."), again=AGAIN)
    begin = ("case", "new.toml", "--quick", "--role", "other", "--follow", "s.toml")

    assert 1 == asked_in(*begin, typed="1\nx\n")
    assert Path("new.toml").exists()
    assert 0 == asked_in("case", "new.toml", typed="1\nx\n")
