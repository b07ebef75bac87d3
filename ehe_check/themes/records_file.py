"""Records of supervisions and meetings as the counts see them: was a meeting decided on, and held?

Only what is counted is read, so that many files are read fast; drafts count for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ehe_check.case.session_file import is_meeting_record
from ehe_check.errors import Problem
from ehe_check.over_time.lives import is_to_call
from ehe_check.themes.case_marks import case_mark, utc
from ehe_check.themes.count import SetAside
from ehe_check.themes.sightings_file import keys_in, to_come
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
