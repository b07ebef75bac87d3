"""A supervision: what was discussed about one session and agreed, and what is thought through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from itertools import count
from typing import Annotated, TypeVar

from pydantic import Field

from ehe_check.case.decided import About, AgreedStatus, is_of_a_bank
from ehe_check.case.session import CaseReference
from ehe_check.files.exact import Day, Digest, Format, Keeping, Mark, Moment, Slug
from ehe_check.judge.answers import EntryId, Ref
from ehe_check.page.own import NOTHING, OWNED, SAID, Own

Row = TypeVar("Row")

FORMAT = 3
NEW_ACTION = "action-"


class Discussing(Keeping):
    """When the supervision was."""

    id: Slug
    started: Moment
    saved: Moment | None = None
    finished: Moment | None = None
    next: Day | None = None


class Discussed(Keeping):
    """Which session was discussed, and the digest of its answers as they were then."""

    id: Slug
    answers_sha256: Digest


class Point(Keeping):
    """What was agreed about one thing raised, or about an action of one's own; or passed over.

    `text` is the prompt as it was worded then; `action` is in own words, where there is one. While
    it is `under_way`, not all that belongs to it was asked yet.
    """

    key: str
    about: About | None = None
    text: Own = NOTHING
    status: AgreedStatus | None = None
    action: Annotated[Own | None, SAID] = None
    passed_over: Mark = False
    who: Own | None = None
    by: Day | None = None
    why: Own | None = None
    for_child: Own | None = None
    number: Annotated[int, Field(strict=True, ge=1)] | None = None
    replaced_by: str | None = None
    under_way: Mark = False

    @property
    def ref(self) -> Ref:
        """What this is about."""
        return Ref(self.key, self.about)

    @property
    def in_own_words(self) -> bool:
        """Whether what is to be done is in own words, which no guard can reword."""
        return bool(self.action) or not is_of_a_bank(self.key)

    @property
    def is_own_action(self) -> bool:
        """Whether it is an action of one's own, about nothing raised."""
        return self.key.startswith(NEW_ACTION)


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

    Yes says `who` calls it and `by` when; no says `why`, and what else will change things for the
    child; wait says for what (`why`) and until which day (`by`); held says on which day (`held`)
    and what changed for each child (`for_child`). `told` is what the family will be told, by whom
    and when. `to_enquiry` marks that it is taken to an enquiry that is open, and no meeting is
    called; `of` is the key of an earlier decision about it that this one goes on with.
    """

    answer: MeetingAnswer
    who: Own | None = None
    by: Day | None = None
    why: Own | None = None
    held: Day | None = None
    for_child: Own | None = None
    told: Own | None = None
    number: Annotated[int, Field(strict=True, ge=1)] | None = None
    to_enquiry: Mark = False
    of: str | None = None


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
    points: tuple[Point, ...] = ()
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

    def point(self, ref: Ref) -> Point | None:
        """Return what was agreed about something, or None."""
        return next((point for point in self.points if point.ref == ref), None)

    def with_point(self, point: Point) -> Supervision:
        """Return this supervision with one point added, or changed in its place."""
        points = _with(self.points, point, lambda each: each.ref)
        return self.model_copy(update={"points": points})

    def with_day(self, day: ChildsDay) -> Supervision:
        """Return this supervision with one child's day added, or changed in its place."""
        days = _with(self.days, day, lambda each: each.about)
        return self.model_copy(update={"days": days})

    def with_way(self, way: Way) -> Supervision:
        """Return this supervision with one way to understand it added, or changed in its place."""
        ways = _with(self.ways, way, lambda each: each.number)
        return self.model_copy(update={"ways": ways})

    def day_of(self, about: str) -> ChildsDay | None:
        """Return what was said of one child's day, or None where it was not come to."""
        return next((one for one in self.days if one.about == about), None)

    def way(self, number: int) -> Way | None:
        """Return a way to understand it, by its number, or None."""
        return next((one for one in self.ways if one.number == number), None)

    def without_point(self, ref: Ref) -> Supervision:
        """Return this supervision without one point."""
        points = tuple(point for point in self.points if point.ref != ref)
        return self.model_copy(update={"points": points})

    def with_reflection(self, reflection: Reflection) -> Supervision:
        """Return this supervision with one reflection added, or changed in its place."""
        said = _with(self.reflections, reflection, lambda each: each.question)
        return self.model_copy(update={"reflections": said})

    def next_action_key(self) -> str:
        """Return a key that no action of this supervision or of another has."""
        taken, begins = {point.key for point in self.points}, self.supervision.id[:8]
        keys = (f"{NEW_ACTION}{begins}-{number}" for number in count(1))
        return next(key for key in keys if key not in taken)


def _with(rows: Iterable[Row], row: Row, key: Callable[[Row], object]) -> tuple[Row, ...]:
    """Return rows with one added, or changed in its place."""
    return tuple(({key(each): each for each in rows} | {key(row): row}).values())
