"""Records of supervisions and meetings as the counts see them: was a meeting decided on, and held?

Only what is counted is read, so that many files are read fast; drafts count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ehe_check.case.session_file import is_meeting_record
from ehe_check.errors import Problem
from ehe_check.over_time.ledger import is_to_call
from ehe_check.themes.case_marks import case_mark, utc
from ehe_check.themes.count import SetAside
from ehe_check.themes.themes import RecordSeen

_DECIDED = frozenset({"yes", "held"})


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
            said, keys = _said_of_meeting(raw), keys_in(raw.get("decided"))
            is_decided = said in _DECIDED or (not said and any(map(is_to_call, keys)))
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


def keys_in(rows: object) -> Iterator[str]:
    """Yield the keys of decisions that rows of a file are about."""
    for row in rows if isinstance(rows, list) else ():
        match row:
            case {"key": str(key)}:
                yield key
            case _:
                pass


def to_come(path: Path) -> Problem:
    """Return that a file bears a day that has not come yet."""
    fact = "was finished on a day that has not come yet, and is not counted"
    return Problem(str(path), fact, "Put the day right in it, or give the day with --today.")
