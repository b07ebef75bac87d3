"""Files as the program writes them, put where a test wants them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from ehe_check.case.session import CaseReference, Session
from ehe_check.files.kept import bare_bytes, kept_bytes
from ehe_check.files.whole_files import write_bytes
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.over_time.supervision import Supervision
from ehe_check.quiz.room import Room
from tests.worked import worked_case


def write_session(path: Path, session: Session) -> None:
    write_bytes(path, kept_bytes(path, session))


def write_worked(name: str, file: str, on: date, **given: object) -> Session:
    """Write a worked case as a session that was finished on a day, and return it."""
    moment, session = datetime.combine(on, time(9), UTC), worked_case(name).session
    number = f"{'-'.join(Path(file).with_suffix('').parts):0<16}"
    marks = {"id": number, "started": moment, "finished": moment, "saved": moment}
    sitting = session.session.model_copy(update=marks)
    case = CaseReference(reference="EHE-1")
    whole = session.model_copy(update={"session": sitting, "case": case, **given})
    write_session(Path(file), whole)
    return whole


def write_draft(name: str, file: str, reference: str) -> None:
    """Write a worked case as a session of which every question is answered, and no page read."""
    session = worked_case(name).session
    sitting = session.session.model_copy(update={"id": "d" * 16})
    given = {"case": CaseReference(reference=reference), "session": sitting}
    write_session(Path(file), session.model_copy(update=given))


def write_supervision(path: Path, supervision: Supervision) -> None:
    write_bytes(path, kept_bytes(path, supervision))


def write_meeting_record(path: Path, record: MeetingRecord) -> None:
    write_bytes(path, kept_bytes(path, record))


def write_room(path: Path, room: Room) -> None:
    write_bytes(path, bare_bytes(path, room))
