"""Changes to the answers of a finished session, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ehe_check.ask.case.active_concerns import news_of
from ehe_check.ask.case.alert import remind
from ehe_check.ask.case.grid import ask_step
from ehe_check.ask.case.interview import Interview, save_nothing
from ehe_check.ask.case.list_of_questions import pick_to_amend
from ehe_check.ask.plain_text import NO_NAMES, PLEASE_GO_BACK, as_kept, nudge
from ehe_check.ask.put import PersonLeftError, ask_text
from ehe_check.ask.reply import BACK_OR_LEAVE, Move, Moved, Wrote
from ehe_check.case.walk import Step
from ehe_check.over_time.side import session_day
from ehe_check.page.dates import day_words
from ehe_check.sheet.amended import amended, differs

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation

OF_ITS_DAY = (
    "This is the session of {day}. Answer as it was on that day: what has come to be since belongs "
    "in a new session."
)
_NOT_SAID = "Not said: whoever changed it stopped there to act."
_KEPT = "The change is kept. Its reason was not said yet, and the file says so."
_LISTS = "A finished session keeps its lists. To change them, go on from it in a new session."


def amend(interview: Interview) -> None:
    """Let answers be changed, one after another.

    What stands is said first. Each change is tried apart from the session and saved with its
    reason, or not at all: an edit that is discarded leaves no trace. It is read as of the day of
    the session, of which it speaks.

    Raises:
        PersonLeftError: the person leaves; what was changed with a reason is saved, and so is a
            change that calls for something at once.
    """
    remind(interview)
    day = session_day(interview.session)
    if day != interview.today:
        interview.asker.say(OF_ITS_DAY.format(day=day_words(day)))
    while isinstance(picked := pick_to_amend(interview), Step):
        _amend_one(interview, picked)


def _amend_one(interview: Interview, step: Step) -> None:
    trial = replace(
        interview,
        today=session_day(interview.session),
        save=save_nothing,
        is_trial=True,
        half={},
        past=[],
    )
    try:
        if step.question.lists is not None or ask_step(trial, step) == Moved(Move.LISTS):
            interview.asker.say(_LISTS)
        elif not differs(interview.answers, trial.answers):
            interview.asker.say("Nothing has changed.")
        elif (reason := _reason(interview)) is None:
            interview.asker.say("Nothing was changed.")
        else:
            _keep(interview, trial, reason)
    except PersonLeftError:
        if news_of(interview, trial.answers).is_any:
            _keep(interview, trial, _NOT_SAID)
            interview.asker.say(_KEPT)
        raise


def _keep(interview: Interview, trial: Interview, reason: str) -> None:
    interview.told = trial.told
    interview.keep_session(
        amended(interview.bank, interview.session, trial.answers, interview.now(), reason)
    )


def has_grown(before: Recommendation, now: Recommendation) -> bool:
    """Say whether advice calls for more than it did: sooner, of more people, or under HOLD."""
    return (
        now.urgency.place > before.urgency.place
        or now.meeting.place > before.meeting.place
        or not set(now.routes) <= set(before.routes)
        or (now.hold and not before.hold)
    )


def _reason(interview: Interview) -> str | None:
    while True:
        reply = interview.put(
            ask_text(
                "amendment reason",
                "Why is this changed? The old answer and your reason stay in the file.",
                placeholder=NO_NAMES,
                moves=BACK_OR_LEAVE,
            )
        )
        if not isinstance(reply, Wrote):
            return None
        if reason := as_kept(reply.text):
            nudge(interview.asker, reason, PLEASE_GO_BACK)
            return reason
        interview.asker.say("A reason is needed. Go back to leave the answer as it was.")
