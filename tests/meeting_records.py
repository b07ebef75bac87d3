"""Records of meetings for tests: what was decided, on a day that a test names."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import CaseReference
from ehe_check.over_time.ledger import Agreed, AgreedAt
from ehe_check.over_time.meeting_record import (
    FamilyTold,
    MeetingHeld,
    MeetingRecord,
    ReferralToday,
    finished_at,
)
from tests.decided_rows import event, to_do
from tests.supervised import SESSION

HELD = date(2026, 11, 20)


def decision(number: int = 1, text: str = "Write.", on: date = HELD, **given: Any) -> DecidedRow:  # noqa: ANN401 (any field of a decision)
    """A decision of a meeting."""
    return to_do(text, f"meeting-{on.isoformat()}-{number}", **given)


def with_one_more(record: MeetingRecord, more: DecidedRow) -> MeetingRecord:
    """A record in which one more thing was decided, whatever it said when it was finished."""
    return record.model_copy(update={"decided": (*record.decided, more)})


def agreed_at_a_meeting(number: int = 1, text: str = "Weigh.", **given: Any) -> Agreed:  # noqa: ANN401 (any field of what was agreed)
    """What a meeting decided, in the words of those who were there."""
    fields: dict[str, Any] = {"status": AgreedStatus.NEW, "at": AgreedAt.MEETING, "on": HELD}
    key = f"meeting-2026-11-20-{number}"
    return event(**fields | {"key": key, "text": text or None, "who": "nurse", **given})


def met(
    *decisions: DecidedRow,
    on: date = HELD,
    session: str = SESSION,
    reference: str = "EHE-TEST",
    at: time = time(15),
    is_draft: bool = False,
    **held: Any,  # noqa: ANN401 (anything that is said of the meeting)
) -> MeetingRecord:
    """The record of a meeting on a day, whole and finished that day unless it is a draft."""
    record = MeetingRecord(
        case=CaseReference(reference=reference),
        meeting=MeetingHeld(session=session, held=on, **held),
        referral=ReferralToday(today=True, by="named nurse"),
        family=FamilyTold(told=False, why="Not before social care says how."),
        decided=decisions,
    )
    return record if is_draft else finished_at(record, datetime.combine(on, at, UTC))
