"""Each command reads a case's folder once, and none where nothing needs it."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ehe_check.files import toml
from ehe_check.judge.answers import Answers
from tests.cli.follow_ups import drifting_folder, write_first
from tests.meeting_records import met
from tests.program import DAY, call
from tests.session_files import write_meeting_record, write_supervision
from tests.supervised import supervision

pytestmark = pytest.mark.usefixtures("empty_folder")

FIRST, BETWEEN, LAST = "cases/1-february.toml", "cases/2-may.toml", "cases/3-september.toml"
TALKED, MET, GIVEN = "cases/x.supervision.toml", "cases/x.meeting.toml", "given.toml"
BESIDE = {FIRST, BETWEEN, LAST, TALKED, MET}
COMMANDS = {
    "sheet": ("sheet", LAST),
    "case, printed again": ("case", LAST),
    "case, gone on from": ("case", "cases/new.toml", "--follow", LAST, "--answers", GIVEN),
    "case, elsewhere": ("case", "new.toml", "--follow", LAST, "--answers", GIVEN),
    "case, walked": ("case", "cases/new.toml", "--follow", LAST, "--plain", "--role", "police"),
    "compare": ("compare", FIRST, LAST),
    "compare, drawn": ("compare", "cases", "--picture"),
    "due": ("due", LAST),
    "due of a supervision": ("due", TALKED),
    "due of a folder": ("due", "cases"),
    "supervise": ("supervise", LAST, "--plain"),
    "supervise of a folder": ("supervise", "cases", "--plain"),
    "supervise, printed again": ("supervise", TALKED),
    "meeting, recorded": ("meeting", LAST, "--record", MET),
    "meeting": ("meeting", LAST, "--part", "organiser", "--reason", "disagreement"),
}
MOST_OF_ONE_NAMED = 2
"""One that is named is read as such, with what is odd in it said, and once more with its folder.

A record of a meeting is looked for again at the moment in which one is kept.
"""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file of a case is read, in a folder of which everything is whole."""
    folder = drifting_folder()
    session = (folder / "3-september.toml").read_text(encoding="utf-8")
    name = session.partition('id = "')[2].partition('"')[0]
    write_supervision(Path(TALKED), supervision(on=date(2026, 10, 1), session=name))
    write_meeting_record(Path(MET), met(on=date(2026, 9, 20), session=name, reference="EHE-0042"))
    Path(GIVEN).write_text('[[answers]]\nquestion = "NOW-1"\nvalue = "no"\n', "utf-8")
    counted, real = Counter[str](), toml.read_text

    def read_text(path: Path) -> str:
        counted[os.path.relpath(path)] += 1
        return real(path)

    for place in ("toml", "kept"):
        monkeypatch.setattr(f"ehe_check.files.{place}.read_text", read_text)
    return counted


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_reads_each_file_of_the_case_once(name: str, read: Counter[str]) -> None:
    done = call(*COMMANDS[name], "--today", DAY, typed="leave\n")
    named = {each for each in COMMANDS[name] if each in BESIDE}
    of_case = {path: times for path, times in read.items() if path in BESIDE}

    assert 0 == done.code, done.err
    assert BESIDE == of_case.keys()
    assert {} == {path: times for path, times in of_case.items() if times > 1 and path not in named}
    assert max(of_case.values()) <= MOST_OF_ONE_NAMED + (MET in named)


@pytest.mark.parametrize("reference", ["not given", "EHE-0042"])
def test_for_a_session_of_no_case_and_before_a_page_is_asked_for_no_folder_is_read(
    reference: str, read: Counter[str]
) -> None:
    write_first(Answers(), name="cases/alone.toml", session="alone", reference="not given")
    known = ("--reference", reference, "--quick", "--role", "police", "--plain")
    begun = ("case", "cases/begun.toml", *known)
    alone = (
        ("sheet", "cases/alone.toml"),
        ("case", "cases/alone.toml"),
        ("due", "cases/alone.toml"),
    )
    for command in (*alone, begun):
        done = call(*command, "--today", DAY, typed="leave\n")

        assert 0 == done.code, done.err
        assert not BESIDE & read.keys(), command
