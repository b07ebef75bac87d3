"""Drafts and second readings are no sessions that came after one another: they make no drift."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from ehe_check.case.session import Follows, Session
from tests.cli.test_missing import LATEST, REPEATS, finished, flat, sheet
from tests.program import DAY, call
from tests.session_files import write_session

TOGETHER = "These sessions were looked at together: 2 October 2026"
Change = Callable[[Session], Session]


def draft(session: Session) -> Session:
    sitting = session.session.model_copy(update={"finished": None})
    return session.model_copy(update={"session": sitting, "outcome": None})


def blind(session: Session, of: str = "d11") -> Session:
    sitting = session.session.model_copy(update={"blind_of": Follows(id=of, sha256="f" * 64)})
    return session.model_copy(update={"session": sitting})


@pytest.fixture(autouse=True)
def _days() -> None:
    Path("days").mkdir()
    for day in (11, 12, 13):
        write_session(Path("days", f"{day}.toml"), finished(day))


@pytest.mark.parametrize(
    ("change", "why"), [(draft, "is not finished"), (blind, "is a second reading of another")]
)
def test_what_is_no_session_of_its_own_makes_no_drift_and_is_named(
    change: Change, why: str
) -> None:
    assert REPEATS in flat(sheet("--as", "terminal").out)
    write_session(Path("days/12.toml"), change(finished(12)))
    done = sheet("--as", "terminal")

    assert REPEATS not in flat(done.out)
    assert f"{TOGETHER} and 13 November 2026." in flat(done.out)
    assert f"days/12.toml: {why}, so it is not counted." in flat(done.out)


def test_a_second_reading_itself_is_not_counted_with_what_it_reads_again() -> None:
    write_session(Path(LATEST), blind(finished(13), "d12"))
    done = sheet("--as", "terminal")

    assert REPEATS not in flat(done.out)
    assert f"{TOGETHER} and 13 November 2026." in flat(done.out)
    assert "days/12.toml: is what this session reads again" in flat(done.out)


def test_a_draft_itself_is_looked_at_with_the_sessions_before_it() -> None:
    write_session(Path(LATEST), draft(finished(13)))

    assert REPEATS in flat(sheet("--as", "terminal").out)


@pytest.mark.parametrize("change", [draft, blind])
def test_a_folder_is_supervised_by_its_latest_session_of_its_own(change: Change) -> None:
    write_session(Path(LATEST), change(finished(13)))
    done = call("supervise", "days", "--plain", "--today", DAY, typed="\nleave\n")

    assert 0 == done.code
    assert [Path(f"days/12-{DAY}.supervision.toml")] == [*Path("days").glob("*.supervision.toml")]
    assert "Session of 13 November 2026" not in done.err
    assert (change is draft) is (
        "days/13.toml: is not finished, so days/12.toml is discussed. To discuss it, give its file."
        in done.err
    )


def test_where_there_is_nothing_else_a_draft_is_supervised() -> None:
    for day in (11, 12, 13):
        write_session(Path("days", f"{day}.toml"), draft(finished(day)))
    done = call("supervise", "days", "--plain", "--today", DAY, typed="\nleave\n")

    assert 0 == done.code
    assert [Path(f"days/13-{DAY}.supervision.toml")] == [*Path("days").glob("*.supervision.toml")]


def test_what_moved_is_told_from_the_latest_session_of_its_own() -> None:
    write_session(Path("days/12.toml"), blind(finished(12)))
    done = call("supervise", LATEST, "--plain", "--today", DAY, typed="m\n\nleave\n")

    assert "2 October 2026 and 13 November 2026" in flat(done.err)


def test_a_second_reading_never_stands_for_its_case_in_the_counts() -> None:
    Path("many").mkdir()
    for number in range(20):
        mine = finished(11, reference=f"EHE-{number}")
        sitting = mine.session.model_copy(update={"id": f"m{number}"})
        write_session(Path("many", f"{number}.toml"), mine.model_copy(update={"session": sitting}))
    alone = json.loads(call("themes", "many", "--as", "json", "--today", DAY).out)
    second = blind(finished(13, reference="EHE-0"), "m0")
    assert second.outcome is not None
    calm = second.outcome.model_copy(update={"raised": (), "not_known": ()})
    write_session(Path("many", "second.toml"), second.model_copy(update={"outcome": calm}))
    both = json.loads(call("themes", "many", "--as", "json", "--today", DAY).out)

    assert any(alone["tables"].values())
    assert alone["tables"] == both["tables"]


def test_a_session_that_goes_on_from_what_does_not_count_is_not_told_to_give_it() -> None:
    write_session(Path("blind.toml"), blind(finished(12), "d11"))
    follows = Follows(id="d12", sha256=sha256(Path("blind.toml").read_bytes()).hexdigest())
    session = finished(13)
    sitting = session.session.model_copy(update={"follows": follows})
    write_session(Path("s.toml"), session.model_copy(update={"session": sitting}))
    page = " ".join(call("sheet", "s.toml", "--earlier", ".", "--full", "--today", DAY).out.split())

    assert "is a second reading of another, so it is not counted" in page
    assert "follows a session that is not among these" not in page
