"""A meeting's record beside its session: what does not fit is refused, and nothing written over."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ehe_check.case.session import Session
from ehe_check.errors import UnusableFileError, WrongUseError
from ehe_check.judge.answers import Answers, Entry
from ehe_check.over_time.agreed_file import (
    begun_record,
    keep_record,
    read_meeting_record,
    record_of,
    refuse_unfinished,
)
from ehe_check.over_time.meeting_record import FamilyTold, MeetingRecord, ReferralToday
from tests.banks import TODAY
from tests.drifted import BANK
from tests.meeting_records import HELD, decision, met
from tests.session_files import write_meeting_record, write_session
from tests.sides import side
from tests.supervised import SESSION

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
GONE = Entry(id="child-2", label="entered twice", removed=TODAY)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session's file, alone in its folder."""
    write_session(tmp_path / "s.toml", whole())
    return tmp_path / "s.toml"


def whole() -> Session:
    answers = Answers(entries=(Entry(id="child-1", label="eldest"), GONE))
    return side(BANK, answers, session=SESSION, reference="EHE-TEST").session


def given(record: MeetingRecord, folder: Path, name: str = "given.toml") -> Path:
    """Put a record somewhere else than beside the session."""
    (folder / "elsewhere").mkdir(exist_ok=True)
    write_meeting_record(folder / "elsewhere" / name, record)
    return folder / "elsewhere" / name


def refused(record: MeetingRecord, folder: Path) -> list[str]:
    path = given(record, folder)
    with pytest.raises(UnusableFileError) as raised:
        record_of(path, whole(), TODAY)
    return [f"{each.place.removeprefix(str(path))}: {each.fact}" for each in raised.value.problems]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# What fits


def test_what_is_about_the_session_and_whom_it_lists_is_taken(tmp_path: Path) -> None:
    record = met(decision(1, about="child-1", by=HELD), decision(2))

    assert record == record_of(given(record, tmp_path), whole(), TODAY).value


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
    begun = begun_record(whole(), HELD, NOW)

    assert (SESSION, HELD, NOW) == (begun.meeting.session, begun.day, begun.meeting.started)
    assert "EHE-TEST" == begun.case.reference
    assert begun.lacking


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"referral": None}, "it has no [referral]"),
        ({"family": None}, "it has no [family]"),
        ({"referral": None, "family": None}, "it has no [referral] and [family]"),
        ({"family": FamilyTold(told=False)}, "it has no why in [family]"),
        ({"referral": ReferralToday(today=False)}, "it has no why in [referral]"),
    ],
)
def test_what_does_not_say_all_is_refused_by_what_it_lacks(
    said: dict[str, object], named: str
) -> None:
    record = met(is_draft=True).model_copy(update=said)
    with pytest.raises(WrongUseError) as raised:
        refuse_unfinished(Path("r.toml"), record)

    assert named in str(raised.value)


# Where it is kept


@pytest.mark.parametrize("is_draft", [True, False])
def test_it_is_kept_beside_the_session_under_its_name_as_finished_now_or_before(
    session: Path, *, is_draft: bool
) -> None:
    record = met(decision(), is_draft=is_draft)
    path = given(record, session.parent)
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
    path = given(record, session.parent)
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
    keep_record(given(met(decision()), session.parent), met(decision()), session, NOW)
    before = files(session.parent)
    other = met(decision(1, "Weigh."))
    with pytest.raises(WrongUseError, match="says something else of the meeting"):
        keep_record(given(other, session.parent), other, session, NOW)

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
    kept = keep_record(given(record, session.parent), record, session, NOW)

    assert session.with_name("s-2.meeting.toml") == kept
    assert before == usual.read_bytes()
