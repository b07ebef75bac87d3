"""Changes to the answers of a finished session, each with its reason."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.ask.case.alert import remind
from ehe_check.ask.case.list_of_questions import pick_to_amend
from ehe_check.ask.case.one_step import ask_step
from ehe_check.ask.case.talk import CaseTalk, save_nothing
from ehe_check.ask.moves import BACK_OR_LEAVE, Move
from ehe_check.ask.put import ask_text
from ehe_check.ask.reply import Moved, Wrote
from ehe_check.ask.typed_text import NO_NAMES, PLEASE_GO_BACK, as_kept, nudge
from ehe_check.case.walk import Step
from ehe_check.over_time.side import session_day
from ehe_check.page.dates import day_words
from ehe_check.sheet.amended import amended, differs

OF_ITS_DAY = (
    "This is the session of {day}. Answer as it was on that day: what has come to be since belongs "
    "in a new session."
)
_LISTS = "A finished session keeps its lists. To change them, go on from it in a new session."


def amend(talk: CaseTalk) -> None:
    """Let answers be changed, one after another.

    What stands is said first. Each change is tried apart from the session and saved with its
    reason, or not at all: an edit that is discarded leaves no trace. It is read as of the day of
    the session, of which it speaks.

    Raises:
        PersonLeftError: the person leaves; what was changed with a reason is saved.
    """
    remind(talk)
    day = session_day(talk.session)
    if day != talk.today:
        talk.asker.say(OF_ITS_DAY.format(day=day_words(day)))
    while isinstance(picked := pick_to_amend(talk), Step):
        _amend_one(talk, picked)


def _amend_one(talk: CaseTalk, step: Step) -> None:
    trial = replace(
        talk,
        today=session_day(talk.session),
        save=save_nothing,
        is_trial=True,
        half={},
        past=[],
    )
    if step.question.lists is not None or ask_step(trial, step) == Moved(Move.LISTS):
        talk.asker.say(_LISTS)
    elif not differs(talk.answers, trial.answers):
        talk.asker.say("Nothing has changed.")
    elif (reason := _reason(talk)) is None:
        talk.asker.say("Nothing was changed.")
    else:
        talk.told = trial.told
        talk.keep_session(amended(talk.bank, talk.session, trial.answers, talk.now(), reason))


def _reason(talk: CaseTalk) -> str | None:
    while True:
        reply = talk.put(
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
            nudge(talk.asker, reason, PLEASE_GO_BACK)
            return reason
        talk.asker.say("A reason is needed. Go back to leave the answer as it was.")
