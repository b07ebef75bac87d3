"""A draft is no session that came after another: it makes no drift, and stands for no case."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from ehe_check.case.session import Follows, Session
from tests.cli.test_missing import LATEST, REPEATS, finished, flat, sheet
from tests.program import DAY, call
from tests.session_files import write_session

TOGETHER = "These sessions were looked at together: 2 October 2026"


def draft(session: Session) -> Session:
    sitting = session.session.model_copy(update={"finished": None})
    return session.model_copy(update={"session": sitting, "outcome": None})


@pytest.fixture(autouse=True)
def _days() -> None:
    Path("days").mkdir()
    for day in (11, 12, 13):
        write_session(Path("days", f"{day}.toml"), finished(day))


def test_a_draft_makes_no_drift_and_is_named_but_looks_at_the_sessions_before_it() -> None:
    assert REPEATS in flat(sheet("--as", "terminal").out)
    write_session(Path("days/12.toml"), draft(finished(12)))
    said = flat(sheet("--as", "terminal").out)
    moved = call("supervise", LATEST, "--plain", "--today", DAY, typed="m\n\nleave\n")

    assert REPEATS not in said
    assert f"{TOGETHER} and 13 November 2026." in said
    assert "days/12.toml: is not finished, so it is not counted." in said
    assert "2 October 2026 and 13 November 2026" in flat(moved.err)

    write_session(Path("days/12.toml"), finished(12))
    write_session(Path(LATEST), draft(finished(13)))
    assert REPEATS in flat(sheet("--as", "terminal").out)


def test_a_folder_is_supervised_by_its_latest_session_that_is_finished_or_else_by_a_draft() -> None:
    write_session(Path(LATEST), draft(finished(13)))
    done = call("supervise", "days", "--plain", "--today", DAY, typed="\nleave\n")
    held = Path(f"days/12-{DAY}.supervision.toml")

    assert 0 == done.code
    assert [held] == [*Path("days").glob("*.supervision.toml")]
    assert "Session of 13 November 2026" not in done.err
    assert (
        "days/13.toml: is not finished, so days/12.toml is discussed. To discuss it, give its file."
        in done.err
    )
    held.unlink()
    for day in (11, 12):
        write_session(Path("days", f"{day}.toml"), draft(finished(day)))
    assert 0 == call("supervise", "days", "--plain", "--today", DAY, typed="\nleave\n").code
    assert [Path(f"days/13-{DAY}.supervision.toml")] == [*Path("days").glob("*.supervision.toml")]


def test_a_session_that_goes_on_from_what_does_not_count_is_not_told_to_give_it() -> None:
    write_session(Path("draft.toml"), draft(finished(12)))
    follows = Follows(id="d12", sha256=sha256(Path("draft.toml").read_bytes()).hexdigest())
    session = finished(13)
    sitting = session.session.model_copy(update={"follows": follows})
    write_session(Path("s.toml"), session.model_copy(update={"session": sitting}))
    page = " ".join(call("sheet", "s.toml", "--full", "--today", DAY).out.split())

    assert "is not finished, so it is not counted" in page
    assert "follows a session that is not among these" not in page
