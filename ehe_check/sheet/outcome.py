"""Outcomes: what a finished session keeps of its sheet, and what it tells of the advice then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ehe_check.advice.prompts import FIND_OUT
from ehe_check.advice.recommendation import Recommendation
from ehe_check.case.session import Outcome, SaidThen, Session, answers_digest
from ehe_check.over_time.side import session_day
from ehe_check.sheet.sheet import AdviceThen, PromptSheet


def session_finished(
    session: Session, sheet: PromptSheet, moment: datetime, at: datetime | None = None
) -> Session:
    """Return a session as it is finished at a moment, with what its sheet says.

    One that is amended keeps the moment at which it was finished first, and what was said then.
    """
    outcome = outcome_of(sheet, answers_digest(session))
    if at is not None:
        said = None if session.outcome is None else session.outcome.said
        outcome = outcome.model_copy(update={"said": said})
    sitting = session.session.model_copy(update={"finished": at or moment, "saved": moment})
    update = {"session": sitting, "outcome": outcome, "half_given": ()}
    return session.model_copy(update=update)


def outcome_of(sheet: PromptSheet, answers_sha256: str) -> Outcome:
    """Return the outcome of a sheet; ids and the bank's own words, none that anybody typed."""
    return Outcome(
        urgency=sheet.urgency,
        meeting=sheet.recommendation.meeting,
        raised=_unique(prompt.id for prompt in sheet.raised if not prompt.id.endswith(FIND_OUT)),
        statements=_unique(statement for prompt in sheet.raised for statement in prompt.statements),
        not_known=_unique(why.question for why in sheet.answered if why.is_not_known),
        only_parent=_unique(prompt.id for prompt in sheet.raised if prompt.only_source_is_parent),
        said=said_by(sheet.recommendation),
        answers_sha256=answers_sha256,
    )


def said_by(advice: Recommendation) -> SaidThen:
    """Return what a page says of some advice, to be kept: headlines, which lead nobody anywhere."""
    box = advice.box.title if advice.box is not None and advice.is_guarded else ""
    return SaidThen(headline=advice.title, urgency=advice.urgency, beneath=advice.beneath, box=box)


def advice_kept(session: Session, outcome: Outcome | None) -> AdviceThen | None:
    """Return what its sheet said when it was finished; else what it advised when last amended."""
    if outcome is None:
        return None
    said = outcome.said
    if said is not None and said.urgency is not None:
        return AdviceThen(session_day(session), said.urgency, said)
    days = (session_day(session), *(change.at.date() for change in session.amendments))
    return AdviceThen(max(days), outcome.urgency, said)


def advised_before_deciding(session: Session, outcome: Outcome | None) -> AdviceThen | None:
    """Return what was advised when the practitioner decided, None where the file cannot tell.

    An amendment works the level out anew, so after one only what was said then tells of that day.
    """
    if session.decision is None and session.decided_to is None:
        return None
    kept, day = advice_kept(session, outcome), session_day(session)
    then = kept if kept is not None and kept.day == day else None
    level = session.decision.advised if session.decision is not None else None
    level = level or (then.urgency if then is not None else None)
    if level is None:
        return None
    return AdviceThen(day, level, then.said if then is not None and then.urgency is level else None)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
