"""`ehe-check tidy` with arrow keys: the list stays in sight, and Enter alone deletes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.ask.walks import ordinary
from tests.own_settings import hand_written
from tests.pty.terminal import DOWN, ENTER, PROGRAM, Term
from tests.session_files import write_session
from tests.sides import side
from tests.worked import shipped_bank


def sessions(*references: str) -> None:
    hand_written("[limits]\nmonths_kept = 12\n")
    for at, reference in enumerate(references):
        made = side(
            shipped_bank(), ordinary(), date(2020, 1, 1), session=f"{at:0>12}", reference=reference
        )
        write_session(Path(f"{reference}.toml"), made.session)


def test_cases_are_listed_asked_about_one_by_one_and_deleted_where_that_is_picked() -> None:
    sessions("EHE-1", "EHE-2", "EHE-3")
    with Term([*PROGRAM, "tidy", "."]) as term:
        shown = term.wait("EHE-1: delete all of it?")
        assert "EHE-3: kept until 1 January 2021." in shown
        assert "Past the day until which they are kept: 3 of 3 cases." in shown
        term.send(ENTER)
        term.wait("Nothing is chosen yet.")
        assert Path("EHE-1.toml").exists()
        term.send(DOWN + DOWN + ENTER)
        term.wait("EHE-2: delete all of it?")
        assert not Path("EHE-1.toml").exists()
        term.send("1" + ENTER)
        term.wait("EHE-3: delete all of it?")
        term.send("x")

        assert 0 == term.wait_for_end()
        assert "Deleted: EHE-1." in term.text()
        assert "Deleting does not reach earlier versions" in term.text()
    assert ["EHE-2.toml", "EHE-3.toml"] == sorted(path.name for path in Path().iterdir())


def test_in_plain_lines_an_empty_line_deletes_nothing() -> None:
    sessions("EHE-1")
    with Term([*PROGRAM, "tidy", ".", "--plain"]) as term:
        term.wait("2. Delete it for good")
        term.send("\r")
        term.wait("Nothing was typed")
        term.send("2\r")

        assert 0 == term.wait_for_end()
        assert "Deleted: EHE-1." in term.text()
    assert [] == [*Path().iterdir()]
