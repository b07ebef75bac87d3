"""Records of supervisions and meetings as the counts see them, and nothing of what they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ehe_check.errors import Problem
from ehe_check.judge.answers import Ref
from ehe_check.themes.count import Seen, SetAside, counts_of
from ehe_check.themes.sightings_file import Banks, decides_on_meeting, seen_in_file
from ehe_check.themes.themes import RecordSeen, Sighting
from tests.any_answers import FIRST, all_answered, cast
from tests.meeting_records import decision, met
from tests.session_files import write_meeting_record
from tests.themes_cases import finished, random_answers, write_all
from tests.worked import shipped_bank

pytestmark = pytest.mark.usefixtures("empty_folder")

BANKS = Banks(None, date(2027, 6, 1))
SUPERVISION = """
format = 2
[case]
reference = "EHE-1"
[supervision]
id = "c0ffee"
started = 2026-11-24T09:00:00Z
finished = 2026-11-24T10:00:00Z
[session]
id = "abc"
answers_sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
"""
CALLED = '[meeting]\nanswer = "yes"\nwho = "named nurse"\n'


def seen(text: str, name: str = "1.supervision.toml") -> Seen:
    Path(name).write_text(text, encoding="utf-8")
    return seen_in_file(Path(name), BANKS)


def decides(text: str) -> tuple[bool, bool]:
    found = seen(SUPERVISION + text)
    assert isinstance(found, RecordSeen), found
    return found.decides_on_meeting, found.meeting_was_held


def test_a_supervision_tells_whether_a_meeting_was_decided_on_and_held() -> None:
    for text, found in [
        ("", (False, False)),
        (CALLED, (True, False)),
        ('[meeting]\nanswer = "held"\nheld = 2026-11-20\n', (True, True)),
        ('[meeting]\nanswer = "no"\nwhy = "A visit first."\n', (False, False)),
        ('[meeting]\nanswer = "wait"\nby = 2026-12-01\n', (False, False)),
        ("[meeting]\nanswer = 7\n", (False, False)),
        ('[[points]]\nkey = "call-c0ffee00"\nstatus = "done"\n', (True, False)),
        ('[[points]]\nkey = "call-made-c0ffee00-1"\nstatus = "done"\n', (False, False)),
        ("points = 7\n", (False, False)),
    ]:
        if text.startswith("points"):
            assert RecordSeen(_case(), *found) == seen(text + SUPERVISION), text
        else:
            assert found == decides(text), text


def _case() -> bytes:
    found = seen(SUPERVISION)
    assert isinstance(found, RecordSeen)
    return found.case


def test_a_supervision_that_is_not_finished_tells_nothing() -> None:
    draft = SUPERVISION.replace("finished = 2026-11-24T10:00:00Z\n", "")

    assert SetAside.OTHER is seen(draft + CALLED)


def test_a_record_of_a_meeting_tells_that_it_was_held() -> None:
    write_meeting_record(Path("1.meeting.toml"), met(decision()))
    write_meeting_record(Path("2.meeting.toml"), met(decision(), is_draft=True))
    found = [seen_in_file(Path(f"{number}.meeting.toml"), BANKS) for number in (1, 2)]

    assert isinstance(found[0], RecordSeen)
    assert found[0].meeting_was_held
    assert SetAside.OTHER is found[1]


def test_a_record_of_a_day_to_come_is_named_and_not_counted() -> None:
    write_meeting_record(Path("1.meeting.toml"), met(decision(), on=date(2028, 1, 5)))
    later = SUPERVISION.replace("2026-11-24", "2028-11-24")

    for found in (seen_in_file(Path("1.meeting.toml"), BANKS), seen(later)):
        assert isinstance(found, Problem)
        assert "has not come yet" in found.fact


def test_a_record_that_is_broken_is_named() -> None:
    assert isinstance(seen("[session"), Problem)


def test_a_record_is_of_the_case_of_its_session_with_a_reference_and_without() -> None:
    for reference, session in (("EHE-1", "anything"), ("", "abc")):
        folder = write_all(Path("cases"), finished(random_answers(1), reference, session))
        own = seen_in_file(folder / "0.toml", BANKS)
        record = seen(SUPERVISION.replace('"EHE-1"', f'"{reference}"'))

        assert isinstance(own, Sighting)
        assert isinstance(record, RecordSeen)
        assert own.case == record.case


def test_a_session_tells_whether_a_meeting_was_decided_on() -> None:
    rows: list[tuple[dict[str, object], bool]] = [
        ({}, False),
        ({"decision": {"urgency": "consider-meeting"}}, False),
        ({"decision": {"urgency": "consider-meeting", "text": "The nurse calls it."}}, True),
        ({"decision": {"urgency": "strong-case-for-meeting", "who": "nurse"}}, True),
        ({"decision": {"urgency": "raise-in-supervision", "text": "Later."}}, False),
        ({"decision": {"urgency": 7, "text": "Later."}}, False),
        ({"settled": [{"key": "call-c0ffee00", "status": "done"}]}, True),
        ({"settled": [{"key": "decision-c0ffee00", "status": "done"}, 7]}, False),
        ({"settled": 7}, False),
    ]
    for raw, is_so in rows:
        assert is_so == decides_on_meeting(raw), raw


def test_the_cases_of_a_folder_are_counted_from_advice_to_a_meeting() -> None:
    bank, people = shipped_bank(), cast()
    calm = all_answered(bank, people, FIRST)
    advised = all_answered(bank, people, FIRST, {Ref("ADU-2"): "needed"})
    several = (finished(calm, "EHE-0"), *(finished(advised, f"EHE-{n}") for n in range(1, 6)))
    folder = write_all(Path("cases"), *several)
    (folder / "a.supervision.toml").write_text(SUPERVISION + CALLED, encoding="utf-8")
    write_meeting_record(folder / "b.meeting.toml", met(decision(), reference="EHE-2"))
    counts = counts_of([seen_in_file(path, BANKS) for path in sorted(folder.glob("*.toml"))])

    assert (6, 5, 2, 1) == (counts.cases, counts.advised, counts.decided, counts.held)
