"""A whole supervision on a real terminal, by keys and typed: left, gone on with, finished."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ehe_check.supervision.supervision_file import read_supervision
from tests.case_folders import laid_out
from tests.pty.terminal import CTRL_C, ENTER, F5, Term
from tests.session_files import write_session
from tests.worked import worked_case

SUPERVISE = (sys.executable, "-m", "ehe_check", "supervise", "--today", "2026-11-24")
NAME = "s-2026-11-24.supervision.toml"
SKIP = "(skip)"
MOST_PROMPTS, HALF = 25, 9
TURNS = (
    ("Enter begins", ""),
    ("day like for elder", "Up at ten; the librarian saw it."),
    ("day like for younger", "0"),
    ("Who do you each think sees the child", "Each other."),
    ("What do you hope is true here", SKIP),
    ("What do you need to do this work well", SKIP),
    ("When was this case last talked over", SKIP),
    ("that is ordinary, or ours", "Our waiting list."),
    ("The way: Our waiting list.", "Some of it."),
    ("What is another way to understand it?", "The father's work."),
    ("The way: The father's work.", "Nobody knows."),
    ("What is decided now?", "1,2"),
    ("Who will do it, by role?", "school nurse"),
    ("By when?", "2 weeks"),
    ("Who will do it, by role?", "you"),
    ("By when?", SKIP),
    ("think again and worry more?", "A refusal at the door."),
    ("think again and worry less?", "A visit that works."),
    ("see this case differently?", "1"),
    ("When will you talk this case over next?", "5/1/2027"),
    ("Finish now?", "1"),
)
"""Every prompt of an ordinary supervision of two children, and what is said at it."""
CHOICES = ("What is decided now?", "see this case differently?", "Finish now?")


class Following(Term):
    """A terminal of which it is kept how far what it wrote has been answered."""

    seen = 0


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


def keys(asked: str, said: str, *, plain: bool) -> str:
    if said == SKIP:
        return f":skip{ENTER}" if plain else F5
    if plain or asked not in CHOICES:
        return said + ENTER
    return said.replace(",", "") + ENTER


def talk(term: Following, turns: tuple[tuple[str, str], ...], *, plain: bool) -> None:
    """Say at each prompt what is to be said, once it has come after what was said before."""
    for asked, said in turns:
        seen = term.seen
        term.wait_until(lambda: asked.encode() in term.raw[seen:], asked)  # noqa: B023 (at once)
        term.seen = term.raw.rindex(asked.encode()) + len(asked)
        term.send(keys(asked, said, plain=plain))


def supervised(*, plain: bool) -> str:
    """Hold a supervision, left half way and taken up again; return its file without its marks."""
    more = ("--plain",) if plain else ()
    with Following([*SUPERVISE, *more, "s.toml"]) as term:
        talk(term, TURNS[:HALF], plain=plain)
        term.wait("What is another way")
        term.send(f":leave{ENTER}" if plain else CTRL_C)
        term.wait_for_end()
    with Following([*SUPERVISE, *more, NAME]) as term:
        term.wait("You are at step 3 of 5.")
        talk(term, (("Enter goes on", ""), *TURNS[HALF:]), plain=plain)
        assert 0 == term.wait_for_end()
        assert "This record cannot tell you a child is safe." in term.everything()
    text = Path(NAME).read_text("utf-8")
    return re.sub(r"(?m)^(id|started|saved|finished|key) = .*$", "", text)


def test_a_whole_supervision_at_80_by_24_is_the_same_by_keys_and_by_typed_lines(
    folder: Path,
) -> None:
    before = (folder / "s.toml").read_bytes()
    by_keys = supervised(plain=False)
    assert read_supervision(Path(NAME)).value.is_finished
    Path(NAME).unlink()
    by_lines = supervised(plain=True)

    assert by_keys == by_lines
    assert before == (folder / "s.toml").read_bytes()
    assert len(TURNS) <= MOST_PROMPTS


def test_the_opening_is_one_screen_and_what_is_a_key_away_comes_back_to_it(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    laid_out("a-case-told-over-a-year", tmp_path / "case")
    with Term([*SUPERVISE, str(tmp_path / "case")]) as term:
        term.wait("has it happened?")
        shown = term.wait("x leave")
        assert "in supervision" in shown.splitlines()[0]
        for key, words in (("l", "Ledger"), ("g", "over time"), ("m", "What has moved")):
            term.send(key + ENTER)
            term.wait(words)
            term.send("b" + ENTER)
            assert "in supervision" in term.wait("x leave")
        term.send("x" + ENTER)
        assert 0 == term.wait_for_end()
        assert "Nothing was saved." in term.everything()
