"""Sessions and records as the counts see them: by the outcome that they keep, or not at all."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given

from ehe_check.case.session import BankMark, Session, answers_digest
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.folders import check_folders, toml_files
from ehe_check.files.kept import kept_table
from ehe_check.files.toml import dump_toml
from ehe_check.judge.answers import Answers, Ref
from ehe_check.over_time.history import History
from ehe_check.over_time.side import session_day
from ehe_check.sheet.compose import compose
from ehe_check.sheet.outcome import outcome_of
from ehe_check.themes.count import Seen, SetAside, counts_of
from ehe_check.themes.sightings_file import Banks, decides_on_meeting, seen_in_file
from ehe_check.themes.themes import Fact, RecordSeen, Sighting
from tests import systems
from tests.any_answers import FIRST, all_answered, any_answers, cast
from tests.banks import not_known, value
from tests.counts import tries
from tests.meeting_records import decision, met
from tests.session_files import write_meeting_record, write_session
from tests.sides import history_beside
from tests.themes_cases import finished, random_answers, write_all
from tests.worked import session_of, shipped_bank, shipped_library
from tests.worked_histories import worked_history

pytestmark = pytest.mark.usefixtures("empty_folder")

BANKS = Banks(None, date(2027, 6, 1))
BIG = 3 * 1024 * 1024


def seen(session: Session, *, changed: tuple[str, str] = ("", "")) -> Seen:
    """What the counts see of a session's file, in which some words were changed by hand."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "session.toml"
        write_session(path, session)
        text = path.read_text(encoding="utf-8")
        assert changed[0] in text
        path.write_text(text.replace(*changed, 1) if changed[0] else text, encoding="utf-8")
        return seen_in_file(path, BANKS)


def is_left_out(found: object) -> bool:
    return isinstance(found, Problem) and found.fact.startswith("does not keep what its sheet said")


def some_answers() -> Answers:
    return random_answers(4)


@tries(10, 300)
@given(any_answers(shipped_bank()))
def test_a_session_is_counted_by_what_its_sheet_said_and_without_that_not_at_all(
    answers: Answers,
) -> None:
    session = finished(answers)
    with_it, outcome = seen(session), session.outcome

    assert outcome is not None
    assert isinstance(with_it, Sighting)
    assert {*outcome.not_known} == {*with_it.counted.not_known}
    assert {*with_it.counted.statements} <= {*outcome.statements}
    assert bool(outcome.only_parent) == with_it.counted.is_only_parent
    assert is_left_out(seen(session.model_copy(update={"outcome": None})))


def test_what_the_sessions_of_a_case_show_together_is_counted_as_its_sheet_said_it() -> None:
    *others, own = worked_history("drifting").sides.values()
    session = own.session.model_copy(update={"bank": BankMark.of(shipped_bank())})
    day, bank = session_day(session), shipped_bank()
    history = history_beside(session, bank, others, day)

    def said(history: History | None) -> Seen:
        law = shipped_library().law
        sheet = compose(session, bank, law, today=day, software="", history=history)
        outcome = outcome_of(sheet, answers_digest(session))
        return seen(session.model_copy(update={"outcome": outcome}))

    alone, together = said(None), said(history)

    assert isinstance(alone, Sighting)
    assert isinstance(together, Sighting)
    assert "L4.2" not in alone.counted.statements
    assert "L4.2" in together.counted.statements


def test_a_session_with_an_answer_changed_by_hand_is_named_and_left_out() -> None:
    chosen = shipped_bank().by_id["EHE-4"].option_ids[0]
    session = finished(random_answers(1).with_answer(value("EHE-4", chosen)))
    before = f'question = "EHE-4"\nvalue = "{chosen}"'
    found = seen(session, changed=(before, 'question = "EHE-4"\nnot_known = true'))

    assert is_left_out(found)
    assert "EHE-4" not in str(found)


def test_an_outcome_that_is_not_of_its_bank_and_its_answers_is_not_relied_on() -> None:
    for changed in [
        ('raised = [\n    "', 'raised = [\n    "NOT-9.there", "'),
        ('raised = [\n    "', 'raised = [\n    1, "'),
        ('not_known = [\n    "', 'not_known = [\n    "NOT-9", "'),
        ("raised = [", "raised = 7\nrisen = ["),
        ("[[entries]]", "[[other]]"),
    ]:
        assert is_left_out(seen(finished(some_answers()), changed=changed)), changed


def test_answers_that_are_no_rows_are_not_those_of_an_outcome(tmp_path: Path) -> None:
    for rows in [7, [7], ["x"]]:
        path = tmp_path / "odd.toml"
        path.write_bytes(dump_toml({**kept_table(finished(some_answers())), "answers": rows}))

        assert is_left_out(seen_in_file(path, BANKS)), rows


def test_a_draft_is_left_out() -> None:
    assert SetAside.DRAFT is seen(session_of(some_answers()))


def test_a_session_of_a_day_to_come_is_named_and_not_counted() -> None:
    found = seen(finished(some_answers(), days=400))

    assert isinstance(found, Problem)
    assert "has not come yet" in found.fact


def test_a_session_of_a_bank_that_is_not_here_is_named() -> None:
    session = finished(some_answers())
    for bank_id in ("case", "other", "../*", "/"):
        mark = session.bank.model_copy(update={"id": bank_id, "digest": "0" * 64})
        found = seen(session.model_copy(update={"bank": mark}))

        assert isinstance(found, Problem)
        assert "is not held here" in found.fact


def test_a_reference_is_one_in_capitals_or_not_and_none_is_a_case_of_its_own() -> None:
    def mark(reference: str, session: str) -> bytes:
        found = seen(finished(some_answers(), reference, session))
        assert isinstance(found, Sighting)
        return found.case

    assert mark("EHE-0042", "1") == mark(" ehe-0042", "2")
    assert mark("EHE-0042", "1") != mark("EHE-0043", "1")
    assert mark("Not given", "1") != mark("not given", "2")
    assert mark("", "1") == mark(" ", "1")


def test_a_moment_without_a_zone_is_read_as_utc_and_others_are_brought_to_it() -> None:
    session = finished(some_answers())
    written = "finished = 2026-11-24 09:41:00+00:00"
    for moment in ("2026-11-24 09:41:00", "2026-11-24 11:41:00+02:00"):
        found = seen(session, changed=(written, f"finished = {moment}"))

        assert isinstance(found, Sighting)
        assert datetime(2026, 11, 24, 9, 41, tzinfo=UTC) == found.finished


HOSTILE = {
    "empty.toml": (b"", "is empty"),
    "big.toml": (b"#" * BIG, "larger than any file of this program"),
    "latin.toml": (b'[session]\nid = "\xe9"', "is not UTF-8 text"),
    "broken.toml": (b"[session", "is not TOML"),
    "odd.toml": (b"session = 7", "does not keep what its sheet said"),
    "half.toml": (
        b"[session]\nfinished = 2026-11-24T09:00:00Z",
        "does not keep what its sheet said",
    ),
    "newer.toml": (b"format = 99\n[session]\nid = 'a'", "newer"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_used_is_a_problem_with_its_name(name: str, tmp_path: Path) -> None:
    content, fact = HOSTILE[name]
    (tmp_path / name).write_bytes(content)
    found = seen_in_file(tmp_path / name, BANKS)

    assert isinstance(found, Problem)
    assert fact in str(found)
    assert name in found.place


def test_other_toml_is_set_aside(tmp_path: Path) -> None:
    for name in ["a.supervision.toml", "answers.toml", "config.toml"]:
        (tmp_path / name).write_text("format = 1\nanswers = []\n", encoding="utf-8")

        assert SetAside.OTHER is seen_in_file(tmp_path / name, BANKS), name


def test_folders_are_read_to_their_depth_and_each_file_once(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    for path in (tmp_path / "1.toml", deep / "2.TOML", deep / "notes.txt"):
        path.touch()

    found = list(toml_files([tmp_path, deep, tmp_path]))

    assert [tmp_path / "1.toml", deep / "2.TOML"] == found


@systems.links
def test_links_out_of_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "1.toml").touch()
    (inside / "loop").symlink_to(inside, target_is_directory=True)
    (inside / "out").symlink_to(outside, target_is_directory=True)
    (inside / "2.toml").symlink_to(outside / "1.toml")
    (inside / "self.toml").symlink_to(inside / "self.toml")

    found = list(toml_files([inside]))

    names = {Path(each.place).name for each in found if isinstance(each, Problem)}
    assert {"out", "2.toml", "self.toml"} == names
    assert 3 == len(found)


def test_a_folder_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    scan = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = list(toml_files([tmp_path]))

    assert ["shut"] == [Path(each.place).name for each in found if isinstance(each, Problem)]


def test_what_is_no_folder_is_refused_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnusableFileError) as caught:
        check_folders([tmp_path, tmp_path / "file", tmp_path / "gone"])

    assert 2 == len(caught.value.problems)


def test_a_case_s_latest_session_counts_whatever_its_file_is_called(tmp_path: Path) -> None:
    base = some_answers()
    later = replace(base, by_ref={**base.by_ref, not_known("EHE-4").ref: not_known("EHE-4")})
    folder = write_all(
        tmp_path / "one",
        finished(later, "EHE-1", "b", days=30),
        finished(base, "EHE-1", "a"),
    )
    counts = counts_of([seen_in_file(path, BANKS) for path in sorted(folder.glob("*.toml"))])

    assert (1, 1) == (counts.cases, counts.not_known.get("EHE-4"))


SUPERVISION = """
format = 3
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
ROW = '[[decided]]\nkey = "call-c0ffee00"\nstatus = "done"\n'
CALLED = '[meeting]\nanswer = "yes"\n'


def told_of(text: str, name: str = "1.supervision.toml") -> Seen:
    Path(name).write_text(text, encoding="utf-8")
    return seen_in_file(Path(name), BANKS)


def decides(text: str) -> tuple[bool, bool]:
    found = told_of(SUPERVISION + text)
    assert isinstance(found, RecordSeen), found
    return found.decides_on_meeting, found.meeting_was_held


def test_a_supervision_tells_whether_a_meeting_was_decided_on_and_held() -> None:
    for text, found in [
        ("", (False, False)),
        (CALLED, (True, False)),
        ('[meeting]\nanswer = "held"\n', (True, True)),
        (f'[meeting]\nanswer = "no"\n{ROW}', (False, False)),
        (f'[meeting]\nanswer = "wait"\n{ROW}', (False, False)),
        ("[meeting]\nanswer = 7\n", (False, False)),
        (ROW, (True, False)),
        (ROW.replace("call-", "call-made-"), (False, False)),
        ("decided = 7\n", (False, False)),
    ]:
        if text.startswith("decided"):
            assert RecordSeen(_case(), *found) == told_of(text + SUPERVISION), text
        else:
            assert found == decides(text), text


def _case() -> bytes:
    found = told_of(SUPERVISION)
    assert isinstance(found, RecordSeen)
    return found.case


def test_a_supervision_that_is_not_finished_tells_nothing() -> None:
    draft = SUPERVISION.replace("finished = 2026-11-24T10:00:00Z\n", "")

    assert SetAside.OTHER is told_of(draft + CALLED)


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

    for found in (seen_in_file(Path("1.meeting.toml"), BANKS), told_of(later)):
        assert isinstance(found, Problem)
        assert "has not come yet" in found.fact


def test_a_record_that_is_broken_is_named() -> None:
    assert isinstance(told_of("[session"), Problem)


def test_a_record_is_of_the_case_of_its_session_with_a_reference_and_without() -> None:
    for reference, session in (("EHE-1", "anything"), ("", "abc")):
        folder = write_all(Path("cases"), finished(random_answers(1), reference, session))
        own = seen_in_file(folder / "0.toml", BANKS)
        record = told_of(SUPERVISION.replace('"EHE-1"', f'"{reference}"'))

        assert isinstance(own, Sighting)
        assert isinstance(record, RecordSeen)
        assert own.case == record.case


def test_a_session_tells_whether_a_meeting_was_decided_on() -> None:
    new, done = ({"key": "decision-c0ffee00", "status": each} for each in ("new", "done"))
    rows: list[tuple[dict[str, object], bool]] = [
        ({}, False),
        ({"decision": {"urgency": "consider-meeting"}}, False),
        ({"decision": {"urgency": "consider-meeting"}, "decided": [7, new]}, True),
        ({"decision": {"urgency": "consider-meeting"}, "decided": [done]}, False),
        ({"decision": {"urgency": "raise-in-supervision"}, "decided": [new]}, False),
        ({"decision": {"urgency": 7}, "decided": [new]}, False),
        ({"decided": [{"key": "call-c0ffee00", "status": "done"}]}, True),
        ({"decided": [done, 7]}, False),
        ({"decided": 7, "decision": {"urgency": "consider-meeting"}}, False),
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

    told = [counts.facts[each] for each in (Fact.ADVISED, Fact.DECIDED, Fact.HELD)]
    assert [6, 5, 2, 1] == [counts.cases, *told]
