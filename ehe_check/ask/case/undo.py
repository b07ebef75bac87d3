"""The last change taken back, having said first what it was."""

from __future__ import annotations

from ehe_check.ask.case.one_entry import TAKES_AWAY
from ehe_check.ask.case.record_answer import keep_and_tell
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import BACK_OR_LEAVE
from ehe_check.case.change_words import changed_lines
from ehe_check.case.changed_answers import takes_away_urgent
from ehe_check.judge.answers import Ref

_NOTHING = "There is nothing to undo: everything before this sitting is saved. Use back to change."
_ASKED = "Undo the last change?"
_FEW = 6
_WAYS = {"undo": "Yes, undo it", "keep": "No, leave it as it is"}


def undo_last(talk: CaseTalk) -> Ref | None:
    """Offer to take back the last change of this sitting; return the question it was made at.

    Raises:
        PersonLeftError: the person stops here to act, or with these answers unsaved.
    """
    if not talk.past:
        talk.asker.say(_NOTHING)
        return None
    last = talk.past[-1]
    if talk.choose("undo", _words(talk), _WAYS, moves=BACK_OR_LEAVE) != "undo":
        return None
    kept = talk.past[:-1]
    try:
        keep_and_tell(talk, last.answers)
    finally:
        talk.past[:] = kept
    return last.ref


def _words(talk: CaseTalk) -> str:
    before = talk.past[-1].answers
    lines = changed_lines(talk.bank, before, talk.answers)
    more = [f"- and {len(lines) - _FEW} more"] if len(lines) > _FEW else []
    is_urgent = takes_away_urgent(talk.bank, talk.answers, before, talk.today)
    warned = [TAKES_AWAY] if is_urgent else []
    return "\n".join((_ASKED, *(f"- {line}" for line in lines[:_FEW]), *more, *warned))
