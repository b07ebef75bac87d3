"""What is saved is what is read back: any text, any key, whatever happens while it is saved."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.evidence import Evidence
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import (
    BankMark,
    CaseReference,
    Decision,
    Outcome,
    SaidThen,
    Session,
    Sitting,
)
from ehe_check.case.session_file import read_session
from ehe_check.errors import UnusableFileError
from ehe_check.files.kept import kept_table
from ehe_check.judge.answers import Answer, Entry
from tests.counts import times
from tests.program import clean_environment
from tests.session_files import write_session

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("empty_folder")]

ODD = [
    "[b]bold[/b] [/] [see file]",
    ":child: :warning:",
    "\x1b[31mred\x1b[0m \x9b2J \x07",
    "\u202eright to left\u202c \u200f\u2066x\u2069",
    "x" * 10_000,
    "nul \x00 and \x7f",
    "\"quotes\" 'single' \"\"\"three\"\"\" '''three'''",
    "back\\slash \\n \\u0041 \\",
    "lines\nof\n\ntext\n",
    "windows\r\nlines\r\n",
    "old mac\rline",
    "[[answers]]\nquestion = 1\n# no",
    "\ufeff\u2028\u2029\x85\x0b\x0c",
    "👩\u200d👧 é e\u0301 \U0010ffff \ufffe",
    " spaces \t tabs ",
    "",
]
texts = st.one_of(
    st.sampled_from(ODD), st.text(), st.text(st.sampled_from("\"'\\\r\n \t\x00\x1b[]#"))
)
days = st.dates()
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(timezones=st.none() | st.just(UTC) | offsets)
scalars = st.one_of(
    texts,
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    days,
    st.times(),
    moments,
)
unknown_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
unknown = st.dictionaries(texts.map(lambda text: f"x-{text}"), unknown_values, max_size=2)
said = st.one_of(
    st.builds(
        lambda value, day, evidence: {"value": value, "on": day, "evidence": evidence},
        texts | st.lists(texts, max_size=3).map(tuple),
        st.none() | days,
        st.none() | st.sampled_from(Evidence),
    ),
    st.just({"not_known": True}),
    st.just({"skipped": True}),
    st.just({"note": "only a note"}),
)


maybe, maybe_day = st.none() | texts, st.none() | days
decided = st.builds(
    DecidedRow,
    key=texts,
    about=st.sampled_from([(), ("child-1",), ("child-2", "child-unlisted")]),
    text=maybe,
    status=st.sampled_from(AgreedStatus),
    on=maybe_day,
    number=st.none() | st.integers(1, 999),
    by=maybe_day,
    done_on=maybe_day,
    **dict.fromkeys(("prompt", "who", "why", "for_child", "known_by"), maybe),
)
outcomes = st.builds(
    Outcome,
    urgency=st.sampled_from(Urgency),
    meeting=st.sampled_from(Urgency),
    raised=st.lists(texts, max_size=2).map(tuple),
    said=st.none() | st.builds(SaidThen, headline=texts, beneath=texts, box=texts),
    answers_sha256=st.just("0" * 64),
)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    about = draw(st.none() | st.integers(1, 9).map(lambda number: f"child-{number}"))
    fields = {
        "question": draw(texts),
        "about": about,
        "note": draw(st.none() | texts),
        "answered": draw(st.none() | days),
    }
    return Answer.model_validate(draw(unknown) | fields | draw(said))


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    entries = draw(st.lists(st.integers(1, 99), unique=True, max_size=3))
    return Session(
        case=CaseReference.model_validate({"reference": draw(texts)} | draw(unknown)),
        session=Sitting.model_validate(
            {
                "id": "0" * 16,
                "started": draw(moments),
                "saved": draw(st.none() | moments),
                "set": draw(st.sampled_from(["quick", "full"])),
                "role": draw(st.none() | st.just("police")),
                "complete_rosters": tuple(draw(st.lists(texts, max_size=2))),
            }
        ),
        bank=BankMark(id="case", version="2026.12.0", digest="0" * 64),
        entries=tuple(
            Entry.model_validate({"id": f"child-{number}", "label": draw(texts) or "x"})
            for number in entries
        ),
        answers=tuple(draw(st.lists(answers(), max_size=3, unique_by=lambda answer: answer.ref))),
        decision=draw(st.none() | st.builds(Decision, agrees=st.none() | st.booleans())),
        decided=tuple(draw(st.lists(decided, max_size=3))),
        outcome=draw(st.none() | outcomes),
    )


def normalised(value: object) -> object:
    """The same value with LF line ends, as every TOML text has them."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
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


@given(sessions())
def test_any_session_written_and_read_back_is_the_same(session: Session) -> None:
    path = Path("s.toml")
    write_session(path, session)
    expected = normalised(kept_table(session))
    read = read_session(path).value

    assert expected == kept_table(read)
    assert expected == tomllib.loads(path.read_text(encoding="utf-8"))
    assert normalised(session.model_dump()) == normalised(read.model_dump())


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
from ehe_check.case.session_file import read_session, session_bytes
from ehe_check.files.whole_files import write_bytes

path, number = Path("s.toml"), 0
session = read_session(path).value
while True:
    number += 1
    note = "x" * (number % 50 * 1000)
    answer = session.answers[0].model_copy(update={"note": note})
    write_bytes(path, session_bytes(path, session.model_copy(update={"answers": (answer,)})))
    if number == 1:
        print("saving", flush=True)
"""


def test_a_kill_during_saves_never_leaves_a_broken_file() -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no SIGKILL")
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
    _expect_interrupt(lambda: write_session(path, a_session("new")))

    assert "old" == read_session(path).value.answers[0].note
    assert [path] == list(Path().iterdir())


def _expect_interrupt(act: Callable[[], None]) -> None:
    with pytest.raises(KeyboardInterrupt):
        act()
