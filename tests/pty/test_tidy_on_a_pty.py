"""`ehe-check tidy` with arrow keys: the list stays in sight, and Enter alone deletes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ehe_check.case.session import RecordedHold
from tests.ask.walks import ordinary
from tests.own_settings import hand_written
from tests.pty.terminal import DOWN, ENTER, PROGRAM, Term
from tests.session_files import write_session
from tests.sides import side
from tests.worked import shipped_bank


def sessions(*references: str, hold: RecordedHold | None = None) -> None:
    hand_written("[limits]\nmonths_kept = 12\n")
    for at, reference in enumerate(references):
        made = side(
            shipped_bank(), ordinary(), date(2020, 1, 1), session=f"{at:0>12}", reference=reference
        )
        held = made.session.model_copy(update={"hold": hold})
        write_session(Path(f"{reference}.toml"), held)


def test_cases_are_listed_asked_about_one_by_one_and_deleted_where_that_is_picked() -> None:
    sessions("EHE-1", "EHE-2", "EHE-3")
    with Term([*PROGRAM, "tidy", "."]) as term:
        shown = term.wait("EHE-1: delete all of it (EHE-1.toml)?")
        assert "EHE-3: kept until 1 January 2021." in shown
        assert "Past the day until which they are kept: 3 of 3 cases." in shown
        term.send(ENTER)
        term.wait("Nothing is chosen yet.")
        assert Path("EHE-1.toml").exists()
        term.send(DOWN + DOWN + ENTER)
        term.wait("EHE-2: delete all of it (EHE-2.toml)?")
        assert not Path("EHE-1.toml").exists()
        term.send("1" + ENTER)
        term.wait("EHE-3: delete all of it (EHE-3.toml)?")
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


def test_a_case_under_hold_goes_by_its_reference_alone() -> None:
    sessions("EHE-1", "EHE-2", hold=RecordedHold(reason="risk", on=date(2020, 1, 1)))
    for plain in ((), ("--plain",)):
        with Term([*PROGRAM, "tidy", ".", *plain]) as term:
            shown = term.wait("EHE-1: delete all of it (EHE-1.toml)? HOLD stands over it.")
            assert "Type EHE-1 to" in term.wait("anything else keeps it.")
            assert "HOLD stands over it." in shown.partition("Past the day")[0]
            assert "new line" not in term.text()
            term.send("2" + ENTER)
            assert "Kept: EHE-1." in term.wait("Type EHE-2 to")
            term.send("2" + ENTER)

            assert 0 == term.wait_for_end()
            assert "Kept: EHE-2." in term.text()
    with Term([*PROGRAM, "tidy", "."]) as term:
        term.wait("Type EHE-1 to")
        term.send("EHE-1" + ENTER)
        term.wait("Type EHE-2 to")
        assert not Path("EHE-1.toml").exists()
        term.send("\x18")

        assert 0 == term.wait_for_end()
        assert "Deleted: EHE-1." in term.text()
    assert ["EHE-2.toml"] == [path.name for path in Path().iterdir()]
