"""A supervision: what was discussed about one session and agreed, and what is thought through."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import chain, count
from typing import Annotated

from pydantic import Field

from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import FORMAT, CaseReference
from ehe_check.files.exact import Day, Digest, Format, Keeping, Mark, Moment, Slug
from ehe_check.judge.answers import EntryId
from ehe_check.over_time.ledger import Agreed, AgreedAt, agreed_in, is_to_call
from ehe_check.page.own import NOTHING, OWNED, Own

NEW_ACTION = "action-"

CALLED = {
    (False, False): "call a professionals-only meeting",
    (True, False): "take this to the enquiry or plan that is open",
    (False, True): "professionals-only meeting: decide again",
    (True, True): "enquiry or plan that is open: decide again",
}
"""What the decision about a meeting is called: whether of an enquiry, and whether it waits."""
TODAY_STEP = "today-step"
"""The key of the step of a day that could not wait, told of as a decision is."""
TELL_THEM = "tell those whom today's step names"
WAITED_FOR = frozenset({CALLED[False, True], CALLED[True, True]})


class Discussing(Keeping):
    """When the supervision was; of a draft, which questions were passed over, by their names."""

    id: Slug
    started: Moment
    saved: Moment | None = None
    finished: Moment | None = None
    next: Day | None = None
    passed: tuple[str, ...] = ()


class Discussed(Keeping):
    """Which session was discussed, and the digest of its answers as they were then."""

    id: Slug
    answers_sha256: Digest


class ChildsDay(Keeping):
    """What an ordinary day is like for one child, and who has seen it; or that nobody has."""

    about: EntryId
    text: Own = NOTHING
    nobody: Mark = False


class Reflection(Keeping):
    """What was said to one question, empty where it was passed over, and why it was put."""

    question: str
    asked: Own
    text: Own = NOTHING
    because: str = ""


class Way(Keeping):
    """One way to understand it: what fits, what does not, and what would show it.

    `ordinary` marks one that is ordinary or ours: illness, disability, hardship, what services did.
    """

    number: Annotated[int, Field(strict=True, ge=1)]
    text: Own
    weighed: Own = NOTHING
    ordinary: Mark = False


class MeetingAnswer(StrEnum):
    """What was decided of a professionals-only meeting; with an enquiry open, of that."""

    YES = "yes"
    NO = "no"
    WAIT = "wait"
    HELD = "held"


class MeetingTalked(Keeping):
    """Whether there will be a professionals-only meeting, asked first of all decisions.

    `told` is what the family will be told, by whom and when. What is to be done of it, or what
    became of it, is among what was decided, as any decision is: yes says who calls it and by when;
    no says why, and what else will change things for the child; wait says for what and until which
    day; held says when it was done, and what changed for each child.
    """

    answer: MeetingAnswer
    told: Own | None = None


class UrgentTold(Keeping):
    """Whether those whom an urgent step names have been told: when and by whom, or not yet."""

    told: Mark
    by: Own | None = None
    on: Day | None = None


class ThinkAgain(Keeping):
    """What would make both think again: what would worry them more, and what would less."""

    more: Own = NOTHING
    less: Own = NOTHING


class LastSaying(Keeping):
    """What was said last time would make them think again, and whether there has been one."""

    said: Own
    on: Day
    happened: Annotated[Mark | None, Field()] = None


class SaidThen(Keeping):
    """What the opening screen said when the supervision was finished, word for word."""

    advice: str
    lines: Annotated[tuple[str, ...], OWNED] = ()


class Views(Keeping):
    """Whether the two see it differently, and if so, how each does."""

    differ: Mark
    supervisor: Own = NOTHING
    practitioner: Own = NOTHING


class Supervision(Keeping):
    """One supervision of one session: a draft until it is finished."""

    format: Format = FORMAT
    case: CaseReference
    supervision: Discussing
    session: Discussed
    saying: LastSaying | None = None
    days: tuple[ChildsDay, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    ways: tuple[Way, ...] = ()
    urgent: UrgentTold | None = None
    meeting: MeetingTalked | None = None
    decided: tuple[DecidedRow, ...] = ()
    again: ThinkAgain | None = None
    views: Views | None = None
    said: SaidThen | None = None

    @property
    def is_finished(self) -> bool:
        """Whether both have confirmed it."""
        return self.supervision.finished is not None

    @property
    def day(self) -> date:
        """The day that it stands for."""
        return (self.supervision.finished or self.supervision.started).date()

    @property
    def the_meeting(self) -> DecidedRow | None:
        """What was decided about a professionals-only meeting, or about the enquiry."""
        return next((row for row in self.decided if is_to_call(row.key)), None)

    @property
    def todays_step(self) -> DecidedRow | None:
        """What could not wait, as a decision: done, or to be done on the day; None without one."""
        told = self.urgent
        if told is None:
            return None
        return DecidedRow(
            key=TODAY_STEP,
            status=AgreedStatus.DONE if told.told else AgreedStatus.NEW,
            prompt=Own(TELL_THEM),
            who=told.by,
            by=None if told.told else self.day,
            done_on=told.on,
        )

    def agreed(self) -> tuple[Agreed, ...]:
        """Return all that was agreed, as later sessions and supervisions look back on it."""
        held, step = self.supervision, self.todays_step
        ended, session = held.finished or held.saved or held.started, self.session.id
        rows = self.decided if step is None else (step, *self.decided)
        return tuple(
            chain.from_iterable(
                agreed_in(row, self.day, AgreedAt.SUPERVISION, session, ended) for row in rows
            )
        )

    def day_of(self, about: str) -> ChildsDay | None:
        """Return what was said of one child's day, or None where it was not come to."""
        return next((one for one in self.days if one.about == about), None)

    def way(self, number: int) -> Way | None:
        """Return a way to understand it, by its number, or None."""
        return next((one for one in self.ways if one.number == number), None)

    def next_action_key(self) -> str:
        """Return a key that no action of this supervision or of another has."""
        taken, begins = {row.key for row in self.decided}, self.supervision.id[:8]
        keys = (f"{NEW_ACTION}{begins}-{number}" for number in count(1))
        return next(key for key in keys if key not in taken)
