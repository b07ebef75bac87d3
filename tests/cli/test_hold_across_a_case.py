"""A HOLD on record in one session of a case reaches its other pages, and no alert is lost."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path
from unittest import mock

import pytest

from ehe_check.cli.entry import main
from ehe_check.files import whole_files
from tests.cli.follow_ups import FOLLOW, write_first
from tests.cli.test_plain_walk import START
from tests.cli.test_recorded_hold import HOLD, RECORDED, flat, kept_in, meeting
from tests.program import DAY, call, converse, typing

pytestmark = pytest.mark.thorough

CALL_999 = "Call 999 now:"
HOLD_NOW = "HOLD. Do what keeps the child safe and alive"
YES = "3"
WHOLE = ("--full", "--as", "markdown")
IN_FULL = ("--today", DAY, *WHOLE)


def follow_up(*typed: str) -> str:
    """Begin a session that goes on from the first, and leave it."""
    lines = "".join(f"{line}\n" for line in (*typed, "leave"))
    return flat(call("case", "new.toml", *FOLLOW, typed=lines).err)


# What is urgent comes before files


def test_a_save_that_fails_never_swallows_the_words_to_call_999(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, saves = whole_files._written_beside, list[Path]()  # noqa: SLF001 (the first step of a save)

    def full_from_the_second(target: Path, content: bytes) -> Path:
        saves.append(target)
        if len(saves) > 1:
            raise OSError(28, "No space left on device")
        return real(target, content)

    monkeypatch.setattr(whole_files, "_written_beside", full_from_the_second)
    stop = "4"
    done = call("case", "s.toml", *START, typed=f"{YES}\n{stop}\n")
    said = flat(done.err)

    assert 3 == done.code
    assert said.index(CALL_999) < said.index("Not saved: ")
    assert HOLD_NOW in said


def test_what_is_urgent_is_said_once_where_the_save_works() -> None:
    said = flat(call("case", "s.toml", *START, typed=f"{YES}\n1\n1\n").err)

    assert (1, 1) == (said.count(CALL_999), said.count(HOLD_NOW))


def test_on_resuming_what_is_urgent_comes_before_the_reason_of_a_hold() -> None:
    call("case", "s.toml", *START, typed=f"{YES}\n1\n1\n")
    meeting("s.toml", "risk")
    said = flat(call("case", "s.toml", *START, typed="1\n1\nleave\n").err)

    assert said.index("If so still: call 999.") < said.index(RECORDED) < said.index(HOLD_NOW)


# One case


def test_a_draft_that_goes_on_says_that_hold_and_keeps_it() -> None:
    write_first()
    follow_up("1")
    meeting("first.toml", "risk")
    said = flat(call("case", "new.toml", "--plain", "--today", DAY, typed="leave\n").err)

    assert f"{RECORDED} IMPORTANT. HOLD. {HOLD}" in said
    assert kept_in("first.toml") == kept_in("new.toml")


def test_a_walk_that_is_saved_beside_its_file_takes_the_hold_along() -> None:
    def hold() -> None:
        text = Path("s.toml").read_text(encoding="utf-8")
        recorded = '[hold]\nreason = "risk"\non = 2026-11-24\n'
        Path("s.toml").write_text(f"{text}\n{recorded}", encoding="utf-8")

    converse("case", "s.toml", *START, reply=typing(hold, "1", "1", "1"))

    assert kept_in("s.toml") == kept_in("s-2.toml")
    assert HOLD in flat(call("sheet", "s-2.toml", *WHOLE).out)


class AtTheTerminal(io.StringIO):
    """A terminal at which HOLD comes from elsewhere before the first line is typed."""

    def isatty(self) -> bool:
        return True

    def readline(self, *given: int) -> str:  # type: ignore[override]
        if not kept_in("first.toml"):
            meeting("first.toml", "risk")
        return super().readline(*given)


def test_a_hold_recorded_while_a_finished_sheet_is_read_is_taken_along_from_it() -> None:
    write_first()
    go_on = AtTheTerminal("1\nleave\n")
    with (
        redirect_stdout(AtTheTerminal()),
        mock.patch("sys.stdin", go_on),
        pytest.raises(SystemExit),
    ):
        main(["case", "first.toml", "--plain", "--today", DAY])

    (later,) = set(Path().glob("*.toml")) - {Path("first.toml")}
    assert kept_in("first.toml") == kept_in(later)


# Two files of one session


def test_supervision_of_a_copy_without_a_hold_is_held_under_that_of_the_other_file() -> None:
    write_first()
    Path("a-copy.toml").write_bytes(Path("first.toml").read_bytes())
    meeting("first.toml", "risk")
    said = [
        flat(call("supervise", path, "--plain", "--today", DAY, typed="leave\n").err)
        for path in (".", "a-copy.toml")
    ]

    assert [True, True] == [HOLD.lower() in each.lower() for each in said]


def test_of_two_files_of_one_session_the_one_that_was_gone_on_from_is_shown() -> None:
    write_first()
    first = Path("first.toml").read_text(encoding="utf-8")
    stale = first.replace("finished = ", "# finished = ", 1)
    follow_up("1")
    Path("a-stale.toml").write_text(stale, encoding="utf-8")
    said = call("case", "new.toml", "--plain", "--today", DAY, typed="1\n").err

    assert "Last time (20 July 2026)" in said
    assert "was changed" not in said


# Whose file it is


def test_beside_sessions_of_other_cases_the_page_names_no_file_that_may_be_theirs() -> None:
    write_first()
    follow_up("1")
    other = Path("first.toml").read_text(encoding="utf-8").replace("EHE-0042", "EHE-0099")
    Path("whole.toml").write_text(other.replace('id = "f1"', 'id = "f9"'), encoding="utf-8")
    Path("smith-EHE-0099.toml").write_text("", encoding="utf-8")
    Path("cut.toml").write_text(other[:200], encoding="utf-8")
    Path("cut-too.toml").write_text(other.replace("EHE-0099", "EHE-0042")[:200], encoding="utf-8")
    done = call("sheet", "new.toml", *IN_FULL)

    assert "cut-too.toml" in done.out.replace("\\", "")
    assert "smith" not in done.out
    assert "smith-EHE-0099.toml" in done.err
    assert "cut.toml" not in done.out + done.err
