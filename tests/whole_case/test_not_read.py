"""Files beside a session that may be an earlier one of its case, with a HOLD, and cannot be read.

Whatever may be one is named on page 1; what can be none is passed over without a word.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.case.answers_digest import answers_digest
from ehe_check.case.session import Absence, BankMark, RecordedHold, Session
from ehe_check.case.session_file import read_session
from ehe_check.files.kept import kept_bytes
from ehe_check.files.toml import dump_toml
from ehe_check.over_time.history import Miss
from ehe_check.settings.first_file import first_settings
from ehe_check.sheet.outcome import outcome_of
from ehe_check.whole_case.case_files import files_in, side_of
from ehe_check.whole_case.case_folder_file import CaseFolder, case_of
from ehe_check.whole_case.missing_files import missing_of
from tests.files.bad_sessions import ANSWERS, EDITS, GOOD
from tests.pages import composed
from tests.program import DAY, call
from tests.session_files import write_worked
from tests.worked import shipped_bank

pytestmark = pytest.mark.usefixtures("empty_folder")

ROOT = Path(__file__).parents[2]
OWN, LOST = Path("case/own.toml"), Path("case/lost.toml")
HOLD = RecordedHold(reason=Absence.RISK, on=date(2026, 11, 3))
OF_OURS = "case/ehe-EHE-1-2026-11-03.toml"
"""A name that the program gives a session."""


@pytest.fixture(autouse=True)
def own(empty_folder: object) -> None:
    del empty_folder
    OWN.parent.mkdir()
    write_worked("ordinary-never-in-school", str(OWN), date(2026, 11, 10))


@cache
def with_hold() -> bytes:
    """A finished session of the case with a HOLD on record, as its file holds it."""
    LOST.write_text(GOOD.replace("EHE-0042", "EHE-1"), encoding="utf-8")
    draft, moment = read_session(LOST).value, datetime(2026, 11, 3, 9, tzinfo=UTC)
    marks = {"started": moment, "finished": moment}
    sitting, bank = draft.session.model_copy(update=marks), BankMark.of(shipped_bank())
    held = draft.model_copy(update={"session": sitting, "bank": bank, "hold": HOLD})
    outcome = outcome_of(composed(held), answers_digest(held))
    LOST.unlink()
    return kept_bytes(LOST, held.model_copy(update={"outcome": outcome}))


def looked_at() -> CaseFolder:
    return case_of(side_of(read_session(OWN).value, OWN), shipped_bank(), date.fromisoformat(DAY))


def named() -> list[str]:
    return [each.missing.file for each in looked_at().missing_files]


def put(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def link(name: str, to: str) -> Path:
    """Make a link beside the session, to a place as it is named from there."""
    path = OWN.parent / name
    path.symlink_to(to)
    return path


# What can be no session of the case

NO_SESSION: dict[str, Callable[[], object]] = {
    "own words of which none is in use": lambda: put(
        "case/reports/own-words.toml", (ROOT / "reports/own-words.toml").read_bytes()
    ),
    "own words that are empty": lambda: put("case/own-words.toml", ""),
    "settings of which none is set": lambda: put("case/config.toml", first_settings()),
    "settings that are comments alone": lambda: put("case/config.toml", "# plain = true\n"),
    "tables of another kind that are called session": lambda: put(
        "case/edits.toml", dump_toml(EDITS)
    ),
    "another program's": lambda: put("case/pyproject.toml", (ROOT / "pyproject.toml").read_bytes()),
    "a bank": lambda: put("case/bank.toml", (resources.CASE_BANK / "bank.toml").read_bytes()),
    "answers": lambda: put("case/answers.toml", f"format = 3\n{ANSWERS}"),
    "a room of a quiz": lambda: put(
        "case/r.quiz-room.toml", "format = 1\n[room]\nid = 'x'\n[bank]\nid = 'quiz'\n"
    ),
    "a broken session of another case": lambda: put(
        "case/x.toml", GOOD.replace("EHE-0042", "EHE-9").replace("quick", "quik")
    ),
    "a folder": lambda: Path("case/old.toml").mkdir(),
    "no TOML by its name": lambda: put("case/notes.txt", with_hold()[:80]),
    "a link to a folder that is read": lambda: (
        put("case/lib/x.toml", "x = 1\n"),
        link("lib64", "lib"),
    ),
    "a link to a file that is read": lambda: link("again.toml", "own.toml"),
    "a link that leads round": lambda: link("round", "."),
}


@pytest.mark.parametrize("what", NO_SESSION)
def test_of_what_can_be_no_session_of_the_case_nothing_is_said(what: str) -> None:
    NO_SESSION[what]()

    assert [] == named()


def test_page_1_of_a_session_in_the_programs_own_folder_names_no_file_of_the_program() -> None:
    for name in ("reports/own-words.toml", "tests/files/edits.toml", "pyproject.toml"):
        put(f"case/{name}", (ROOT / name).read_bytes())
    put("case/.venv/lib/python3.11/site-packages/x/pyproject.toml", "[project]\nname = 'x'\n")
    link(".venv/lib64", "lib")
    done = call("sheet", OWN, "--today", DAY)

    assert (0, "") == (done.code, done.err)
    assert "could not be read" not in done.out


# What may be one

MAY_BE_ONE: dict[str, tuple[Callable[[], object], str]] = {
    "truncated to nothing": (lambda: put(str(LOST), b""), "lost.toml"),
    "truncated to blanks": (lambda: put(str(LOST), b" \n\n"), "lost.toml"),
    "filled with nulls": (lambda: put(str(LOST), bytes(len(with_hold()))), "lost.toml"),
    "left out by a #": (
        lambda: put(str(LOST), re.sub(rb"(?m)^", b"# ", with_hold())),
        "lost.toml",
    ),
    "in another encoding": (
        lambda: put(str(LOST), with_hold().decode().encode("utf-16")),
        "lost.toml",
    ),
    "of bytes that are no text": (lambda: put(str(LOST), b"\xff" + with_hold()), "lost.toml"),
    "larger than can be read": (
        lambda: put(str(LOST), with_hold() + b"#" * 2 * 1024 * 1024),
        "lost.toml",
    ),
    "of a newer format": (
        lambda: put(str(LOST), re.sub(rb"format = \d", b"format = 99", with_hold())),
        "lost.toml",
    ),
    "two put together": (lambda: put(str(LOST), with_hold() * 2), "lost.toml"),
    "a conflict of two copies": (
        lambda: put(str(LOST), b"<<<<<<< HEAD\n" + with_hold()),
        "lost.toml",
    ),
    "without its case and itself": (
        lambda: put(str(LOST), re.sub(rb"\[(case|session)\]\n", b"", with_hold())),
        "lost.toml",
    ),
    "without its case and its answers": (
        lambda: put(str(LOST), "format = 3\n[session]\nid = 'x'\n[bank]\nid = 'case'\n"),
        "lost.toml",
    ),
    "with nothing left that is its own but a HOLD": (
        lambda: put(str(LOST), "format = 3\n[bank]\nid = 'case'\n[hold]\nreason = 'risk'\n"),
        "lost.toml",
    ),
    "a draft of answers, without its case and itself": (
        lambda: put(str(LOST), re.sub(r"\[(case|session)\]\n", "", GOOD)),
        "lost.toml",
    ),
    "with a session's name, and says something else": (
        lambda: put(OF_OURS, "plain = true\n"),
        Path(OF_OURS).name,
    ),
    "with a session's name as a copy, and empty": (
        lambda: put(OF_OURS.replace(".toml", "-2.toml"), ""),
        "ehe-EHE-1-2026-11-03-2.toml",
    ),
    "own words by its name, and a session that is torn": (
        lambda: put("case/own-words.toml", with_hold()[:80]),
        "own-words.toml",
    ),
    "a supervision's ending, and empty": (
        lambda: put("case/lost.supervision.toml", ""),
        "lost.supervision.toml",
    ),
    "a record's ending, and empty": (
        lambda: put("case/lost.meeting.toml", ""),
        "lost.meeting.toml",
    ),
    "deep beneath, and empty": (lambda: put("case/a/.b/c/d/lost.TOML", ""), "lost.TOML"),
    "a link to another place": (
        lambda: (put("elsewhere/x.toml", with_hold()), link("lost.toml", "../elsewhere/x.toml")),
        "lost.toml",
    ),
    "a link to a folder elsewhere": (
        lambda: (put("elsewhere/x.toml", with_hold()), link("old", "../elsewhere")),
        "old",
    ),
    "a link to what is not there": (lambda: link("lost.toml", "gone.toml"), "lost.toml"),
    "a link to itself": (lambda: link("lost.toml", "lost.toml"), "lost.toml"),
    "a link to a file here that is not read": (
        lambda: (put("case/lost.bak", with_hold()), link("lost.toml", "lost.bak")),
        "lost.toml",
    ),
    "no file": (lambda: os.mkfifo(LOST), "lost.toml"),
}


@pytest.mark.parametrize("what", MAY_BE_ONE)
def test_whatever_may_be_a_session_of_the_case_is_named(what: str) -> None:
    make, name = MAY_BE_ONE[what]
    make()

    assert [name] == named()
    assert {Miss.NOT_READ, Miss.AGREED_NOT_READ} >= {
        each.missing.how for each in looked_at().missing_files
    }


def is_seen(whole: Session | None = None) -> bool:
    """Say whether the HOLD is there, or all of a session, or the file that lost it is named."""
    found = files_in([LOST.parent])
    own = next(each for each in found.sides if each.name == str(OWN))
    there = [each.session for each in found.sides if each.name == str(LOST)]
    is_ours = any(each.kept_hold and each.case.given == own.reference for each in there)
    kept = whole in there if whole is not None else is_ours
    return kept or "lost.toml" in [each.missing.file for each in missing_of(own, found)]


def damaged(whole: bytes) -> Iterator[bytes]:
    """Yield a session as it may have been damaged: a line or heading of it lost.

    Whoever takes the heading of the HOLD itself away has taken it back.
    """
    lines = whole.splitlines(keepends=True)
    for number, line in enumerate(lines):
        before, after = b"".join(lines[:number]), b"".join(lines[number + 1 :])
        if line == b"[hold]\n":
            continue
        yield from (before + after, before + b"# " + line + after)
        if line.startswith(b"[") and not line.startswith(b"[["):
            name = line.strip(b"[]\n")
            for heading in (b"[" + name + b"x]", b"[[" + name + b"]]", b"[" + name + b".x]", name):
                yield before + heading + b"\n" + after


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A session with a HOLD, beside a small one of its case; the bank is read once."""
    monkeypatch.setattr("ehe_check.whole_case.case_files.load_bank", lambda _: shipped_bank())
    put(str(OWN), GOOD.replace("EHE-0042", "EHE-1").replace("3f9c", "4f9c"))
    return with_hold()


@pytest.mark.thorough
def test_wherever_a_finished_session_is_cut_all_of_it_is_there_or_its_file_is_named(
    beside: bytes,
) -> None:
    whole = read_session(put(str(LOST), beside)).value
    for length in range(len(beside)):
        put(str(LOST), beside[:length])

        assert is_seen(whole), beside[:length].decode(errors="replace")


@pytest.mark.thorough
def test_whichever_line_of_a_session_with_a_hold_is_lost_hold_stands_or_its_file_is_named(
    beside: bytes,
) -> None:
    for content in dict.fromkeys(damaged(beside)):
        put(str(LOST), content)

        assert is_seen(), content.decode(errors="replace")


def test_a_session_that_somebody_edited_wrongly_is_named() -> None:
    for edit in EDITS["session"]:
        wrong = GOOD.replace(edit["stands"], edit["written"], 1).replace("EHE-0042", "EHE-1")
        put(str(LOST), wrong)

        assert ["lost.toml"] == named(), edit
