"""Records of meetings for tests: what was decided, on a day that a test names."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from ehe_check.case.session import CaseReference
from ehe_check.over_time.history import Agreed, AgreedAt, AgreedStatus
from ehe_check.over_time.meeting_record import (
    FamilyTold,
    MeetingDecision,
    MeetingHeld,
    MeetingRecord,
    ReferralToday,
    finished_at,
)
from ehe_check.page.own import Own
from tests.supervised import SESSION

HELD = date(2026, 11, 20)


def decision(number: int = 1, what: str = "Write.", **given: Any) -> MeetingDecision:  # noqa: ANN401 (any field of a decision)
    """A decision of a meeting."""
    return MeetingDecision(number=number, what=what, **given)


def with_one_more(record: MeetingRecord, more: MeetingDecision) -> MeetingRecord:
    """A record in which one more thing was decided, whatever it said when it was finished."""
    return record.model_copy(update={"decisions": (*record.decisions, more)})


def agreed_at_a_meeting(number: int = 1, text: str = "Weigh.", **given: Any) -> Agreed:  # noqa: ANN401 (any field of what was agreed)
    """What a meeting decided, in the words of those who were there."""
    fields: dict[str, Any] = {"status": AgreedStatus.NEW, "at": AgreedAt.MEETING, "on": HELD}
    fields |= {"who": Own("nurse"), "in_own_words": True, **given}
    return Agreed(key=f"meeting-2026-11-20-{number}", text=Own(text), **fields)


def met(
    *decisions: MeetingDecision,
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
        decisions=decisions,
    )
    return record if is_draft else finished_at(record, datetime.combine(on, at, UTC))
