"""A meeting's record typed in on a real terminal: left by Ctrl-C, taken up again, finished."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ehe_check.ask.reply import Move
from ehe_check.over_time.agreed_file import read_meeting_record
from tests.ask.scripts import FUNCTION_KEYS
from tests.pty.terminal import CTRL_C, DOWN, ENTER, PROGRAM, Term
from tests.session_files import write_worked

KEPT = "s.meeting.toml"
MEETING = (*PROGRAM, "meeting", "s.toml", "--record", KEPT, "--today", "2026-11-24")
SECOND = DOWN * 2 + ENTER


def test_a_record_at_80_by_24_is_left_and_taken_up_again() -> None:
    write_worked("hold-one-trigger-enquiry-open", "s.toml", date(2026, 11, 3))
    before = Path("s.toml").read_bytes()
    with Term(MEETING) as term:
        term.wait("On which day was the meeting held?")
        term.send("yesterday" + ENTER)
        term.wait("That is Monday 23 November 2026")
        term.wait("Who chaired it, by role?")
        term.send("named nurse" + ENTER)
        term.wait("HOLD stands. Plan nothing")
        term.wait("Was anything decided?")
        term.send(DOWN + ENTER)
        term.wait("What is to be done?")
        term.send("Weigh the child at the clinic." + ENTER)
        term.wait("Whom is it about?")
        term.send("2" + ENTER)
        term.wait("Who will do it, by role, and by when?")
        term.send(CTRL_C)
        assert 0 == term.wait_for_end()
        assert "It is not finished, and counts for nothing yet." in term.everything()

    (left,) = read_meeting_record(Path(KEPT)).value.decided
    assert ("Weigh the child at the clinic.", True) == (left.text, left.about != ())
    with Term(MEETING) as term:
        term.wait("HOLD stands. Plan nothing")
        term.wait("Who will do it, by role, and by when?")
        for asked in ("By when?", "How shall we know", "Is there another decision to record?"):
            term.send(FUNCTION_KEYS[Move.SKIP])
            term.wait(asked)
        term.send(SECOND)
        term.wait("Was a referral to children's social care")
        term.send(SECOND)
        term.wait("Why was no referral")
        term.send("They lead the enquiry." + ENTER)
        term.wait("Has the family been told")
        term.send(SECOND)
        term.wait("On which day is this looked at again?")
        term.send("in 2 weeks" + ENTER)
        term.wait("Finish now?")
        term.send(DOWN + ENTER)
        assert 0 == term.wait_for_end()
        assert "Recorded of the meeting of 23 November 2026" in term.everything()
        assert "so it is not counted" not in term.everything()

    assert read_meeting_record(Path(KEPT)).value.is_as_finished
    assert before == Path("s.toml").read_bytes()
