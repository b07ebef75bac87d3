"""The picture of a case on the command line: in every form, from a folder or a session's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.case.session import Session
from ehe_check.case.session_file import session_bytes
from tests.pictures import three_sessions
from tests.program import DAY, Done, call, converse, typing

pytestmark = pytest.mark.thorough

ON = ("--today", DAY)
CLOSING = "This sheet cannot tell you a child is safe."
STARTS = {"pdf": b"%PDF", "html": b"<!DOCTYPE html>"}


def write(path: Path, session: Session) -> None:
    path.write_bytes(session_bytes(path, session))


def drafted() -> Session:
    """Return the first session of the plan before it was finished."""
    session = three_sessions()[0].session
    sitting = session.session.model_copy(update={"finished": None})
    return session.model_copy(update={"session": sitting})


def cased(*more: str | Path, picture: str = "--picture") -> Done:
    """Draw the case of the plan, kept in a folder of its own."""
    folder = Path("case")
    folder.mkdir(exist_ok=True)
    for number, side in enumerate(three_sessions(), start=1):
        write(folder / f"{number}.toml", side.session)
    return call("compare", folder, picture, *more, *ON)


def test_a_folder_is_drawn_on_one_screen() -> None:
    done = cased()
    lines = done.out.splitlines()

    assert (0, "") == (done.code, done.err)
    assert lines[0].startswith("EHE-0131 over time ")
    assert "younger  seen         <3m               3-12m             3-12m" in lines
    assert CLOSING == lines[-1]
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 79


def test_the_file_of_a_session_draws_the_case_in_its_folder() -> None:
    whole = cased()

    assert whole.out == call("compare", "case/2.toml", "--picture", *ON).out


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_it_is_written_in_every_form(ending: str) -> None:
    done = cased("--out", f"picture.{ending}")

    assert 0 == done.code, done.err
    assert Path(f"picture.{ending}").read_bytes().lstrip().startswith(STARTS[ending])


def test_a_file_that_cannot_be_read_is_named_on_the_page_and_said() -> None:
    Path("case").mkdir()
    Path("case/broken.toml").write_text('[session]\nid = "of-', encoding="utf-8")
    done = cased()

    assert "MISSING: some of this case" in done.out
    assert "broken.toml" in done.out
    assert any("broken.toml" in problem for problem in done.problems)


def test_in_a_supervision_it_is_the_same_picture_with_what_is_missing() -> None:
    cased()
    Path("case/broken.toml").write_text('[session]\nid = "of-', encoding="utf-8")
    drawn = cased("--plain").out
    talk = converse("supervise", "case", "--plain", *ON, reply=typing("g", "", "x"))

    assert "MISSING: some of this case" in drawn
    assert drawn in talk.err


def test_in_a_supervision_of_a_draft_it_draws_no_draft() -> None:
    Path("case").mkdir()
    write(Path("case/1.toml"), drafted())
    talk = converse("supervise", "case", "--plain", *ON, reply=typing("g", "", "x"))

    assert "No session of this case is finished yet" in talk.err


@pytest.mark.parametrize(
    "asked",
    [
        ("case",),
        ("case", "case/2.toml", "--picture"),
        ("case", "--picture", "--bank", str(resources.CASE_BANK)),
    ],
)
def test_what_is_neither_two_sessions_nor_one_folder_is_refused(asked: tuple[str, ...]) -> None:
    cased()
    done = call("compare", *asked, *ON)

    assert 2 == done.code
    fact = "compare: needs two sessions, or one folder with --picture."
    assert [f"{fact} Give EARLIER and LATER, or add --picture."] == done.problems


def test_a_case_without_a_finished_session_has_no_picture_yet() -> None:
    folder = Path("drafts")
    folder.mkdir()
    write(folder / "1.toml", drafted())
    done = call("compare", folder, "--picture", *ON)

    assert 2 == done.code
    assert done.problems[-1].endswith("has no finished session yet. Finish one, and try again.")


def test_a_folder_of_two_cases_asks_which() -> None:
    cased()
    other = three_sessions()[0].session
    case = other.case.model_copy(update={"reference": "EHE-0999"})
    sitting = other.session.model_copy(update={"id": "another"})
    other = other.model_copy(update={"case": case, "session": sitting})
    write(Path("case/other.toml"), other)

    assert "--reference" in call("compare", "case", "--picture", *ON).err
    done = call("compare", "case", "--picture", "--reference", "EHE-0999", *ON)
    assert done.out.startswith("EHE-0999 over time ")


def test_a_copy_to_share_has_no_label_no_reference_and_no_day() -> None:
    for out in (cased("--share").out, cased("--share", "--as", "html").out):
        text = out.partition("<body>")[2] or out
        assert not any(words in text for words in ("EHE-0131", "elder", "24 Feb", "273 days"))
        assert "child 2" in text
        assert "9 months" in text
