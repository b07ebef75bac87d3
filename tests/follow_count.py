"""A follow-up in which nothing has changed: its prompts and the keys that it takes, counted.

One key keeps what may be kept. What is asked again is answered as it was: a person thinks of it,
and presses its number, its source and Enter. Who saw each child is said once along a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.put import Asker, Ending, Put, PutKind
from ehe_check.ask.reply import WAY_OF, Chosen, Given, Move, Moved, Reply, Wrote
from ehe_check.bank.role import Role
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers
from ehe_check.over_time.follow import earlier_answers, earlier_cells
from tests.ask.scripts import ENTER, Script, Scripted, as_keys, as_line, given, reading_keys
from tests.ask.walks import sheet_of, talk_of, with_beside
from tests.telephones import shipped_telephone
from tests.walk_count import SEEN_BY, ordinary_replies, presses
from tests.worked import session_of, shipped_bank

FEBRUARY, JUNE = date(2026, 2, 24), date(2026, 6, 16)
ROLE = Role.SCHOOL_NURSE
KEEP = Moved(Move.KEEP)
ALONG = "l"


@dataclass(frozen=True)
class Pressed:
    """One question of a follow-up, the reply to it, and whether one key keeps it."""

    put: Put
    reply: Reply
    is_kept: bool

    @property
    def keys(self) -> int:
        """How many keys it takes."""
        if self.put.is_line:
            return len(self.pressed)
        if self.put.grid.rows:
            return len(self.pressed)
        return 1 if self.is_kept or isinstance(self.reply, Moved) else presses(self.put, self.reply)

    @property
    def fewest(self) -> int:
        """How many keys it takes by what the screen names: Enter for no, and Page Down to read."""
        if self.put.is_line and isinstance(self.reply, Chosen) and self.put.enter in self.reply.ids:
            return 1
        pages = screen_of(self.put).drawn(79, 24).pages if self.read else 1
        return self.keys + pages - 1

    @property
    def pressed(self) -> str:
        """What is pressed on a screen."""
        return WAY_OF[Move.KEEP].letter if self.is_kept and self.put.grid.rows else _keys(self)

    @property
    def read(self) -> str:
        """The keys by which a window of 80 by 24 is read to its end before an answer is taken."""
        is_choice = self.put.kind is PutKind.CHOICE and not self.put.is_line
        if self.is_kept or not is_choice or isinstance(self.reply, Moved | Wrote):
            return ""
        return reading_keys(self.put, self.reply)

    @property
    def typed(self) -> str:
        """What is typed in plain lines, the last one without its end; a grid is kept row by row."""
        if self.is_kept and self.put.grid.rows:
            return "\n".join([WAY_OF[Move.KEEP].letter] * len(self.put.grid.rows))
        return as_line(self.put, self.reply)


def _keys(one: Pressed) -> str:
    if one.put.is_line:
        return one.typed + ENTER
    if isinstance(one.reply, Moved) and one.reply.move is Move.KEEP:
        is_words = not one.put.choices
        return "\x14" if is_words else WAY_OF[Move.KEEP].letter
    keys = as_keys(one.put, one.reply)
    if one.put.grid.rows and isinstance(one.reply, Given):
        return as_keys(one.put, Given(one.reply.said[:1])).removesuffix(ENTER) + ALONG + ENTER
    return keys


def alone(reply: Reply) -> Reply:
    """Return who saw each child as said of hearing them too: with no parent there."""
    said = reply.said if isinstance(reply, Given) else ()
    seen = (each for each in said if each.by in SEEN_BY)
    return Given(tuple(replace(each, alone=True) for each in seen))


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
        return alone(reply) if question.grid.rows else reply


@dataclass
class Again(Scripted):
    """Keeps what may be kept with its key, and says again what is asked again."""

    script: Script = field(default_factory=lambda: Script({}))
    turns: list[Pressed] = field(default_factory=list)

    def put(self, question: Put) -> Reply:
        """Keep with one key; a grid only where all of it may be kept."""
        keeps = tuple(each.keeps for each in question.grid.last_said if each.keeps)
        reply: Reply
        if question.grid.rows and {each.cell for each in keeps} == set(question.cells):
            reply, is_kept = Given(keeps), True
        elif Move.KEEP in question.moves and not question.grid.rows:
            reply, is_kept = KEEP, True
        else:
            reply, is_kept = self.script.reply_to(question), False
            reply = alone(reply) if question.grid.rows else reply
        self.turns.append(Pressed(question, reply, is_kept))
        return reply


def first_session(children: int = 2, *, with_months: bool = True) -> Session:
    """A finished quick session of an ordinary family in February."""
    month = FEBRUARY.replace(day=1) - timedelta(days=31) if with_months else None
    script = First(ordinary_replies(children), month)
    walk = _walk(Scripted(script), session_of(Answers(), "quick"), FEBRUARY)
    _to_the_end(walk)
    marks = {"finished": walk.now(), "started": walk.now(), "saved": walk.now(), "role": ROLE}
    sitting = walk.session.session.model_copy(update=marks)
    return walk.session.model_copy(update={"session": sitting})


def followed(first: Session, on: date = JUNE) -> tuple[list[Pressed], Session]:
    """Follow a session up with nothing changed; return the turns, and the session that comes."""
    asker = Again()
    walk = _walk(asker, session_of(Answers(entries=first.entries), "quick"), on)
    earlier = earlier_answers(shipped_bank(), first, on)
    with_beside(walk, earlier=earlier, cells=earlier_cells(shipped_bank(), first, on))
    _to_the_end(walk)
    return asker.turns, walk.session


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


if __name__ == "__main__":
    for months in (True, False):
        found, _ = followed(first_session(with_months=months))
        print(months, len(found), sum(each.fewest for each in found))  # noqa: T201 (a report)
