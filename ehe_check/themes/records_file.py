"""Records of supervisions and meetings as the counts see them: was a meeting decided on, and held?

Only what is counted is read, so that many files are read fast; drafts count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ehe_check.case.session_file import is_meeting_record
from ehe_check.errors import Problem
from ehe_check.files.toml import read_toml
from ehe_check.over_time.history import Agreed, AgreedAt, AgreedStatus
from ehe_check.over_time.lives import is_to_call
from ehe_check.over_time.meeting_record import OF_A_MEETING
from ehe_check.themes.case_marks import case_mark, utc
from ehe_check.themes.count import SetAside
from ehe_check.themes.sightings_file import keys_in, to_come
from ehe_check.themes.themes import RecordSeen

_DECIDED = frozenset({"yes", "held"})
_STATUSES = frozenset(AgreedStatus)


def seen_in_record(
    raw: Mapping[str, Any], path: Path, today: date
) -> RecordSeen | SetAside | Problem:
    """Return what the record of a supervision or a meeting adds to the counts."""
    match raw:
        case {
            "case": {"reference": str(reference)},
            "meeting": {"session": str(session), "held": date() as day, "finished": datetime()},
        } if is_meeting_record(path):
            record = RecordSeen(case_mark(reference, session), meeting_was_held=True)
        case {
            "case": {"reference": str(reference)},
            "supervision": {"finished": datetime() as finished},
            "session": {"id": str(session)},
        } if not is_meeting_record(path):
            day = utc(finished).date()
            said, keys = _said_of_meeting(raw), keys_in(raw.get("points"))
            is_decided = said in _DECIDED or any(map(is_to_call, keys))
            record = RecordSeen(case_mark(reference, session), is_decided, said == "held")
        case _:
            return SetAside.OTHER
    return to_come(path) if day > today else record


def _said_of_meeting(raw: Mapping[str, Any]) -> str:
    match raw.get("meeting"):
        case {"answer": str(answer)}:
            return answer
        case _:
            return ""


def agreed_in_records(paths: Iterable[Path]) -> Iterator[Agreed]:
    """Yield what finished records of a case say of decisions, without anybody's words.

    Raises:
        UnusableFileError: one cannot be read.
    """
    for path in paths:
        match read_toml(path):
            case {
                "meeting": {"session": str(session), "held": date() as day, "finished": datetime()},
                "decisions": list(rows),
            } if is_meeting_record(path):
                yield from _decided(rows, session, day)
            case {
                "supervision": {"finished": datetime() as finished},
                "session": {"id": str(session)},
                "points": list(rows),
            } if not is_meeting_record(path):
                yield from _agreed(rows, session, finished)
            case _:
                pass


def _decided(rows: Iterable[object], session: str, day: date) -> Iterator[Agreed]:
    for row in rows:
        match row:
            case {"number": int(number), **rest}:
                yield Agreed(
                    key=f"{OF_A_MEETING}{day.isoformat()}-{number}",
                    status=AgreedStatus.NEW,
                    on=day,
                    about=_about(rest),
                    session=session,
                    at=AgreedAt.MEETING,
                    in_own_words=True,
                )
            case _:
                pass


def _agreed(rows: Iterable[object], session: str, finished: datetime) -> Iterator[Agreed]:
    for row in rows:
        match row:
            case {"key": str(key), "status": str(status), **rest} if status in _STATUSES:
                yield Agreed(
                    key=key,
                    status=AgreedStatus(status),
                    on=finished.date(),
                    about=_about(rest),
                    session=session,
                    in_own_words=bool(rest.get("action")),
                    moment=finished,
                )
            case _:
                pass


def _about(row: Mapping[Any, object]) -> str | None:
    about = row.get("about")
    return about if isinstance(about, str) else None
