"""A sheet in lines: page 1 last on a terminal and first in a file, the annex where it is wanted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.program import DAY, call
from tests.session_files import write_session
from tests.worked import worked_case

pytestmark = pytest.mark.usefixtures("empty_folder")


STRONG_TODAY = "rules-02-nobody-has-seen-the-boy-for-years"
SHEET = ("sheet", "s.toml", "--today", DAY)
ANNEX = "What could change this advice"


@pytest.fixture(autouse=True)
def saved(empty_folder: object) -> None:
    """Save a session that has two pages."""
    del empty_folder
    write_session(Path("s.toml"), worked_case(STRONG_TODAY).session)


def in_order(text: str, *words: str) -> bool:
    places = [text.index(each) for each in words]
    return places == sorted(places)


def test_to_a_file_and_a_pipe_page_1_comes_first_then_page_2_then_the_annex() -> None:
    call(*SHEET, "--full", "--out", "s.txt")
    text = Path("s.txt").read_text(encoding="utf-8")

    assert in_order(text, "p.1", "p.2", ANNEX)
    assert text == call(*SHEET, "--full").out
    assert ANNEX not in call(*SHEET).out
    assert "\x1b" not in text


def test_on_a_terminal_page_1_stands_last() -> None:
    pexpect = pytest.importorskip("pexpect")
    command = [sys.executable, "-m", "ehe_check", *SHEET, "--full"]
    child = pexpect.spawn(command[0], command[1:], encoding="utf-8", dimensions=(24, 80))
    child.expect(pexpect.EOF)
    child.close()

    assert 0 == child.exitstatus
    assert in_order(child.before, ANNEX, "p.2", "p.1")
    assert "\x1b[1;31mACT TODAY" in child.before
    assert child.before.rstrip().endswith("This sheet cannot tell you a child is safe.\x1b[0m")


def test_a_copy_to_share_says_so_and_holds_nothing_of_its_own() -> None:
    shared = call(*SHEET, "--share").out

    assert "COPY TO SHARE" in shared
    assert "EHE-TEST" not in shared
    assert "only child" not in shared.lower()
