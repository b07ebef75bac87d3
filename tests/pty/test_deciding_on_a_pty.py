"""A decision on a real terminal: page 1 whole above it, each line beneath the one before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ehe_check.case.session_file import read_session
from tests.ask.scripts import CLEAR
from tests.pty.pty_walks import CASE, Person, Turn, rehearsed
from tests.pty.terminal import ENTER, Term
from tests.session_files import write_session
from tests.worked import worked_case

FILE = "ehe-0107.toml"
STRONG_TODAY = "rules-02-nobody-has-seen-the-boy-for-years"
LINE = "Decide:  1 as above  2 differently  3 later  c what to say  p save page"
CLOSING = "One person's answers, not the case record. It cannot tell you a child is safe."


def before_deciding() -> list[Turn]:
    """Write the draft of a worked case, and return what is asked before it is decided."""
    draft = worked_case(STRONG_TODAY).session
    write_session(Path(FILE), draft)
    turns, _ = rehearsed({}, draft)
    return turns[: next(at for at, turn in enumerate(turns) if turn.put.name == "decide")]


def stands_whole(term: Term) -> None:
    """Wait until page 1 stands whole on the screen, with the line beneath it and nothing after."""
    term.wait(LINE)
    term.wait("\n >")
    lines = [text for text in term.lines() if text]

    assert lines[0].endswith("page 1"), term.text()
    assert [CLOSING, LINE, " >"] == lines[-3:], term.text()


def test_page_1_stands_whole_and_each_line_appears_when_the_one_before_is_answered() -> None:
    turns = before_deciding()
    with Term([*CASE, FILE]) as term:
        Person(term).walk(turns)
        stands_whole(term)
        shown = term.everything().count("ACT TODAY")
        term.send("c" + ENTER)
        term.wait("What to say to children's social care")
        term.wait(LINE)
        term.send("1" + ENTER)
        term.wait("What is to be done?")
        assert "Who (a role" not in term.text()
        term.send("Ring social care now." + ENTER)
        term.wait("Who will do it, by role, and by when?")
        term.send("named nurse" + ENTER)
        term.wait("By when (Enter is today)?")
        term.send("by the end of term" + ENTER)
        term.wait("Term dates differ from school to school")
        term.wait("> by the end of term")
        term.send(CLEAR + "friday" + ENTER)
        term.wait("That is Friday 27 November 2026, in 3 days.")
        term.send(ENTER)
        term.wait("4 done")
        assert shown == term.everything().count("ACT TODAY")
        term.send("3" + ENTER)
        term.wait_until(lambda: b"What could change this advice" in term.raw, "the annex")
        term.send(ENTER)
        assert 0 == term.wait_for_end()

    session = read_session(Path(FILE)).value
    row = session.decided_to
    assert row is not None
    assert session.decision is not None
    assert session.decision.agrees
    expected = ("Ring social care now.", "named nurse", date(2026, 11, 27))
    assert expected == (row.text, row.who, row.by)
