"""Amending: changing answers of a finished session, each change with its reason."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.ask.case.alert import remind
from ehe_check.ask.case.interview import ask_step
from ehe_check.ask.case.look_over import pick_to_amend
from ehe_check.ask.case.one_question import nudge
from ehe_check.ask.case.talk import Walk
from ehe_check.ask.put import Move, Put, PutKind, Wrote
from ehe_check.case.session import Session
from ehe_check.case.walk import Step
from ehe_check.sheet.amended import amended, differs

_LISTS = "A finished session keeps its lists. To change them, go on from it in a new session."


def amend(walk: Walk) -> None:
    """Let answers be changed, one after another.

    What stands is said first. Each change is tried apart from the session and saved with its
    reason, or not at all: an edit that is discarded leaves no trace.

    Raises:
        PersonLeftError: the person leaves; what was changed with a reason is saved.
    """
    remind(walk)
    while isinstance(picked := pick_to_amend(walk), Step):
        _amend_one(walk, picked)


def _amend_one(walk: Walk, step: Step) -> None:
    trial = replace(walk, save=_keep_apart, is_trial=True, opened=set(), half_given={})
    if step.question.lists is not None or ask_step(trial, step) is Move.LISTS:
        walk.asker.say(_LISTS)
    elif not differs(walk.answers, trial.answers):
        walk.asker.say("Nothing has changed.")
    elif (reason := _reason(walk)) is None:
        walk.asker.say("Nothing was changed.")
    else:
        walk.keep_session(amended(walk.session, trial.answers, walk.now(), reason))


def _keep_apart(session: Session) -> None:
    """Save nothing: the change is only tried."""
    del session


def _reason(walk: Walk) -> str | None:
    while True:
        reply = walk.put(
            Put(
                kind=PutKind.TEXT,
                text="Why is this changed? The old answer and your reason stay in the file.",
                name="amendment reason",
                placeholder="no names, addresses or numbers that identify anyone",
                moves=frozenset({Move.BACK, Move.LEAVE}),
            )
        )
        if not isinstance(reply, Wrote):
            return None
        if reply.text.strip():
            nudge(walk, reply.text)
            return reply.text.replace("\r\n", "\n").strip()
        walk.asker.say("A reason is needed. Go back to leave the answer as it was.")
