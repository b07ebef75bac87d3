"""A follow-up in which nothing has changed: what may be kept is kept, and the rest said again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import Asker, Ending, Put
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.bank.role import Role
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers
from ehe_check.over_time.follow import earlier_answers, earlier_cells
from tests.ask.scripts import Script, Scripted, given
from tests.ask.walks import sheet_of, talk_of, with_beside
from tests.telephones import shipped_telephone
from tests.worked import session_of, shipped_bank

FEBRUARY, THAT_DAY = date(2026, 2, 24), date(2026, 6, 16)
SEEN_BY: Final = ("gp-practice",)
CHILDREN: Final = ("elder", "younger")
ORDINARY: Final[Mapping[str, Sequence[Reply]]] = {
    "child list": [Chosen(("add",)), Chosen(("complete",))],
    "child label": [Wrote(label) for label in CHILDREN],
    **{f"child-{number} age": [Chosen(("school-age",))] for number in (1, 2)},
}
"""What a person replies for an ordinary family of two, where it is not the first answer."""


def alone(put: Put, reply: Reply) -> Reply:
    """Return who saw each child as said of hearing them too, all others as having no such child."""
    said = reply.said if isinstance(reply, Given) else ()
    seen = (
        replace(each, signs="*") if each.by in SEEN_BY else Said(*each.cell, not_theirs=True)
        for each in said
        if put.row(each.by).is_sighting
    )
    return Given((*seen, *(each for each in said if not put.row(each.by).is_sighting)))


class First(Script):
    """An ordinary family, with the month wherever one may be given."""

    def __init__(self, replies: Mapping[str, Sequence[Reply]], month: date | None) -> None:
        """Give a month beside each answer that takes one, unless none is known."""
        super().__init__(replies)
        self.month = month

    def reply_to(self, question: Put) -> Reply:
        """Reply as an ordinary family would, with the month."""
        if question.known.read_month is not None and self.month is not None:
            reply: Reply = given(question, question.choices[0].id, on=self.month)
        else:
            reply = super().reply_to(question)
        return alone(question, reply) if question.has_sightings else reply


@dataclass
class Again(Scripted):
    """Keeps what may be kept with its key, and says again what is asked again."""

    script: Script = field(default_factory=lambda: Script({}))
    kept: list[bool] = field(default_factory=list)
    """Of each question, in order, whether it was kept."""

    def put(self, question: Put) -> Reply:
        """Keep with one key; a grid only where all of it may be kept."""
        keeps = tuple(each.keeps for each in question.grid.last_said if each.keeps)
        is_whole = {each.cell for each in keeps} == set(question.cells)
        is_kept = is_whole if question.grid.rows else Move.KEEP in question.moves
        self.puts.append(question)
        self.kept.append(is_kept)
        if is_kept:
            return Given(keeps) if question.grid.rows else Moved(Move.KEEP)
        reply = self.script.reply_to(question)
        if question.has_sightings or not isinstance(reply, Given):
            return alone(question, reply) if question.has_sightings else reply
        there = {each.cell for each in keeps}
        return Given((*keeps, *(each for each in reply.said if each.cell not in there)))


def first_session(*, with_months: bool = True) -> Session:
    """A finished quick session of an ordinary family in February."""
    month = FEBRUARY.replace(day=1) - timedelta(days=31) if with_months else None
    walk = _walk(Scripted(First(ORDINARY, month)), session_of(Answers(), "quick"), FEBRUARY)
    _to_the_end(walk)
    marks = {"finished": walk.now(), "started": walk.now(), "saved": walk.now()}
    sitting = walk.session.session.model_copy(update={**marks, "role": Role.SCHOOL_NURSE})
    return walk.session.model_copy(update={"session": sitting})


def followed(first: Session, on: date = THAT_DAY) -> tuple[Again, Session]:
    """Follow a session up with nothing changed; return who kept what, and the session."""
    asker = Again()
    walk = _walk(asker, session_of(Answers(entries=first.entries), "quick"), on)
    earlier = earlier_answers(shipped_bank(), first, on)
    with_beside(walk, earlier=earlier, cells=earlier_cells(shipped_bank(), first, on))
    _to_the_end(walk)
    return asker, walk.session


def _walk(asker: Asker, session: Session, day: date) -> Interview:
    return talk_of(
        session,
        asker,
        today=day,
        now=lambda: datetime.combine(day, time(10), UTC),
        telephone=shipped_telephone(day),
    )


def _to_the_end(walk: Interview) -> None:
    assert (
        walk_through(walk, lambda: sheet_of(walk.session, walk.today), lambda _: None)
        is Ending.FINISHED
    )
