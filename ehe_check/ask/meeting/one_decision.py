"""One decision of a meeting: what changes, for whom, who does it, by when, how it will be known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ehe_check.ask.meeting.record_talk import RecordTalk
from ehe_check.ask.moves import Move
from ehe_check.over_time.meeting_record import MeetingDecision

_NOBODY = "whole"
_ABOUT_NOBODY = "Nobody alone: it is about the whole case"
_EMPTY = "Say what was decided, or go back."

_Part: TypeAlias = Callable[[RecordTalk, MeetingDecision], MeetingDecision | None]


def ask_decision(talk: RecordTalk, number: int) -> None:
    """Ask for all of one decision, new or to be changed, and save it after every answer."""
    decision = talk.record.decision(number) or MeetingDecision(number=number, what="")
    place = 0
    while 0 <= place < len(_PARTS):
        said = _PARTS[place](talk, decision)
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


_PARTS: tuple[_Part, ...] = (_what, _about, _who, _by, _known_by)
