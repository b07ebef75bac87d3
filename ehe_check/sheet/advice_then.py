"""Advice then: what a sheet advised on the day its file keeps, beside what it advises now."""

from __future__ import annotations

from ehe_check.case.session import Outcome, Session
from ehe_check.over_time.side import session_day
from ehe_check.sheet.sheet import AdviceThen


def advice_kept(session: Session, outcome: Outcome | None) -> AdviceThen | None:
    """Return what its sheet advised when it was finished, or last amended."""
    if outcome is None:
        return None
    days = (session_day(session), *(change.at.date() for change in session.amendments))
    return AdviceThen(max(days), outcome.urgency)


def advised_before_deciding(session: Session, outcome: Outcome | None) -> AdviceThen | None:
    """Return what was advised when the practitioner decided, None where the file cannot tell.

    An amendment works the outcome out anew, so after one it says nothing of that day.
    """
    if session.decision is None:
        return None
    level = session.decision.advised
    if level is None and outcome is not None and not session.amendments:
        level = outcome.urgency
    return None if level is None else AdviceThen(session_day(session), level)
