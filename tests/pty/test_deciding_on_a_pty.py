"""A decision on a real terminal: page 1 whole above it, each line beneath the one before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ehe_check.case.session_file import read_session
from tests.ask.scripts import CLEAR
from tests.ask.walks import ordinary
from tests.pty.pty_walks import CASE, Person, Turn, rehearsed
from tests.pty.terminal import ENTER, Term
from tests.session_files import write_session
from tests.worked import session_of, worked_case

FILE = "ehe-0107.toml"
STRONG_TODAY = "rules-02-nobody-has-seen-the-boy-for-years"
LINE = "Decide:  1 as above  2 differently  3 later  c what to say  p save page"
CLOSING = "This sheet cannot tell you a child is safe."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to decide in, and another for settings."""
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def before_deciding(name: str) -> list[Turn]:
    """Write the draft of a worked case, and return what is asked before it is decided."""
    draft = worked_case(name).session
    write_session(Path(FILE), draft)
    turns, _ = rehearsed({}, draft)
    return turns[: next(at for at, turn in enumerate(turns) if turn.put.name == "decide")]


def stands_whole(term: Term, line: str = LINE) -> None:
    """Wait until page 1 stands whole on the screen, with the line beneath it and nothing after."""
    term.wait(line)
    term.wait("\n >")
    lines = [text for text in term.lines() if text]

    assert any(text.endswith("p.1") for text in lines), term.text()
    assert [CLOSING, line, " >"] == lines[-3:], term.text()


@pytest.mark.parametrize("name", [STRONG_TODAY, "urgent-refused-sight-with-an-open-plan"])
def test_page_1_stands_whole_with_the_decision_under_it(name: str) -> None:
    turns = before_deciding(name)
    with Term([*CASE, FILE], cols=80, rows=24) as term:
        Person(term).walk(turns)
        stands_whole(term)
        assert term.lines()[0].endswith("p.1"), term.text()
        term.send("3" + ENTER)
        assert 0 == term.wait_for_end()

    assert not read_session(Path(FILE)).value.is_finished


def test_each_line_appears_when_the_one_before_is_answered_and_a_day_is_read_back() -> None:
    turns = before_deciding(STRONG_TODAY)
    with Term([*CASE, FILE], cols=80, rows=40) as term:
        Person(term).walk(turns)
        term.wait(LINE)
        shown = term.everything().count("ACT TODAY")
        term.send("1" + ENTER)
        term.wait("What, in your words:")
        assert "Who (a role" not in term.text()
        term.send("Ring social care now." + ENTER)
        term.wait("Who (a role, never a name):")
        term.send("named nurse" + ENTER)
        term.wait("By when (Enter is today):")
        term.send("by the end of term" + ENTER)
        term.wait("Term dates differ from school to school")
        term.wait("> by the end of term")
        term.send(CLEAR + "friday" + ENTER)
        term.wait(" = Friday 27 November 2026, in 3 days.  Enter keeps it")
        term.send(ENTER)
        term.wait("4 done")
        assert "It is not the case record" not in term.text()
        term.send("1" + ENTER)
        term.wait("Saved in")
        term.send(ENTER)
        assert 0 == term.wait_for_end()
        assert shown == term.everything().count("ACT TODAY")

    decision = read_session(Path(FILE)).value.decision
    assert decision is not None
    assert ("Ring social care now.", "named nurse", date(2026, 11, 27), True) == (
        decision.text,
        decision.who,
        decision.by,
        decision.agrees,
    )
    assert b"%PDF" == Path("ehe-0107.pdf").read_bytes()[:4]


def test_what_to_say_and_the_page_are_at_hand_and_no_file_is_written_over() -> None:
    turns = before_deciding(STRONG_TODAY)
    Path("ehe-0107.pdf").write_text("mine", encoding="utf-8")
    with Term([*CASE, FILE], cols=80, rows=40) as term:
        Person(term).walk(turns)
        term.wait(LINE)
        term.send("c" + ENTER)
        term.wait("What to say to children's social care")
        term.wait("1 use a child's own words  Enter go on")
        term.send(ENTER)
        term.wait("go on\n")
        term.wait(LINE)
        term.send("p" + ENTER)
        term.wait_until(lambda: "ehe-0107-2.pdf" in "".join(term.text().split()), "where it is")
        term.send("3" + ENTER)
        assert 0 == term.wait_for_end()

    assert "mine" == Path("ehe-0107.pdf").read_text(encoding="utf-8")
    assert b"%PDF" == Path("ehe-0107-2.pdf").read_bytes()[:4]


def test_a_call_that_was_made_is_kept_and_asked_about_where_the_finished_case_is_opened() -> None:
    turns = before_deciding(STRONG_TODAY)
    told = "Told your safeguarding lead?  1 yes  2 not yet  c what to say"
    with Term([*CASE, FILE], cols=80, rows=24) as term:
        Person(term).walk(turns)
        stands_whole(term)
        term.send("1" + ENTER)
        term.wait("What, in your words:")
        for _ in range(3):
            term.send("\x1b[15~")
        term.wait("Finished, and saved in")
        term.send(ENTER)
        assert 0 == term.wait_for_end()
    path = Path(FILE)
    finished = read_session(path).value
    assert {"social-care", "lead"} == {call.to for call in finished.calls}
    write_session(path, finished.with_calls(*finished.calls[:-1]))

    with Term([*CASE, FILE], cols=80, rows=24) as term:
        term.wait(told)
        assert "[x] Children's social care" in term.text()
        term.send("1" + ENTER)
        for typed in ("named nurse", "", "", ""):
            term.wait("\n >")
            term.send(typed + ENTER)
        term.wait("Next:")
        term.send(ENTER)
        assert 0 == term.wait_for_end()
    kept = read_session(path).value

    assert "named nurse" == kept.calls[-1].spoke_to
    assert finished.outcome == kept.outcome
    assert finished.session.finished == kept.session.finished


def test_an_ordinary_page_is_done_with_enter() -> None:
    draft = session_of(ordinary(), "quick")
    write_session(Path(FILE), draft)
    turns, _ = rehearsed({}, draft)
    asked = turns[: next(at for at, turn in enumerate(turns) if turn.put.name == "decide")]
    line = "Anything to add?  Enter for no  1 yes  2 I see it differently  p save page"
    with Term([*CASE, FILE], cols=80, rows=24) as term:
        Person(term).walk(asked)
        stands_whole(term, line)
        term.send(ENTER)
        term.wait("1 save the page as PDF  2 as Word  3 print the whole sheet  4 done")
        term.send(ENTER)
        assert 0 == term.wait_for_end()

    assert read_session(Path(FILE)).value.is_finished


@pytest.mark.parametrize(("cols", "rows"), [(40, 60), (60, 60), (100, 40)])
def test_at_other_widths_no_line_is_wider_than_the_terminal(cols: int, rows: int) -> None:
    turns = before_deciding(STRONG_TODAY)
    with Term([*CASE, FILE], cols=cols, rows=rows, env={"NO_COLOR": "1"}) as term:
        Person(term).walk(turns)
        term.wait("3 later")
        term.wait("\n >")
        shown = term.everything()
        term.send("3" + ENTER)
        assert 0 == term.wait_for_end()

    words = " ".join(shown.split())
    assert "ACT TODAY: speak to children's social care. Do not wait for a meeting." in words
    assert "ASK FIRST: agree with children's social care who will say what" in words
