"""Outcomes: what a finished session keeps of its sheet, and what it tells of the advice then."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.advice.prompts import FIND_OUT
from ehe_check.case.session import Outcome, Session
from ehe_check.over_time.side import session_day
from ehe_check.sheet.sheet import AdviceThen, PromptSheet


def outcome_of(sheet: PromptSheet, answers_sha256: str) -> Outcome:
    """Return the outcome of a sheet; ids only, no words that anybody typed."""
    return Outcome(
        urgency=sheet.urgency,
        meeting=sheet.recommendation.meeting,
        raised=_unique(prompt.id for prompt in sheet.raised if not prompt.id.endswith(FIND_OUT)),
        statements=_unique(statement for prompt in sheet.raised for statement in prompt.statements),
        not_known=_unique(why.question for why in sheet.answered if why.is_not_known),
        only_parent=_unique(prompt.id for prompt in sheet.raised if prompt.only_source_is_parent),
        answers_sha256=answers_sha256,
    )


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


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
