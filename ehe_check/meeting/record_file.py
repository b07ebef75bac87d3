"""A meeting's record that is given or typed in: whether it fits its session, and where it is kept.

It lies beside the session, where supervision and the next session look for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from ehe_check.case.session import CaseReference, Session
from ehe_check.case.session_file import is_meeting_record
from ehe_check.errors import Problem, WrongUseError, quoted
from ehe_check.files.checked import Loc
from ehe_check.files.folders import beside
from ehe_check.files.kept import KeptFile, Tables, kept_bytes
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.over_time.agreed_file import (
    read_meeting_record,
    records_in,
    usual_place,
)
from ehe_check.over_time.meeting_record import (
    MeetingHeld,
    MeetingRecord,
    finished_at,
    said_digest,
)
from ehe_check.page.dates import day_words


def begun_record(session: Session, held: date, moment: datetime) -> MeetingRecord:
    """Return the record of a meeting about a session, with nothing decided yet."""
    return MeetingRecord(
        case=CaseReference(reference=session.case.reference),
        meeting=MeetingHeld(session=session.session.id, held=held, started=moment),
    )


def record_of(path: Path, session: Session, today: date) -> KeptFile[MeetingRecord]:
    """Read a record of a meeting about a session.

    Raises:
        UnusableFileError: it cannot be read, or with everything in it that does not fit, at once.
    """
    return read_meeting_record(
        path, lambda tables, record: _misfits(tables, record, session, today)
    )


def refuse_unfinished(path: Path, record: MeetingRecord) -> None:
    """Refuse a record that does not say all that it has to say.

    Raises:
        WrongUseError: it says nothing of a referral, or of what the family was told, or no reason.
    """
    if names := " and ".join(record.lacking):
        fact = f"does not say all that a record has to say: it has no {names}"
        raise WrongUseError(Problem(str(path), fact, "Run it in a terminal to be asked for it."))


def keep_record(
    path: Path, record: MeetingRecord, session: Path, moment: datetime, first: int | None = None
) -> Path:
    """Keep a whole record beside its session, never over another file, and return where it is.

    `first` is the next number of the case's ledger.

    Raises:
        WrongUseError: another record of that meeting is kept there, and says something else.
        UnusableFileError: it cannot be written there.
    """
    there = _there_already(path, record, session)
    if there is not None:
        return there
    whole = record if record.is_finished else finished_at(record, moment, first)
    place = _place(path, session)
    with open_file(place, seen_in(place) if place == path else None) as file:
        file.write(kept_bytes(place, whole))
    return place


def _there_already(path: Path, record: MeetingRecord, session: Path) -> Path | None:
    """Return where that record is kept already, None where it is kept nowhere yet."""
    same = (record.meeting.session, record.day)
    for kept in records_in(session.absolute().parent):
        held = kept.record
        if not held.is_finished or (held.meeting.session, held.day) != same:
            continue
        if said_digest(held) == said_digest(record):
            return kept.path
        if kept.path.resolve() != path.resolve():
            fact = f"is kept already, and says something else of the meeting than {path}"
            remedy = "Put right the one that is kept, or take it away first."
            raise WrongUseError(Problem(str(kept.path), fact, remedy))
    return None


def _place(path: Path, session: Path) -> Path:
    """Return where a record is kept: where it is, or beside its session under a new name."""
    is_beside = path.absolute().parent.resolve() == session.absolute().parent.resolve()
    if is_beside and is_meeting_record(path):
        return path
    usual = usual_place(session)
    return usual if seen_in(usual) is None and not usual.is_symlink() else beside(usual)


def _misfits(
    tables: Tables, record: MeetingRecord, session: Session, today: date
) -> Iterator[Problem]:
    """Yield what a record says that cannot be of a meeting about that session."""
    given, own = record.case.given, session.case.given
    if given != own:
        fact = f"is about {quoted(record.case.reference)}, not {quoted(session.case.reference)}"
        yield Problem(tables.place(("case", "reference")), fact, "Give the session of that case.")
    if record.meeting.session != session.session.id:
        remedy = f"Give that session, or write {session.session.id} here if it is this one."
        yield Problem(tables.place(("meeting", "session")), "is another session", remedy)
    if record.day > today:
        fact = f"is {day_words(record.day)}, which has not come yet"
        yield Problem(tables.place(("meeting", "held")), fact, "Put the day right.")
    yield from _not_listed(tables, record, session)
    yield from _too_soon(tables, record)


def _not_listed(tables: Tables, record: MeetingRecord, session: Session) -> Iterator[Problem]:
    labels = {each.id: each.label for each in session.entries if each.removed is None}
    known = ", ".join(f"{entry} ({label})" for entry, label in labels.items())
    remedy = f"Use one of: {known}." if known else "Leave it out."
    for place, row in enumerate(record.decided):
        for about in row.about:
            if about not in labels:
                fact = f"{quoted(about)} is not listed in the session"
                yield Problem(tables.place(("decided", place)), fact, remedy)


def _too_soon(tables: Tables, record: MeetingRecord) -> Iterator[Problem]:
    fact = f"is before the day of the meeting, {day_words(record.day)}"
    places: dict[Loc, date | None] = {("meeting", "again"): record.meeting.again}
    places |= {("decided", place, "by"): row.by for place, row in enumerate(record.decided)}
    for loc, day in places.items():
        if day is not None and day < record.day:
            yield Problem(tables.place(loc), fact, "Put the day right.")
