"""A whole supervision on a real terminal: saved, left, taken up again, and finished."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ehe_check.supervision.supervision_file import load_reflections, read_supervision
from tests.pty.terminal import CTRL_C, DOWN, ENTER, F5, Term
from tests.session_files import write_session
from tests.worked import worked_case

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

SUPERVISE = (sys.executable, "-m", "ehe_check", "supervise", "--today", "2026-11-24")
NAME = "s-2026-11-24.supervision.toml"
REFLECTIONS = 16


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one session in it."""
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    (tmp_path / "cases").mkdir()
    monkeypatch.chdir(tmp_path / "cases")
    session = worked_case("supervision-two-children-one-not-well").session
    moment = datetime(2024, 3, 1, 9, tzinfo=UTC)
    sitting = session.session.model_copy(update={"started": moment, "finished": moment})
    write_session(Path("s.toml"), session.model_copy(update={"session": sitting}))
    return tmp_path / "cases"


def test_a_whole_supervision_at_80_by_24_left_and_taken_up_again(folder: Path) -> None:
    before = (folder / "s.toml").read_bytes()
    with Term([*SUPERVISE, "s.toml"]) as term:
        term.wait("Open points - about ")
        term.wait("Not agreed: this will not be done")
        term.send(DOWN * 2 + ENTER)
        term.wait("Who will do it, by role?")
        term.send("school nurse" + ENTER)
        term.wait("By when?")
        term.send(CTRL_C)
        assert 0 == term.wait_for_end()
    assert () == read_supervision(folder / NAME).value.points

    with Term([*SUPERVISE, NAME]) as term:
        term.wait("Open points - about ")
        count = int(term.everything().rpartition("Open points - about ")[2].split()[0])
        still = [f"about {left} left" for left in range(count - 1, 1, -1)]
        for left in (*still, "the last", "Is there another action"):
            term.send(F5)
            term.wait(left)
        term.send(DOWN + ENTER)
        for text in ("When was this case last", "How worried", "What do you hope"):
            term.wait(text)
            term.send("Said." + ENTER if text == "How worried" else F5)
        term.send(CTRL_C)
        assert 0 == term.wait_for_end()

    assert before == (folder / "s.toml").read_bytes()
    kept = read_supervision(folder / NAME).value
    assert ["", "Said."] == [each.text for each in kept.reflections][:2]
    finish_what_is_left(folder)
    assert before == (folder / "s.toml").read_bytes()


def finish_what_is_left(folder: Path) -> None:
    with Term([*SUPERVISE, NAME]) as term:
        left = REFLECTIONS - len(read_supervision(folder / NAME).value.reflections)
        for question in load_reflections().questions[-left:]:
            term.wait(question.text[:20].rsplit(" ", 1)[0])
            term.send(F5)
        term.wait("see this case differently")
        term.send(DOWN + ENTER)
        term.wait("When will you talk this case over next?")
        term.send("5/1/2027" + ENTER)
        term.wait("Finish now?")
        term.send(DOWN + ENTER)
        assert 0 == term.wait_for_end()
        assert "This record cannot tell you a child is safe." in term.everything()
    assert read_supervision(folder / NAME).value.is_finished
