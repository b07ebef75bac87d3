"""Records of meetings: what they decide, what is odd with one, and who is to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.session import Session
from ehe_check.errors import UnusableFileError, WrongUseError
from ehe_check.judge.answers import Answers, Entry
from ehe_check.over_time.agreed_file import (
    begun_record,
    keep_record,
    read_meeting_record,
    record_of,
)
from ehe_check.over_time.history import Miss
from ehe_check.over_time.meeting_record import (
    FamilyTold,
    MeetingRecord,
    ReferralToday,
    finished_at,
    said_digest,
    to_look_at_again,
)
from ehe_check.over_time.side import Side
from ehe_check.whole_case.case_files import files_in
from ehe_check.whole_case.meetings_file import Meetings, meetings_among
from tests.any_value import filled
from tests.banks import TODAY
from tests.decided_rows import to_do
from tests.drifted import BANK, YES
from tests.meeting_records import HELD, decision, met, with_one_more
from tests.session_files import write_meeting_record, write_session
from tests.sides import side
from tests.supervised import SESSION
from tests.systems import has_mode

WHOLE = """
[case]
reference = "EHE-TEST"

[meeting]
session = "0000000000000000"
held = 2026-11-20

[referral]
today = true

[family]
told = false
why = "Not yet."
"""
FINISHED = WHOLE.replace("[referral]", "finished = 2026-11-21T09:00:00+00:00\n\n[referral]", 1)
KEY = "meeting-2026-11-20-1"
DECISION = f'\n[[decided]]\nkey = "{KEY}"\nstatus = "new"\ntext = "Write."\n'


def ours(session: str = SESSION, reference: str = "EHE-TEST") -> Side:
    return side(BANK, [YES], session=session, reference=reference)


def lying(folder: Path, *sides: Side, **records: MeetingRecord) -> Meetings:
    """Put records in a folder under their names, and look for those of a case."""
    for name, record in records.items():
        write_meeting_record(folder / f"{name}.meeting.toml", record)
    return meetings_among(files_in([folder]).records, sides or [ours()])


def facts(meetings: Meetings) -> list[str]:
    return [each.problem.fact for each in meetings.missing_files]


@given(words=st.lists(filled, max_size=3), who=filled, is_draft=st.booleans())
def test_what_is_saved_is_still_as_it_was_finished(
    tmp_path: Path, *, words: list[str], who: str, is_draft: bool
) -> None:
    decisions = (
        decision(number, what, who=who, about="child-1", by=HELD, known_by=who)
        for number, what in enumerate(words, 1)
    )
    record, path = met(*decisions, is_draft=is_draft, chair=who), tmp_path / "a.meeting.toml"
    write_meeting_record(path, record)
    read = read_meeting_record(path)

    assert () == read.unknown_keys
    assert read.value.is_as_finished is not is_draft
    assert has_mode(path, 0o600)


def test_a_key_that_is_not_known_is_named_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.meeting.toml"
    path.write_text(f'{WHOLE}{DECISION}whoo = "nurse"\n', "utf-8")
    read = read_meeting_record(path)
    write_meeting_record(path, read.value)

    assert "whoo" in path.read_text("utf-8")
    assert ["Did you mean 'who'?"] == [problem.remedy for problem in read.unknown_keys]


def test_what_cannot_be_a_record_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.meeting.toml"
    for text, said in [
        ("", "is no record of a meeting"),
        (f"{WHOLE}\n[session]\nid = 'x'\n", "is a session"),
        (f"{WHOLE}\n[session]\n[supervision]\n", "is a supervision"),
        ("meeting = 3\n", "line 1, meeting"),
        (f"format = 99\n{WHOLE}", "newer"),
        (WHOLE.replace("held = 2026-11-20", "held = 'soon'"), "line 7, meeting, held"),
        (FINISHED.replace("today = true", "today = false"), "line 11, referral: says no without"),
        (FINISHED.replace('why = "Not yet."', ""), "line 14, family: says not yet without"),
        (WHOLE + DECISION * 2, f"line 21, decided 2: '{KEY}' stands there twice"),
        (WHOLE + DECISION.replace("Write.", " "), "line 16, decided 1, text: is empty"),
        (f"{WHOLE}{DECISION}number = '1'\n", "line 16, decided 1, number"),
        (f"{WHOLE}{DECISION}number = 0\n", "decided 1, number"),
        (f"{WHOLE}{DECISION}about = ['max']\n", "decided 1, about"),
        (FINISHED + DECISION.replace("20-1", "21-1"), "line 18, decided 1, key: is not of this"),
    ]:
        path.write_text(text, "utf-8")
        with pytest.raises(UnusableFileError) as raised:
            read_meeting_record(path)

        assert said in str(raised.value), text
    twice = (FINISHED + DECISION * 2).replace("today = true", "today = false")
    path.write_text(twice.replace('why = "Not yet."', ""), "utf-8")
    with pytest.raises(UnusableFileError) as raised:
        read_meeting_record(path)
    assert 3 == len(raised.value.problems), "everything is said at once"


# Those of a case, in a folder


def test_the_finished_records_of_a_case_count_by_their_days(tmp_path: Path) -> None:
    first, second = met(decision(), on=date(2026, 11, 2)), met(decision())
    meetings = lying(tmp_path, b=first, a=second)

    assert [first, second] == [each.record for each in meetings.kept]
    assert (*first.agreed(), *second.agreed()) == meetings.agreed
    assert ((), ()) == (meetings.missing_files, meetings.remarks)


def test_one_that_is_odd_is_named_and_what_it_decided_stays(tmp_path: Path) -> None:
    (draft,) = lying(tmp_path, a=met(decision(), is_draft=True)).remarks
    gone = met(decision(1, about="child-1"), decision(2), session="b" * 16)
    assert "is not finished, so it is not counted" in draft.fact
    for record, fact, decided in [
        (
            with_one_more(met(decision()), decision(2, "Weigh.")),
            "was changed since it was finished",
            [("Write.", None), ("Weigh.", None)],
        ),
        (
            gone,
            "is about a session that was not found",
            [("Write.", "child-unlisted"), ("Write.", None)],
        ),
        (
            met(decision(), reference="EHE-9"),
            "says that it is about 'EHE-9', not about this case",
            [("Write.", None)],
        ),
    ]:
        meetings = lying(tmp_path, a=record)

        assert [fact] == facts(meetings)
        assert decided == [(each.row.text, each.about) for each in meetings.agreed], fact
        assert {Miss.AGREED_NOT_READ} == {each.missing.how for each in meetings.missing_files}


def test_two_that_say_the_same_are_one_and_of_two_that_differ_the_last_counts(
    tmp_path: Path,
) -> None:
    first, last = met(decision()), met(decision(1, "Weigh."), at=time(16))
    same = lying(tmp_path, a=first, b=first)
    differ = lying(tmp_path, b=last)

    assert said_digest(first) == said_digest(met(decision(), at=time(17)))
    assert (1, []) == (len(same.agreed), facts(same))
    assert ["Weigh."] == [each.row.text for each in differ.agreed]
    (odd,) = differ.missing_files
    assert ("a.meeting.toml", True) == (odd.missing.file, "and is not counted" in odd.problem.fact)


def test_one_of_another_case_under_the_name_of_ours_is_named_and_decides_nothing(
    tmp_path: Path,
) -> None:
    named = replace(ours(), name=str(tmp_path / "s.toml"))
    other = met(decision(), session="b" * 16, reference="EHE-9")
    meetings = lying(tmp_path, named, s=other, t=other)

    assert ["is of another case than the session beside it"] == facts(meetings)
    assert ["s.meeting.toml"] == [each.missing.file for each in meetings.missing_files]
    assert () == meetings.agreed


def test_a_decision_is_found_by_its_key_and_a_new_one_has_a_key_of_its_own() -> None:
    record = met(decision(1, "Weigh."), decision(5, "Call."))

    assert "Call." == getattr(record.decision(decision(5).key), "text", None)
    assert record.decision(decision(3).key) is None
    assert (decision(6).key, KEY) == (record.next_key(), met().next_key())
    planned = met(decision(1, by=date(2026, 12, 1)), decision(2), again=date(2027, 1, 8))
    assert (date(2026, 12, 1), date(2027, 1, 8)) == planned.days_to_come


def test_a_record_whose_day_was_put_right_is_finished_with_keys_of_that_day() -> None:
    draft = met(decision(1), decision(2, on=TODAY), is_draft=True).with_meeting(held=TODAY)
    record = finished_at(draft, datetime.combine(TODAY, time(15), UTC))

    assert [decision(1, on=TODAY).key, decision(2, on=TODAY).key] == [
        row.key for row in record.decided
    ]


def test_a_finished_record_keeps_the_numbers_of_its_decisions_in_the_ledger() -> None:
    moment = datetime.combine(HELD, time(15), UTC)
    draft = met(decision(1), to_do("Write.", decision(2).key, number=9), decision(3), is_draft=True)
    record = finished_at(draft, moment, 4)

    assert [4, 9, 5] == [row.number for row in record.decided]
    assert [4, 9, 5] == [each.row.number for each in record.agreed()]
    assert record.is_as_finished
    assert said_digest(record) == said_digest(finished_at(draft, moment))


AGAIN = date(2026, 11, 27)
MET = met(again=AGAIN)
AFTER = date(2026, 12, 8)


EARLIER, SINCE = date(2026, 11, 20), date(2026, 12, 1)
LATER = met(on=date(2026, 11, 25), again=date(2026, 12, 4))


def test_who_looked_again_is_asked_once_its_day_has_passed_without_a_look() -> None:
    for meetings, looks, today, expected in [
        ([MET], [EARLIER, AGAIN - timedelta(1)], AFTER, MET),
        ([MET], [], date(2026, 11, 24), None),
        ([MET], [], AGAIN, None),
        ([MET], [AGAIN], AFTER, None),
        ([MET], [SINCE], AFTER, None),
        ([MET, met(on=date(2026, 11, 25))], [], AFTER, None),
        ([LATER, MET], [], AFTER, LATER),
        ([], [], AFTER, None),
        ([met()], [], AFTER, None),
    ]:
        assert expected == to_look_at_again(meetings, looks, today), (meetings, looks, today)


# Beside its session: what does not fit is refused, and nothing written over.


NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
GONE = Entry(id="child-2", label="entered twice", removed=TODAY)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session's file, alone in its folder."""
    write_session(tmp_path / "s.toml", the_session())
    return tmp_path / "s.toml"


def the_session() -> Session:
    answers = Answers(entries=(Entry(id="child-1", label="eldest"), GONE))
    return side(BANK, answers, session=SESSION, reference="EHE-TEST").session


def put_elsewhere(record: MeetingRecord, folder: Path, name: str = "given.toml") -> Path:
    """Put a record somewhere else than beside the session."""
    (folder / "elsewhere").mkdir(exist_ok=True)
    write_meeting_record(folder / "elsewhere" / name, record)
    return folder / "elsewhere" / name


def refused(record: MeetingRecord, folder: Path) -> list[str]:
    path = put_elsewhere(record, folder)
    with pytest.raises(UnusableFileError) as raised:
        record_of(path, the_session(), TODAY)
    return [f"{each.place.removeprefix(str(path))}: {each.fact}" for each in raised.value.problems]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_what_is_about_the_session_and_whom_it_lists_is_taken(tmp_path: Path) -> None:
    record = met(decision(1, about="child-1", by=HELD), decision(2))

    assert record == record_of(put_elsewhere(record, tmp_path), the_session(), TODAY).value


def test_everything_that_does_not_fit_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    record = met(
        decision(1, about="child-9"),
        decision(2, about="child-2", by=date(2026, 11, 1)),
        on=date(2026, 12, 1),
        again=HELD,
        session="b" * 16,
        reference="EHE-9",
    )

    assert [
        ", line 4, case, reference: is about 'EHE-9', not 'EHE-TEST'",
        ", line 7, meeting, session: is another session",
        ", line 8, meeting, held: is 1 December 2026, which has not come yet",
        ", line 22, decided 1: 'child-9' is not listed in the session",
        ", line 30, decided 2: 'child-2' is not listed in the session",
        ", line 9, meeting, again: is before the day of the meeting, 1 December 2026",
        ", line 30, decided 2, by: is before the day of the meeting, 1 December 2026",
    ] == refused(record, tmp_path)


def test_a_record_that_is_begun_says_which_session_and_when() -> None:
    begun = begun_record(the_session(), HELD, NOW)

    assert (SESSION, HELD, NOW) == (begun.meeting.session, begun.day, begun.meeting.started)
    assert "EHE-TEST" == begun.case.reference
    assert not begun.says_all


def test_a_record_says_all_where_no_table_and_no_reason_is_lacking() -> None:
    lacking: tuple[dict[str, object], ...] = (
        {"referral": None},
        {"family": None},
        {"family": FamilyTold(told=False)},
        {"referral": ReferralToday(today=False)},
    )
    record = met(is_draft=True)

    assert record.says_all
    assert not any(record.model_copy(update=each).says_all for each in lacking)


# Where it is kept


@pytest.mark.parametrize("is_draft", [True, False])
def test_it_is_kept_beside_the_session_under_its_name_as_finished_now_or_before(
    session: Path, *, is_draft: bool
) -> None:
    record = met(decision(), is_draft=is_draft)
    path = put_elsewhere(record, session.parent)
    before = path.read_bytes()
    kept = keep_record(path, record, session, NOW)
    there = read_meeting_record(kept).value

    assert session.with_name("s.meeting.toml") == kept
    assert (NOW if is_draft else record.meeting.finished, True) == (
        there.meeting.finished,
        there.is_as_finished,
    )
    assert is_draft or record == there
    assert record.decided == there.decided
    assert before == path.read_bytes()


def test_kept_again_nothing_is_written(session: Path) -> None:
    record = met(decision())
    path = put_elsewhere(record, session.parent)
    first = keep_record(path, record, session, NOW)
    before = files(session.parent)
    again = keep_record(path, record, session, datetime(2026, 11, 25, tzinfo=UTC))

    assert first == again
    assert before == files(session.parent)


@pytest.mark.parametrize(
    ("name", "kept"), [("mine.meeting.toml", "mine.meeting.toml"), ("mine.toml", "s.meeting.toml")]
)
def test_one_that_lies_there_is_kept_there_unless_it_has_another_ending(
    session: Path, name: str, kept: str
) -> None:
    record = met(decision(), is_draft=True)
    write_meeting_record(session.with_name(name), record)

    assert session.with_name(kept) == keep_record(session.with_name(name), record, session, NOW)
    assert read_meeting_record(session.with_name(kept)).value.is_finished
    assert {"s.toml", name, kept} == files(session.parent).keys()


def test_another_of_the_same_meeting_that_differs_is_refused(session: Path) -> None:
    keep_record(put_elsewhere(met(decision()), session.parent), met(decision()), session, NOW)
    before = files(session.parent)
    other = met(decision(1, "Weigh."))
    with pytest.raises(WrongUseError, match="says something else of the meeting"):
        keep_record(put_elsewhere(other, session.parent), other, session, NOW)

    assert before == files(session.parent)


@pytest.mark.parametrize("there", ["another", "a draft", "broken"])
def test_never_is_anything_written_over(session: Path, there: str) -> None:
    usual, record = session.with_name("s.meeting.toml"), met(decision())
    if there == "broken":
        usual.write_text("[[", "utf-8")
    else:
        is_draft = there == "a draft"
        write_meeting_record(usual, met(on=date(2026, 11, 2), is_draft=is_draft))
    before = usual.read_bytes()
    kept = keep_record(put_elsewhere(record, session.parent), record, session, NOW)

    assert session.with_name("s-2.meeting.toml") == kept
    assert before == usual.read_bytes()
