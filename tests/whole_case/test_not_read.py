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
from ehe_check.case.session import Absence, BankMark, RecordedHold, Session, answers_digest
from ehe_check.case.session_file import read_session
from ehe_check.files.kept import kept_bytes
from ehe_check.files.toml import dump_toml
from ehe_check.settings.settings import first_settings
from ehe_check.sheet.outcome import outcome_of
from ehe_check.whole_case.case_files import files_in, missing_of
from tests import systems
from tests.case_folders import case_at
from tests.files.bad_sessions import ANSWERS, EDITS, GOOD
from tests.pages import composed
from tests.program import DAY, call
from tests.session_files import write_worked
from tests.sides import sat
from tests.worked import shipped_bank

pytestmark = pytest.mark.usefixtures("empty_folder")

ROOT = Path(__file__).parents[2]
OWN, LOST = Path("case/own.toml"), Path("case/lost.toml")
HOLD = RecordedHold(reason=Absence.RISK, on=date(2026, 11, 3))


@pytest.fixture(autouse=True)
def own(empty_folder: object) -> None:
    del empty_folder
    OWN.parent.mkdir()
    write_worked("ordinary-never-in-school", str(OWN), date(2026, 11, 10))


@cache
def with_hold() -> bytes:
    """A finished session of the case with a HOLD on record, as its file holds it."""
    LOST.write_text(GOOD.replace("EHE-0042", "EHE-1"), encoding="utf-8")
    moment, bank = datetime(2026, 11, 3, 9, tzinfo=UTC), BankMark.of(shipped_bank())
    done = sat(read_session(LOST).value, started=moment, finished=moment)
    held = done.model_copy(update={"bank": bank, "hold": HOLD})
    outcome = outcome_of(composed(held), answers_digest(held))
    LOST.unlink()
    return kept_bytes(LOST, held.model_copy(update={"outcome": outcome}))


def named() -> list[str]:
    return [each.missing.file for each in case_at(OWN).missing_files]


def put(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def link(name: str, to: str) -> Path:
    """Make a link beside the session, to a place as it is named from there."""
    if not systems.HAS_LINKS:
        pytest.skip(systems.NO_LINKS)
    path = OWN.parent / name
    path.symlink_to(to)
    return path


def pipe(path: Path) -> None:
    if not systems.IS_POSIX:
        pytest.skip(systems.NO_PIPES)
    os.mkfifo(path)


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
    "a link of no TOML file, as of a program": lambda: link("python", "/bin/sh"),
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

TORN: dict[str, Callable[[bytes], bytes]] = {
    "truncated to nothing": lambda _: b"",
    "truncated to blanks": lambda _: b" \n\n",
    "filled with nulls": lambda whole: bytes(len(whole)),
    "left out by a #": lambda whole: re.sub(rb"(?m)^", b"# ", whole),
    "in another encoding": lambda whole: whole.decode().encode("utf-16"),
    "of bytes that are no text": lambda whole: b"\xff" + whole,
    "larger than can be read": lambda whole: whole + b"#" * 2 * 1024 * 1024,
    "of a newer format": lambda whole: re.sub(rb"format = \d", b"format = 99", whole),
    "two put together": lambda whole: whole * 2,
    "a conflict of two copies": lambda whole: b"<<<<<<< HEAD\n" + whole,
    "without its case and itself": lambda whole: without(whole, "case", "session"),
    "without its case and its answers": lambda _: b"[session]\nid = 'x'\n[bank]\nid = 'case'\n",
    "with its HOLD alone": lambda _: b"[bank]\nid = 'case'\n[hold]\nreason = 'risk'\n",
    "a draft without its case and itself": lambda _: without(GOOD.encode(), "case", "session"),
}
"""What may have become of the content of a session."""
ELSEWHERE = "case/../elsewhere/x.toml"
PLACED: dict[str, tuple[str, Callable[[], object]]] = {
    "with a session's name, and says something else": (
        "ehe-EHE-1-2026-11-03.toml",
        lambda: put("case/ehe-EHE-1-2026-11-03.toml", "plain = true\n"),
    ),
    "with a session's name as a copy": (
        "ehe-EHE-1-2026-11-03-2.toml",
        lambda: put("case/ehe-EHE-1-2026-11-03-2.toml", "plain = true\n"),
    ),
    "own words by its name": (
        "own-words.toml",
        lambda: put("case/own-words.toml", with_hold()[:80]),
    ),
    "a supervision": ("x.supervision.toml", lambda: put("case/x.supervision.toml", "")),
    "a record": ("x.meeting.toml", lambda: put("case/x.meeting.toml", "")),
    "deep beneath": ("lost.TOML", lambda: put("case/a/.b/c/d/lost.TOML", "")),
    "a link to another place": (
        "lost.toml",
        lambda: link("lost.toml", str(put(ELSEWHERE, with_hold()).resolve())),
    ),
    "a link to a folder elsewhere": (
        "old",
        lambda: link("old", str(put(ELSEWHERE, with_hold()).resolve().parent)),
    ),
    "a link to what is not there": ("lost.toml", lambda: link("lost.toml", "gone.toml")),
    "a link to a folder that is not there": ("old", lambda: link("old", "/no/such/disk/old")),
    "a link to itself": ("lost.toml", lambda: link("lost.toml", "lost.toml")),
    "a link to what is not read": (
        "lost.toml",
        lambda: link("lost.toml", put("case/lost.bak", with_hold()).name),
    ),
    "no file": ("lost.toml", lambda: pipe(LOST)),
}
"""Where a session may be that cannot be read, by the name that is said."""


def without(whole: bytes, *headings: str) -> bytes:
    return re.sub(rf"\[({'|'.join(headings)})\]\n".encode(), b"", whole)


@pytest.mark.parametrize("what", TORN)
def test_whatever_may_have_been_a_session_of_the_case_is_named(what: str) -> None:
    put(str(LOST), TORN[what](with_hold()))

    assert ["lost.toml"] == named()


@pytest.mark.parametrize("what", PLACED)
def test_whatever_may_lead_to_a_session_of_the_case_is_named(what: str) -> None:
    name, make = PLACED[what]
    make()

    assert [name] == named()


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
