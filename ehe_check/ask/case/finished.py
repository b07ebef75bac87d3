"""Changes to a finished session: answers, each with its reason, and that a HOLD has ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeAlias

from ehe_check.ask.case.alert import news_of, remind
from ehe_check.ask.case.interview import Interview, save_nothing
from ehe_check.ask.case.list_of_questions import pick_to_amend
from ehe_check.ask.case.lists import KEEPS_ITS_LISTS
from ehe_check.ask.case.step import ask_step
from ehe_check.ask.form import Form
from ehe_check.ask.form_field import YES_OR_NO, FormField, form_bank
from ehe_check.ask.plain_text import NO_NAMES, PLEASE_GO_BACK, as_kept, nudge
from ehe_check.ask.put import Asker, Choice, PersonLeftError, ask_text
from ehe_check.ask.reply import BACK_OR_LEAVE, Move, Moved, Wrote
from ehe_check.case.session import HoldEnded, RecordedHold
from ehe_check.case.walk import Step
from ehe_check.files.exact import Day, Keeping, Mark
from ehe_check.over_time.side import session_day
from ehe_check.page.dates import day_words
from ehe_check.page.own import NOTHING, Own
from ehe_check.sheet.amended import amended, differs


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
        interview.asker.say(
            f"This is the session of {day_words(day)}. Answer as it was on that day: what has "
            "come to be since belongs in a new session."
        )
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
        _walk=None,
    )
    try:
        if step.question.lists is not None or ask_step(trial, step) == Moved(Move.LISTS):
            interview.asker.say(KEEPS_ITS_LISTS)
        elif not differs(interview.answers, trial.answers):
            interview.asker.say("Nothing has changed.")
        elif (reason := _reason(interview)) is None:
            interview.asker.say("Nothing was changed.")
        else:
            _keep(interview, trial, reason)
    except PersonLeftError:
        if news_of(interview, trial.answers).is_any:
            _keep(interview, trial, "Not said: whoever changed it stopped there to act.")
            interview.asker.say(
                "The change is kept. Its reason was not said yet, and the file says so."
            )
        raise


def _keep(interview: Interview, trial: Interview, reason: str) -> None:
    interview.told = trial.told
    interview.keep_session(
        amended(interview.bank, interview.session, trial.answers, interview.now(), reason)
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


# That the reason for a HOLD on record has ended: why, and who agreed to it on which day.

BANK = form_bank("hold-ended")


class HoldEnding(Keeping):
    """What is said of the end of a HOLD so far; `which` is its place among those that stand."""

    which: str = ""
    lead: Mark | None = None
    person: Mark | None = None
    why: Own = NOTHING
    on: Day | None = None
    ends: Mark | None = None


Field: TypeAlias = FormField[HoldEnding]
Holds: TypeAlias = Sequence[tuple[RecordedHold, str]]


def ask_end_of_hold(asker: Asker, today: date, holds: Holds, person: str = "") -> HoldEnded | None:
    """Ask whether the reason for a HOLD has ended; None where HOLD stands.

    `holds` stand on record, each with its reason in words; `person` is whom else HOLD names.

    Raises:
        PersonLeftError: somebody chose to leave; nothing was changed.
    """
    form = Form(asker, today, HoldEnding(), lambda said: said, partial(_fields, holds, person))
    form.fill()
    said = form.record
    if not said.ends or said.on is None:
        return None
    hold, _ = holds[int(said.which or 0)]
    agreed = tuple(filter(None, ("the safeguarding lead", person)))
    return HoldEnded(reason=hold.reason, on=hold.on, ended=said.on, why=said.why, agreed=agreed)


def _fields(holds: Holds, person: str, said: HoldEnding) -> Iterator[Field]:
    """Yield what is asked: nothing more once somebody has not agreed."""
    if len(holds) > 1:
        days = (f"Of {day_words(hold.on)}: {reason}" for hold, reason in holds)
        which = tuple(Choice(f"{place}", words) for place, words in enumerate(days))
        yield Field("which", BANK["which"], at=("which",), choices=which)
        if not said.which:
            return
    hold, reason = holds[int(said.which or 0)]
    lead = BANK["lead"].filled(day=day_words(hold.on), reason=reason)
    yield Field("lead", lead, at=("lead",), means=YES_OR_NO)
    if not said.lead:
        return
    if person:
        named = BANK["person"].filled(person=person)
        yield Field("person", named, at=("person",), means=YES_OR_NO)
        if not said.person:
            return
    yield Field("why", BANK["why"], at=("why",))
    yield Field("on", BANK["on"], at=("on",), fault=partial(_too_soon, hold))
    yield Field("end", BANK["end"], at=("ends",), means={"end": True, "keep": False})


def _too_soon(hold: RecordedHold, day: date) -> str:
    return f"That is before the HOLD of {day_words(hold.on)}." if day < hold.on else ""
