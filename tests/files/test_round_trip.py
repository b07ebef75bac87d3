"""What is saved is what is read back: any text, any key, whatever happens while it is saved."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.decided import DecidedRow
from ehe_check.case.session import Session
from ehe_check.case.session_file import read_session
from ehe_check.errors import UnusableFileError
from ehe_check.files.kept import kept_bytes, kept_table
from ehe_check.judge.answers import Answer
from ehe_check.over_time.agreed_file import read_meeting_record, read_supervision
from ehe_check.over_time.meeting_record import MeetingHeld, MeetingRecord
from ehe_check.over_time.supervision import ChildsDay, Reflection, Supervision, Way
from tests import systems
from tests.any_value import FEW, Drawn, filled, sessions, unique, values_of
from tests.counts import times
from tests.program import clean_environment
from tests.session_files import write_session

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("empty_folder")]


def normalised(value: object) -> object:
    """The same value with LF line ends, as every TOML text has them."""
    if isinstance(value, str):
        return re.sub("\r+\n", "\n", value)
    if isinstance(value, dict):
        return {key: normalised(inner) for key, inner in value.items()}
    return [normalised(inner) for inner in value] if isinstance(value, list | tuple) else value


def a_session(note: str = "a note", **more: object) -> Session:
    return Session.model_validate(
        {
            "case": {"reference": "EHE-0042"},
            "session": {"id": "1", "started": datetime(2026, 11, 24, tzinfo=UTC)},
            "bank": {"id": "case", "version": "2026.12.0", "digest": "0" * 64},
            "answers": [{"question": "NOW-1", "note": note}],
        }
        | more
    )


WORDS = st.fixed_dictionaries({"text": filled})
KINDS: dict[str, tuple[Drawn, Callable[[Path], Any], Callable[[Path, Any], bytes]]] = {
    "session": (sessions, read_session, kept_bytes),
    "supervision": (
        values_of(
            Supervision,
            decided=unique(values_of(DecidedRow, about=FEW), "key"),
            days=unique(values_of(ChildsDay), "about"),
            reflections=unique(values_of(Reflection), "question"),
            ways=unique(values_of(Way), "number"),
        ),
        read_supervision,
        kept_bytes,
    ),
    "draft of a meeting's record": (
        values_of(
            MeetingRecord,
            meeting=values_of(MeetingHeld, without=("finished",)),
            decided=unique(values_of(DecidedRow, said=WORDS, without=("text",)), "key"),
        ),
        read_meeting_record,
        kept_bytes,
    ),
}
"""What every kind of file can hold, and how it is read and written."""


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_whatever_a_file_can_hold_is_read_back_the_same(kind: str, data: st.DataObject) -> None:
    drawn, reads, content = KINDS[kind]
    path, value = Path("kept.toml"), data.draw(drawn)
    path.write_bytes(content(path, value))
    expected = normalised(kept_table(value))
    read = reads(path).value

    assert expected == normalised(kept_table(read))
    assert expected == normalised(tomllib.loads(path.read_text(encoding="utf-8")))
    assert normalised(value.model_dump()) == normalised(read.model_dump())


def test_rows_under_a_key_that_needs_quotation_marks_are_read_back() -> None:
    path = Path("s.toml")
    odd: dict[str, Any] = {"my own rows": [{"a": 1}, {}], "": [{"b": "x"}]}
    write_session(path, a_session(**odd))

    assert odd == read_session(path).value.model_extra


def test_half_a_character_is_refused_with_a_reason_and_the_file_is_as_it_was() -> None:
    for half in ["x\ud800", "\udfffx"]:
        path = Path("s.toml")
        write_session(path, a_session())
        before = path.read_bytes()
        session = a_session().model_copy(update={"answers": (_unchecked(half),)})
        with pytest.raises(UnusableFileError, match="half of one"):
            write_session(path, session)

        assert before == path.read_bytes(), half
        assert [path] == list(Path().iterdir()), half


def _unchecked(note: str) -> Answer:
    return Answer(question="NOW-1", value="no").model_copy(update={"note": note})


SAVES_FOR_EVER = """
from pathlib import Path
from ehe_check.case.session_file import read_session
from ehe_check.files.kept import kept_bytes
from ehe_check.files.whole_files import write_bytes

path, number = Path("s.toml"), 0
session = read_session(path).value
while True:
    number += 1
    note = "x" * (number % 50 * 1000)
    answer = session.answers[0].model_copy(update={"note": note})
    write_bytes(path, kept_bytes(path, session.model_copy(update={"answers": (answer,)})))
    if number == 1:
        print("saving", flush=True)
"""


@systems.kills
def test_a_kill_during_saves_never_leaves_a_broken_file() -> None:
    chance = random.Random(20261124)  # noqa: S311 (when to kill is no secret)
    write_session(Path("s.toml"), a_session("x"))
    for _ in range(times(4, 20)):
        child = subprocess.Popen(
            [sys.executable, "-c", SAVES_FOR_EVER], stdout=subprocess.PIPE, env=clean_environment()
        )
        with child:
            assert child.stdout is not None
            child.stdout.readline()
            try:
                child.wait(timeout=chance.uniform(0.001, 0.05))
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
        note = read_session(Path("s.toml")).value.answers[0].note

        assert set(note or "") <= {"x"}
    write_session(Path("s.toml"), a_session("x"))

    assert ["s.toml"] == [path.name for path in Path().iterdir()]


def test_a_save_that_fails_half_way_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("s.toml")
    write_session(path, a_session("old"))

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", fails)
    with pytest.raises(KeyboardInterrupt):
        write_session(path, a_session("new"))

    assert "old" == read_session(path).value.answers[0].note
    assert [path] == list(Path().iterdir())
