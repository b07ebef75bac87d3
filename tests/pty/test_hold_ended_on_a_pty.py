"""On a real terminal: that the reason for a HOLD has ended, from page 1 to the case record."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from ehe_check.case.session import Absence, RecordedHold
from ehe_check.case.session_file import read_session
from ehe_check.files.kept import kept_bytes
from ehe_check.judge.answers import Answers
from tests.cli.follow_ups import write_first
from tests.program import DAY, call
from tests.pty.pty_walks import CASE
from tests.pty.terminal import ENTER, Term

ASKED = (
    ("agreed that the reason for the HOLD of 3 November 2026", "1"),
    ("Why has the reason ended?", "They moved."),
    ("On which day was that agreed?", "24/11/2026"),
    ("alters no answer. Is it right?", "1"),
)


def is_in(term: Term, words: str) -> bool:
    return words in " ".join(term.text().split())


def test_it_is_offered_beneath_the_page_asked_and_said_on_a_page_for_the_case_record() -> None:
    first = write_first(Answers(), name="first.toml")
    write_first(Answers(), name="second.toml", session="f2", day=date(2026, 9, 1))
    held = first.under(RecordedHold(reason=Absence.RISK, on=date(2026, 11, 3)))
    Path("first.toml").write_bytes(kept_bytes(Path("first.toml"), held))
    with Term([*CASE, "second.toml"]) as term:
        term.wait("e the reason for this HOLD has ended")
        term.send("e" + ENTER)
        for words, typed in ASKED:
            term.wait_until(partial(is_in, term, words), words)
            term.send(typed + ENTER)
        assert term.wait_for_end() == 0
        assert "For the case record. Not to be kept at home." in term.everything()

    for name in ("first.toml", "second.toml"):
        (row,) = read_session(Path(name)).value.hold_ended
        assert ("They moved.", date(2026, 11, 24)) == (row.why, row.ended)
        assert "HOLD: do not raise" not in call("sheet", name, "--today", DAY).out
