"""Supervisions and records of meetings as files beside the sessions, and what is wrong in one.

A meeting's record that is given or typed in has to fit its session; it is kept beside that, where
supervision and the next session look for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ehe_check.case.session import FORMAT, CaseReference, Session
from ehe_check.case.session_file import MEETING_ENDING, is_meeting_record
from ehe_check.errors import Problem, UnusableFileError, WrongUseError, quoted
from ehe_check.files.checked import Loc
from ehe_check.files.folders import toml_files, unused
from ehe_check.files.kept import KeptFile, Tables, kept_bytes, lacks, read_kept, twice
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.files.whole_files import taken_anywhere
from ehe_check.over_time.meeting_record import (
    OF_A_MEETING,
    MeetingHeld,
    MeetingRecord,
    finished_at,
    is_of_a_meeting,
    said_digest,
)
from ehe_check.over_time.side import instant
from ehe_check.over_time.supervision import Supervision
from ehe_check.page.dates import day_words


@dataclass(frozen=True)
class KeptSupervision:
    """A supervision, and the file in which it is kept."""

    path: Path
    supervision: Supervision


def read_supervision(path: Path) -> KeptFile[Supervision]:
    """Read a supervision file; a key that is not known is kept, and named once.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    is_another = lacks("[supervision]", "supervision", "Give a file that supervise has saved.")
    return read_kept(Supervision, path, of_format=FORMAT, is_another=is_another, faults=_said_twice)


def in_order(several: Iterable[Supervision]) -> tuple[Supervision, ...]:
    """Return supervisions in the order in which they were finished, each once."""
    by_id = {each.supervision.id: each for each in several}
    return tuple(sorted(by_id.values(), key=ended))


def ended(supervision: Supervision) -> datetime:
    """Return when a supervision was finished; of a draft, when it was saved last or begun."""
    held = supervision.supervision
    return instant(held.finished or held.saved or held.started)


def _said_twice(tables: Tables, supervision: Supervision) -> Iterator[Problem]:
    """Yield a problem for each decision, reflection, day or way that is there a second time."""
    decided, reflections = enumerate(supervision.decided), enumerate(supervision.reflections)
    names = [("decided", n, str(ref)) for n, row in decided for ref in row.refs]
    names += [("reflections", n, one.question) for n, one in reflections]
    names += [("days", n, day.about) for n, day in enumerate(supervision.days)]
    names += [("ways", n, str(way.number)) for n, way in enumerate(supervision.ways)]
    facts = (((table, number), _is_there_twice(name)) for table, number, name in names)
    return twice(tables, facts, "Keep one of the two.")


def _is_there_twice(name: str) -> str:
    return f"{name!r} stands there twice"


_NEEDS_A_REASON = "Add why = ..., so that whoever reads it next can tell."


@dataclass(frozen=True)
class KeptRecord:
    """A meeting's record, and the file in which it is kept."""

    path: Path
    record: MeetingRecord


def read_meeting_record(
    path: Path, faults: Callable[[Tables, MeetingRecord], Iterable[Problem]] | None = None
) -> KeptFile[MeetingRecord]:
    """Read a meeting's record; a key that is not known is kept, and named once.

    `faults` say what it must not say, where that is more than what no record may.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    return read_kept(
        MeetingRecord,
        path,
        of_format=FORMAT,
        is_another=_is_another,
        faults=faults or _faults,
    )


def records_in(folder: Path) -> Iterator[KeptRecord]:
    """Yield the records of meetings in a folder; one that cannot be read is passed over."""
    for found in toml_files([folder]):
        if isinstance(found, Path) and is_meeting_record(found):
            with suppress(UnusableFileError):
                yield KeptRecord(found, read_meeting_record(found).value)


def usual_place(session: Path) -> Path:
    """Return where the record of a meeting about a session is looked for first."""
    return session.with_name(session.name.removesuffix(".toml") + MEETING_ENDING)


def _is_another(tables: Tables) -> Problem | None:
    """Return why a file holds no meeting's record, where it does not so much as begin one."""
    if "meeting" in tables.raw and "session" not in tables.raw:
        return None
    kinds = {"supervision": "is a supervision", "session": "is a session"}
    kind = next((fact for key, fact in kinds.items() if key in tables.raw), None)
    fact = kind or "is no record of a meeting: it has no [meeting]"
    return Problem(str(tables.path), fact, "Give the record of the meeting.")


def _faults(tables: Tables, record: MeetingRecord) -> Iterator[Problem]:
    """Yield what a record must not say, though each of its values is rightly shaped."""
    rows = enumerate(record.decided)
    keys = ((("decided", place), _is_there_twice(row.key)) for place, row in rows)
    yield from twice(tables, keys, "Give each decision a key of its own.")
    example = f"{OF_A_MEETING}{record.day.isoformat()}-1"
    for place, row in enumerate(record.decided):
        loc: Loc = ("decided", place)
        if record.is_finished and not is_of_a_meeting(row.key, record.day):
            remedy = f"Write it as {example}, with a number of its own for each decision."
            yield Problem(tables.place((*loc, "key")), "is not of this meeting", remedy)
        is_to_be_asked = record.meeting.started is not None and not record.is_finished
        if not (row.words.strip() or is_to_be_asked):
            yield Problem(tables.place((*loc, "text")), "is empty", "Say what was decided.")
    if record.is_finished:  # every draft opens: what it still lacks is asked for
        yield from _without_a_reason(tables, record)


def _without_a_reason(tables: Tables, record: MeetingRecord) -> Iterator[Problem]:
    said = (("referral", record.referral, "no"), ("family", record.family, "not yet"))
    for table, each, no in said:
        if each is not None and each.lacks_a_reason:
            yield Problem(tables.place((table,)), f"says {no} without a reason", _NEEDS_A_REASON)


# Of one session: whether it fits it, and where it is kept.


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
        path,
        lambda tables, record: (
            *_faults(tables, record),
            *_misfits(tables, record, session, today),
        ),
    )


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
    return unused(usual.with_name(taken_anywhere(usual.name)))


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
