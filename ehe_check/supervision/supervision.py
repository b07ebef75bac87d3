"""A supervision: what was discussed about one session and agreed, and what is thought through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Annotated

from pydantic import Field

from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import CaseReference
from ehe_check.files.exact import Day, Digest, Exact, Format, Keeping, Mark, Moment, Slug, Text
from ehe_check.judge.answers import Ref
from ehe_check.over_time.history import Agreed, AgreedStatus
from ehe_check.page.own import NOTHING, SAID, Own

FORMAT = 2
NEW_ACTION = "action-"

About = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*-([1-9][0-9]{0,5}|unlisted)$")]
"""An entry by its id, or one of a list that nobody has listed there, or not any more."""


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

    `text` is the prompt as it was worded then; `action` is in own words, where there is one.
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

    @property
    def ref(self) -> Ref:
        """What this is about."""
        return Ref(self.key, self.about)

    @property
    def is_own_action(self) -> bool:
        """Whether it is an action of one's own, about nothing raised."""
        return self.key.startswith(NEW_ACTION)

    def agreed(self, on: date, session: str = "") -> Agreed | None:
        """Return what was agreed, None where the point was passed over."""
        if self.status is None:
            return None
        return Agreed(
            key=self.key,
            status=self.status,
            on=on,
            about=self.about,
            by=self.by,
            who=self.who or NOTHING,
            text=self.action or self.text,
            in_own_words=bool(self.action),
            session=session,
        )


class Reflection(Keeping):
    """What was said to one question, empty where it was passed over."""

    question: str
    asked: Own
    text: Own = NOTHING


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
    points: tuple[Point, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    views: Views | None = None

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

    def reflection(self, question: str) -> Reflection | None:
        """Return what was said to a question, or None where it was not come to."""
        return next((one for one in self.reflections if one.question == question), None)

    def with_point(self, point: Point) -> Supervision:
        """Return this supervision with one point added, or changed in its place."""
        points = {each.ref: each for each in self.points} | {point.ref: point}
        return self.model_copy(update={"points": tuple(points.values())})

    def without_point(self, ref: Ref) -> Supervision:
        """Return this supervision without one point."""
        points = tuple(point for point in self.points if point.ref != ref)
        return self.model_copy(update={"points": points})

    def with_reflection(self, reflection: Reflection) -> Supervision:
        """Return this supervision with one reflection added, or changed in its place."""
        said = {one.question: one for one in self.reflections} | {reflection.question: reflection}
        return self.model_copy(update={"reflections": tuple(said.values())})

    @property
    def own_actions(self) -> tuple[Point, ...]:
        """The actions agreed that are about nothing raised, and were new here."""
        return tuple(point for point in self.points if point.key.startswith(self._own_prefix))

    def agreed(self) -> tuple[Agreed, ...]:
        """Return everything that was agreed, as later sessions look back on it."""
        found = (point.agreed(self.day, self.session.id) for point in self.points)
        return tuple(one for one in found if one is not None)

    def next_action_key(self) -> str:
        """Return a key that no action of this supervision or of another has."""
        taken = {point.key for point in self.points}
        return next(key for n in count(1) if (key := f"{self._own_prefix}{n}") not in taken)

    @property
    def _own_prefix(self) -> str:
        """How the keys of the actions begin that were new here."""
        return f"{NEW_ACTION}{self.supervision.id[:8]}-"


@dataclass(frozen=True)
class MeetingTold:
    """A meeting before a supervision: its day, what it decided, and when that is looked at."""

    day: date
    decided: tuple[Agreed, ...]
    again: date | None = None


@dataclass(frozen=True)
class TalkedOver:
    """A supervision with what its record shows beside it.

    `sessions` are the days of the case's sessions with the level of advice of each, `before` the
    supervisions and `meetings` the meetings before this one, and `moved` says in words what moved
    the advice since the session before. `is_changed_since` says that the session's answers are no
    longer those discussed.
    """

    supervision: Supervision
    sessions: tuple[tuple[date, Urgency], ...] = ()
    before: tuple[Supervision, ...] = ()
    meetings: tuple[MeetingTold, ...] = ()
    moved: str = ""
    is_changed_since: bool = False


class ReflectiveQuestion(Exact):
    """One question to think through together; `shows` are the answers read out beside it."""

    id: Annotated[str, Field(pattern=r"^[A-Z]+-\d+$")]
    text: Text
    why: Text
    shows: tuple[str, ...] = ()
    statements: Annotated[tuple[str, ...], Field(min_length=1)]


class ReflectiveQuestions(Exact):
    """The questions of a supervision, in order."""

    format: Format
    id: Text
    version: Text
    title: Text
    reviewed_on: date
    review_by: date
    questions: Annotated[tuple[ReflectiveQuestion, ...], Field(min_length=1)]
