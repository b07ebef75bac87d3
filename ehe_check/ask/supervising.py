"""Supervising: going through the open points one by one, then thinking it through together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ehe_check.ask.one_point import OnePoint
from ehe_check.ask.putting import Asker, Move, Moved, Put, PutKind, Reply, Tone, Wrote
from ehe_check.ask.walking import PersonLeftError
from ehe_check.core.months import month_or_date
from ehe_check.core.supervising import OpenPoint
from ehe_check.model.supervision import (
    Point,
    Reflection,
    ReflectiveQuestion,
    Supervision,
    Views,
)

MOVES = frozenset({Move.BACK, Move.SKIP, Move.LEAVE})


class Ending(StrEnum):
    """How a supervision ended."""

    FINISHED = "finished"
    LEFT = "left"


@dataclass
class Supervising:
    """One supervision under way; `save` writes it to its file before the next question is drawn.

    `answers` are the session's, by question, as lines to read out beside the reflective questions.
    """

    supervision: Supervision
    asker: Asker
    save: Callable[[Supervision], None]
    now: Callable[[], datetime]
    points: tuple[OpenPoint, ...]
    questions: tuple[ReflectiveQuestion, ...]
    answers: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]

    def hold(self) -> Ending:
        """Go through everything, from the first thing not settled yet, until both confirm it."""
        try:
            self._keep(self.supervision)
            parts = self._parts()
            place = next((n for n, part in enumerate(parts) if not part.is_settled), len(parts))
            while True:
                while place < len(parts):
                    place = max(0, place + (1 if parts[place].ask() else -1))
                if self._confirm():
                    return Ending.FINISHED
                place = len(parts) - 1
        except PersonLeftError:
            return Ending.LEFT

    def put(self, question: Put) -> Reply:
        """Put one question, and leave when somebody leaves."""
        reply = self.asker.put(question)
        if isinstance(reply, Moved) and reply.move is Move.LEAVE:
            raise PersonLeftError
        return reply

    def keep_point(self, point: Point) -> None:
        """Save what was agreed about a point."""
        self._keep(self.supervision.with_point(point))

    def text(self, name: str, text: str, before: str, why: str = "") -> str | None:
        """Ask for words; empty where they are passed over, None where somebody goes back."""
        reply = self.put(
            Put(
                kind=PutKind.TEXT,
                text=text,
                name=name,
                previous=(before,) if before else (),
                placeholder="roles, no names; skip it if there is nothing to say",
                why=why,
                moves=MOVES | ({Move.WHY} if why else frozenset()),
            )
        )
        match reply:
            case Moved(Move.BACK):
                return None
            case Wrote():
                return reply.text.replace("\r\n", "\n").strip()
            case _:
                return ""

    def day(self, name: str, text: str, before: date | None) -> date | Move | None:
        """Ask for a day that may be left out; BACK where somebody goes back."""
        while True:
            typed = self.text(name, text, before.isoformat() if before else "")
            if typed is None:
                return Move.BACK
            day = month_or_date(typed) if typed else None
            if day is not None or not typed:
                return day
            self.asker.say("That is not a day. Type one such as 1/12/2026, or skip it.")

    def _parts(self) -> tuple[_Part, ...]:
        return (
            *(_PointPart(self, point) for point in self.points),
            _ActionsPart(self),
            *(_ReflectionPart(self, question) for question in self.questions),
            _ViewsPart(self),
            _NextPart(self),
        )

    def _keep(self, supervision: Supervision) -> None:
        marked = supervision.supervision.model_copy(update={"saved": self.now()})
        self.supervision = supervision.model_copy(update={"supervision": marked})
        self.save(self.supervision)

    def keep_reflection(self, reflection: Reflection) -> None:
        """Save what was said to a question."""
        self._keep(self.supervision.with_reflection(reflection))

    def keep_views(self, views: Views) -> None:
        """Save how the two see it."""
        self._keep(self.supervision.model_copy(update={"views": views}))

    def keep_next(self, day: date | None) -> None:
        """Save when the two meet next."""
        marked = self.supervision.supervision.model_copy(update={"next": day})
        self._keep(self.supervision.model_copy(update={"supervision": marked}))

    def _confirm(self) -> bool:
        text = "That is everything. Finishing keeps this supervision as it is. Finish now?"
        choices = {"finish": "Finish this supervision", "back": "Go back"}
        one = OnePoint(self)
        if one.choose("finish", text, choices) != "finish":
            return False
        marked = self.supervision.supervision.model_copy(update={"finished": self.now()})
        self._keep(self.supervision.model_copy(update={"supervision": marked}))
        return True


class _Part:
    """One part of a supervision; `ask` says whether to go on, rather than back."""

    def __init__(self, held: Supervising) -> None:
        self.held = held

    @property
    def is_settled(self) -> bool:
        """Whether it was come to."""
        return False

    def ask(self) -> bool:
        """Ask it."""
        raise NotImplementedError


class _PointPart(_Part):
    def __init__(self, held: Supervising, point: OpenPoint) -> None:
        super().__init__(held)
        self.point = point

    @property
    def is_settled(self) -> bool:
        return self.held.supervision.point(self.point.ref) is not None

    def ask(self) -> bool:
        return OnePoint(self.held).discuss(self.point)


class _ActionsPart(_Part):
    @property
    def is_settled(self) -> bool:
        return bool(self.held.supervision.reflections)

    def ask(self) -> bool:
        one = OnePoint(self.held)
        choices = {"no": "No, go on", "yes": "Yes, add one"}
        while True:
            text = "Is there another action to agree, that no point above is about?"
            match one.choose("another action", text, choices):
                case None:
                    return False
                case "no":
                    return True
                case _:
                    one.add_action()


class _ReflectionPart(_Part):
    def __init__(self, held: Supervising, question: ReflectiveQuestion) -> None:
        super().__init__(held)
        self.question = question

    @property
    def is_settled(self) -> bool:
        return self.held.supervision.reflection(self.question.id) is not None

    def ask(self) -> bool:
        held, question = self.held, self.question
        for shown in question.shows:
            for line in held.answers.get(shown, ()):
                held.asker.say(line)
        before = held.supervision.reflection(question.id)
        text = held.text(question.id, question.text, before.text if before else "", question.why)
        if text is None:
            return False
        held.keep_reflection(Reflection(question=question.id, asked=question.text, text=text))
        return True


class _ViewsPart(_Part):
    @property
    def is_settled(self) -> bool:
        return self.held.supervision.views is not None

    def ask(self) -> bool:
        held = self.held
        choices = {"no": "No, or it has been settled", "yes": "Yes, we see something differently"}
        text = "Do the supervisor and the practitioner see this case differently?"
        picked = OnePoint(held).choose("views", text, choices)
        if picked is None:
            return False
        if picked == "no":
            held.keep_views(Views(differ=False))
            return True
        return self._ask_both()

    def _ask_both(self) -> bool:
        held = self.held
        before = held.supervision.views or Views(differ=True)
        one = held.text("supervisor's view", "How does the supervisor see it?", before.supervisor)
        if one is None:
            return False
        other = held.text(
            "practitioner's view", "How does the practitioner see it?", before.practitioner
        )
        if other is None:
            return False
        held.keep_views(Views(differ=True, supervisor=one, practitioner=other))
        held.asker.say(
            "If this difference bears on what a child needs now, your partnership's escalation "
            "procedure is there for it.",
            Tone.PLAIN,
        )
        return True


class _NextPart(_Part):
    @property
    def is_settled(self) -> bool:
        return self.held.supervision.supervision.next is not None

    def ask(self) -> bool:
        held = self.held
        before = held.supervision.supervision.next
        day = held.day("next", "When will you talk this case over next?", before)
        if isinstance(day, Move):
            return False
        held.keep_next(day)
        return True
