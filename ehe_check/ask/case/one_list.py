"""One list of the bank, put whole at its turn: closing it answers the roster's own question."""

from __future__ import annotations

from ehe_check.ask.case.lists import add_default, list_entries
from ehe_check.ask.case.one_question import EVERY_MOVE, heading_of
from ehe_check.ask.case.record_answer import ask_note, record
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.put import Move, Moved
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer


def ask_list(talk: CaseTalk, step: Step) -> Move | None:
    """Fill a roster at its turn; closing it answers the roster's own question."""
    question = step.question
    roster = talk.bank.roster_by_id[question.lists or ""]
    closing = {option.id: option.text for option in question.options}
    closed = list_entries(
        talk,
        roster,
        closing=closing,
        moves=EVERY_MOVE - {Move.LISTS},
        heading=heading_of(talk, step),
    )
    said: dict[str, object] = {"value": closed} if isinstance(closed, str) else {}
    if isinstance(closed, Moved):
        match closed.move:
            case Move.BACK:
                return Move.BACK
            case Move.NOTE:
                ask_note(talk, step)
                return ask_list(talk, step)
            case Move.SKIP:
                said = {"skipped": True}
            case _:
                said = {"not_known": True}
    add_default(talk, roster)
    if not talk.answers.listed(roster.id) and "value" in said:
        talk.asker.say(f"No {roster.one} is listed, so this is kept as not known.")
        said = {"not_known": True}
    earlier = talk.answers.get(step.ref)
    fields = {
        "asked": question.text,
        "answered": talk.today,
        "note": earlier.note if earlier else None,
    }
    record(
        talk, Answer.model_validate({"question": question.id, "about": step.about} | fields | said)
    )
    return None
