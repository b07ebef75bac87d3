"""Supervisions and records of meetings as files, beside the sessions, and what is wrong in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from ehe_check.case.session import FORMAT
from ehe_check.case.session_file import MEETING_ENDING, is_meeting_record
from ehe_check.errors import Problem, UnusableFileError, quoted
from ehe_check.files.checked import Loc
from ehe_check.files.folders import toml_files
from ehe_check.files.kept import KeptFile, Tables, lacks, read_kept
from ehe_check.over_time.meeting_record import OF_A_MEETING, MeetingRecord, is_of_a_meeting
from ehe_check.over_time.side import instant
from ehe_check.over_time.supervision import Supervision


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
    return read_kept(Supervision, path, of_format=FORMAT, is_another=is_another, faults=_twice)


def in_order(several: Iterable[Supervision]) -> tuple[Supervision, ...]:
    """Return supervisions in the order in which they were finished, each once."""
    by_id = {each.supervision.id: each for each in several}
    return tuple(sorted(by_id.values(), key=ended))


def ended(supervision: Supervision) -> datetime:
    """Return when a supervision was finished, or was begun where it is not."""
    return instant(supervision.supervision.finished or supervision.supervision.started)


def last_saved(draft: Supervision) -> datetime:
    """Return when an unfinished supervision was saved last, or was begun."""
    return instant(draft.supervision.saved or draft.supervision.started)


def _twice(tables: Tables, supervision: Supervision) -> Iterator[Problem]:
    """Yield a problem for each decision, reflection, day or way that is there a second time."""
    decided, reflections = enumerate(supervision.decided), enumerate(supervision.reflections)
    names = [("decided", n, str(ref)) for n, row in decided for ref in row.refs]
    names += [("reflections", n, one.question) for n, one in reflections]
    names += [("days", n, day.about) for n, day in enumerate(supervision.days)]
    names += [("ways", n, str(way.number)) for n, way in enumerate(supervision.ways)]
    seen: set[tuple[str, str]] = set()
    for table, number, name in names:
        if (table, name) in seen:
            place = tables.place((table, number))
            yield Problem(place, f"{quoted(name)} stands there twice", "Keep one of the two.")
        seen.add((table, name))


Misfits: TypeAlias = Callable[[Tables, MeetingRecord], Iterable[Problem]]

_NEEDS_A_REASON = "Add why = ..., so that whoever reads it next can tell."


@dataclass(frozen=True)
class KeptRecord:
    """A meeting's record, and the file in which it is kept."""

    path: Path
    record: MeetingRecord


def read_meeting_record(path: Path, misfits: Misfits = lambda *_: ()) -> KeptFile[MeetingRecord]:
    """Read a meeting's record; a key that is not known is kept, and named once.

    `misfits` says what it must not say beside that.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """

    def faults(tables: Tables, record: MeetingRecord) -> Iterator[Problem]:
        yield from _faults(tables, record)
        yield from misfits(tables, record)

    return read_kept(MeetingRecord, path, of_format=FORMAT, is_another=_is_another, faults=faults)


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
    is_session = "session" in tables.raw
    fact = "is a session" if is_session else "is no record of a meeting: it has no [meeting]"
    return Problem(str(tables.path), fact, "Give the record of the meeting.")


def _faults(tables: Tables, record: MeetingRecord) -> Iterator[Problem]:
    """Yield what a record must not say, though each of its values is rightly shaped."""
    seen, example = set[str](), f"{OF_A_MEETING}{record.day.isoformat()}-1"
    for place, row in enumerate(record.decided):
        loc: Loc = ("decided", place)
        if row.key in seen:
            remedy = "Give each decision a key of its own."
            yield Problem(tables.place(loc), f"{quoted(row.key)} stands there twice", remedy)
        seen.add(row.key)
        if record.is_finished and not is_of_a_meeting(row.key, record.day):
            remedy = f"Write it as {example}, with a number of its own for each decision."
            yield Problem(tables.place((*loc, "key")), "is not of this meeting", remedy)
        is_to_be_asked = record.meeting.started is not None and not record.is_finished
        if not (row.words.strip() or is_to_be_asked):
            yield Problem(tables.place((*loc, "text")), "is empty", "Say what was decided.")
    if record.is_finished:  # every draft opens: what it still lacks is asked for
        yield from _without_a_reason(tables, record)


def _without_a_reason(tables: Tables, record: MeetingRecord) -> Iterator[Problem]:
    if record.referral is not None and record.referral.lacks_a_reason:
        yield Problem(tables.place(("referral",)), "says no without a reason", _NEEDS_A_REASON)
    if record.family is not None and record.family.lacks_a_reason:
        yield Problem(tables.place(("family",)), "says not yet without a reason", _NEEDS_A_REASON)
