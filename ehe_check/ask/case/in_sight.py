"""What the session before said, while it is to be seen: until the topic is left."""

from __future__ import annotations

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.bank.question import Question
from ehe_check.case.walk import topic_of
from ehe_check.judge.answers import Answer, Ref
from ehe_check.over_time.follow import Cell, Earlier, EarlierCell, as_listed_now, kept


def last_time_of(talk: CaseTalk, question: Question, ref: Ref) -> Earlier | None:
    """Return the answer of the session that this one follows, while it is to be seen.

    An answer picked by mistake takes it out of sight no more than going back does.
    """
    own, one = talk.answers.get(ref), talk.beside.earlier.get(ref)
    if one is None:
        return None
    is_open = own is None or not own.says_something
    if not talk.in_sight.holds(topic_of(talk.bank, question).id, ref, is_open=is_open):
        return None
    return as_listed_now(question, one, talk.answers)


def last_cell_of(talk: CaseTalk, grid: Question, cell: Cell) -> EarlierCell | None:
    """Return who last saw whom as the session before had it, while it is to be seen."""
    own, one = talk.answers.sightings.get(cell), talk.beside.cells.get(cell)
    is_open = own is None or own.skipped
    is_seen = talk.in_sight.holds(topic_of(talk.bank, grid).id, cell, is_open=is_open)
    return one if is_seen else None


def kept_today(talk: CaseTalk, question: Question, ref: Ref, earlier: Earlier) -> Answer:
    """Return an answer of last time as it is kept today, with a note of now if there is one."""
    answer, own = kept(question, earlier, talk.today), talk.answers.get(ref)
    note = own.note if own is not None else None
    return answer.model_copy(update={"note": note}) if note else answer
