"""`compare`: where two sessions differ, and the picture of a case from a folder or a file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.case.session import CaseReference, Session
from ehe_check.page.text import text
from tests.banks import TODAY
from tests.cli.follow_ups import drifting_folder
from tests.history_files import written_history
from tests.meeting_records import met
from tests.pictures import three_sessions
from tests.program import DAY, Done, call, converse, typing
from tests.session_files import write_meeting_record, write_session, write_supervision
from tests.supervised import supervision
from tests.worked import shipped_bank

ON = ("--today", DAY)


def improving() -> tuple[Path, Path]:
    """The files of two sessions of which the second is better."""
    folder = Path("improving")
    folder.mkdir()
    first, second = written_history("improving", folder).values()
    return first, second


def test_the_terminal_says_what_moved_within_eighty_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = call("compare", *improving(), "--full", *ON)
    lines = done.out.splitlines()
    days = "2 Mar 2026 and 7 Sep 2026, 189 days apart, printed 24 Nov 2026"

    assert (0, "") == (done.code, done.err)
    assert all(len(line) <= 80 for line in lines)
    assert ["What has moved since last time", f"EHE-0042, {days}"] == lines[:2]
    assert "Changed answers moved the advice, not time or" in done.out


def test_a_missing_bank_is_said_and_what_can_be_told_is_told() -> None:
    files = improving()
    whole = call("compare", *files, "--bank", resources.CASE_BANK, *ON)
    written = files[0].read_text(encoding="utf-8")
    files[0].write_text(written.replace(shipped_bank().digest, "e" * 64), encoding="utf-8")
    done = call("compare", *files, *ON)

    assert ((0, ""), 0) == ((whole.code, whole.err), done.code)
    assert done.problems[0].startswith(
        f"{files[0]}: was finished with version '{shipped_bank().version}' of the bank 'case', "
    )
    assert "cannot be told" in done.out
    assert "read with those of the other session" in " ".join(done.out.split())


def test_a_draft_is_allowed_and_said_first() -> None:
    files = improving()
    lines = files[0].read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("finished")]
    files[0].write_text("\n".join(kept), encoding="utf-8")
    done = call("compare", *files, "--as", "markdown", *ON)

    assert 0 == done.code, done.err
    assert f"**{text('The earlier session')} is a DRAFT" in done.out.split("\n## ")[0]


def test_that_the_earlier_session_was_changed_since_is_said_in_a_copy_too() -> None:
    folder = drifting_folder()
    path, last = folder / "2-may.toml", folder / "3-september.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    done = call("compare", path, last, *ON, "--share")

    assert [f"{path}: was changed since {last} was begun from it."] == [
        each.partition(" Check")[0] for each in done.problems
    ]
    said = "The earlier session was changed since the later session was begun from it."
    assert said in " ".join(done.out.split())


# The picture of a case


def write(path: str, made: Session, **given: object) -> None:
    write_session(Path(path), made.model_copy(update=given))


def drawn(*more: str | Path) -> Done:
    """Draw the case of the plan, kept in a folder of its own."""
    Path("case").mkdir(exist_ok=True)
    for number, side in enumerate(three_sessions(), start=1):
        write(f"case/{number}.toml", side.session)
    return call("compare", "case", "--picture", *more, *ON)


def test_a_folder_is_told_in_words_and_so_it_is_from_the_file_of_a_session() -> None:
    done = drawn()
    lines = done.out.splitlines()

    assert (0, "") == (done.code, done.err)
    assert lines[0].startswith("EHE-0131 over time ")
    assert "younger" in lines
    assert " This sheet cannot tell you a child is safe." == lines[-1]
    assert max(map(len, lines)) <= 79
    assert done.out == call("compare", "case/2.toml", "--picture", *ON).out


def test_the_picture_has_the_days_of_the_supervisions_and_meetings_that_were_held() -> None:
    drawn()
    one = three_sessions()[0].session
    case = one.case.model_copy(update={"reference": "EHE-0131"})
    for number, day in enumerate((TODAY - timedelta(days=20), TODAY + timedelta(days=3))):
        talked = supervision(on=day, name=f"{number}" * 16, session=one.session.id)
        talked = talked.model_copy(update={"case": case})
        write_supervision(Path(f"case/{number}.supervision.toml"), talked)
        held = met(on=day, session=one.session.id, reference="EHE-0131")
        write_meeting_record(Path(f"case/{number}.meeting.toml"), held)
    page = drawn("--as", "markdown").out

    assert "- **Supervision:** 4 Nov\n" in page
    assert "- **Meeting:** 4 Nov\n" in page


def test_the_picture_of_a_supervision_is_the_same_with_what_cannot_be_read_named_on_it() -> None:
    drawn()
    Path("case/broken.toml").write_text('[session]\nid = "of-', encoding="utf-8")
    page = drawn("--plain")
    talk = converse("supervise", "case", "--plain", *ON, reply=typing("g", "", "x"))

    assert "MISSING: some of this case" in page.out
    assert page.out in talk.err
    assert "broken.toml" in page.out
    assert any("broken.toml" in problem for problem in page.problems)


def test_where_no_session_is_finished_a_supervision_has_no_picture_yet() -> None:
    session = three_sessions()[0].session
    draft = session.session.model_copy(update={"finished": None})
    write("1.toml", session, session=draft)
    talk = converse("supervise", ".", "--plain", *ON, reply=typing("g", "", "x"))

    assert "No session of this case is finished yet" in talk.err


def test_of_a_folder_of_two_cases_the_one_is_drawn_that_is_named() -> None:
    drawn()
    other = three_sessions()[0].session
    sitting = other.session.model_copy(update={"id": "another"})
    case = CaseReference(reference="EHE-0999")
    write("case/other.toml", other, case=case, session=sitting)

    assert drawn("--reference", "EHE-0999").out.startswith("EHE-0999 over time ")
