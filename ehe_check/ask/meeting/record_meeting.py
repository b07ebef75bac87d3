"""A meeting's record as it is typed in: its parts in order, from the first not settled yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ehe_check.ask.conversation import Conversation
from ehe_check.ask.meeting.after_decisions import ask_again, ask_family, ask_referral
from ehe_check.ask.meeting.record_talk import RecordTalk
from ehe_check.ask.moves import Move
from ehe_check.ask.who_asks import Ending, PersonLeftError
from ehe_check.over_time.meeting_record import MeetingDecision
from ehe_check.page.dates import day_words

_HELD = "On which day was the meeting held?"
_NOBODY = "whole"
_ABOUT_NOBODY = "Nobody alone: it is about the whole case"
_EMPTY = "Say what was decided, or go back."
_DecisionPart: TypeAlias = Callable[[RecordTalk, MeetingDecision], MeetingDecision | None]


def ask_held(talk: Conversation) -> date | None:
    """Ask on which day the meeting was held, before there is a record; None on going back.

    Raises:
        PersonLeftError: somebody chose to leave.
    """
    day = talk.past_day("held", _HELD, None, is_needed=True)
    return None if isinstance(day, Move) else day


def record_meeting(talk: RecordTalk) -> Ending:
    """Ask for everything that is not recorded yet, until it is said to be whole or left."""
    try:
        _go_through(talk)
        talk.finish()
    except PersonLeftError:
        return Ending.LEFT
    return Ending.FINISHED


def _go_through(talk: RecordTalk) -> None:
    place = next((n for n, part in enumerate(_PARTS) if not part.is_settled(talk)), len(_PARTS))
    while True:
        if place < len(_PARTS):
            place = max(0, place + (1 if _PARTS[place].ask(talk) else -1))
        elif _confirmed(talk):
            return
        else:
            place -= 1


def _confirmed(talk: RecordTalk) -> bool:
    text = "That is everything. Finishing keeps this record as it is. Finish now?"
    return talk.choose("finish", text, {"finish": "Finish this record"}) == "finish"


@dataclass(frozen=True)
class _Part:
    """One part of a record: how it is asked (False on going back), and when it was come to."""

    ask: Callable[[RecordTalk], bool]
    is_settled: Callable[[RecordTalk], bool]


def _held(talk: RecordTalk) -> bool:
    day = talk.past_day("held", _HELD, talk.record.day, is_needed=True)
    sooner = [each for each in talk.record.days_to_come if isinstance(day, date) and each < day]
    if sooner:
        talk.asker.say(f"Something here is to be done by {day_words(min(sooner))}, before that.")
    elif isinstance(day, date):
        talk.keep(talk.record.with_meeting(held=day))
    return not sooner


def _chair(talk: RecordTalk) -> bool:
    who = talk.text("chair", "Who chaired it, by role?", talk.record.meeting.chair)
    if who is None:
        return False
    talk.keep(talk.record.with_meeting(chair=who or None))
    return True


def _decisions(talk: RecordTalk) -> bool:
    talk.caution()
    while True:
        mine = {str(each.number): f"Change: {each.what}" for each in talk.record.decisions}
        text = "Is there another decision to record?" if mine else "Was anything decided?"
        choices = {"yes": "Yes, add one", "no": "No, go on", **mine}
        match talk.choose("decisions", text, choices):
            case None:
                return False
            case "no":
                return True
            case "yes":
                ask_decision(talk, talk.record.next_number())
            case number:
                _change(talk, int(number))


def _change(talk: RecordTalk, number: int) -> None:
    decision = talk.record.decision(number)
    text = f"Decision {number}: {decision.what if decision else ''}"
    choices = {"change": "Change it", "remove": "Take it away", "leave": "Leave it as it is"}
    match talk.choose("decision", text, choices):
        case "change":
            ask_decision(talk, number)
        case "remove":
            talk.keep(talk.record.without_decision(number))
        case _:
            return


_PARTS = (
    _Part(_held, lambda _: True),
    _Part(_chair, lambda talk: bool(talk.record.meeting.chair or talk.record.decisions)),
    _Part(_decisions, lambda talk: talk.record.referral is not None),
    _Part(ask_referral, lambda talk: talk.record.referral is not None),
    _Part(ask_family, lambda talk: talk.record.family is not None),
    _Part(ask_again, lambda talk: talk.record.meeting.again is not None),
)


def ask_decision(talk: RecordTalk, number: int) -> None:
    """Ask for all of one decision, new or to be changed, and save it after every answer."""
    decision = talk.record.decision(number) or MeetingDecision(number=number, what="")
    place = 0
    while 0 <= place < len(DECISION_PARTS):
        said = DECISION_PARTS[place](talk, decision)
        if said is None:
            place -= 1
            continue
        if said != decision:
            talk.keep(talk.record.with_decision(said))
        decision = said
        place += 1


def _what(talk: RecordTalk, decision: MeetingDecision) -> MeetingDecision | None:
    text = "What was decided? Say what changes, and for which child."
    words = talk.needed_text(_name(decision, "what"), text, decision.what or None, _EMPTY)
    return decision.model_copy(update={"what": words}) if words else None


def _about(talk: RecordTalk, decision: MeetingDecision) -> MeetingDecision | None:
    choices = {_NOBODY: _ABOUT_NOBODY, **talk.labels}
    picked = talk.choose(
        _name(decision, "about"), "Whom is it about?", choices, decision.about or ""
    )
    if picked is None:
        return None
    return decision.model_copy(update={"about": None if picked == _NOBODY else picked})


def _who(talk: RecordTalk, decision: MeetingDecision) -> MeetingDecision | None:
    who = talk.text(_name(decision, "who"), "Who does it, by role?", decision.who)
    return None if who is None else decision.model_copy(update={"who": who or None})


def _by(talk: RecordTalk, decision: MeetingDecision) -> MeetingDecision | None:
    day = talk.day_after(_name(decision, "by"), "By when?", decision.by)
    return None if isinstance(day, Move) else decision.model_copy(update={"by": day})


def _known_by(talk: RecordTalk, decision: MeetingDecision) -> MeetingDecision | None:
    text = "How shall we know that it helped the child?"
    words = talk.text(_name(decision, "known by"), text, decision.known_by)
    return None if words is None else decision.model_copy(update={"known_by": words or None})


def _name(decision: MeetingDecision, part: str) -> str:
    return f"decision {decision.number} {part}"


DECISION_PARTS: tuple[_DecisionPart, ...] = (_what, _about, _who, _by, _known_by)
