"""Each command reads a case's folder once while it asks, and once more for its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from ehe_check.files import toml
from ehe_check.judge.answers import Answers
from ehe_check.whole_case.case_files import CaseFiles, ReadOnce
from tests.cli.follow_ups import drifting_folder, write_first
from tests.cli.meetings import usual as usual_in_supervision
from tests.cli.test_meeting_record import TYPED
from tests.cli.test_plain_walk import usual
from tests.meeting_records import met
from tests.program import DAY, call, converse
from tests.session_files import write_draft, write_meeting_record, write_supervision
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

    here = Path.cwd().resolve()

    def read_text(path: Path) -> str:
        if path.resolve().is_relative_to(here):
            counted[path.resolve().relative_to(here).as_posix()] += 1
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


DRAFT = "cases/draft.toml"
Replying: TypeAlias = Callable[[str], str | None]


def supervised(heard: str) -> str:
    return usual_in_supervision(heard.rpartition("\n\n")[2])


TO_THE_END: dict[str, tuple[tuple[str, ...], str, Replying | None, int, int]] = {
    "case": (("case", DRAFT), "Decide:", usual, 2, 3),
    "supervise": (("supervise", LAST), "Finish now?", supervised, 1, 2),
    "meeting, recorded": (("meeting", LAST, "--record", "new.toml"), "Finish", None, 1, 2),
}
"""What is asked to the end, where its page is or comes next, and how often all is read by then.

A session is finished beneath its page, so that its outcome takes one reading more.
"""


@pytest.mark.parametrize("name", TO_THE_END)
def test_each_file_is_read_once_while_questions_are_asked_and_once_more_for_the_page(
    name: str, read: Counter[str]
) -> None:
    command, page, usually, by_then, at_the_end = TO_THE_END[name]
    write_draft("unseen-unheard-and-counting-on-someone", DRAFT, "EHE-0042")
    lines, counted = iter(TYPED), dict[bool, set[int]]({False: set(), True: set()})

    def reply(heard: str) -> str | None:
        is_there = bool(counted[True]) or page in heard
        counted[is_there].add(read[FIRST])
        return usually(heard) if usually else next(lines)

    done = converse(*command, "--plain", "--today", DAY, reply=reply)

    assert 0 == done.code, done.err
    assert counted[False] <= {0, 1}
    assert {by_then} == counted[True]
    assert at_the_end == read[FIRST] == read[BETWEEN]


def test_what_lies_in_two_folders_is_read_again_in_both() -> None:
    read = Counter[str]()

    def reading(name: str) -> Callable[[], CaseFiles]:
        def files() -> CaseFiles:
            read[name] += 1
            return CaseFiles()

        return files

    both = ReadOnce(reading("here"), ReadOnce(reading("before")))
    for each in (both, both, both.anew(), both):
        each()

    assert {"here": 2, "before": 2} == read


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
