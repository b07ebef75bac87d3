"""A supervision as it is talked through: its parts in order, from the first not settled yet."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from ehe_check.ask.moves import Move
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.supervision.one_point import add_action, ask_all, discuss
from ehe_check.ask.who_asks import Ending, PersonLeftError
from ehe_check.page.own import Own
from ehe_check.supervision.points import OpenPoint
from ehe_check.supervision.supervision import Point, Reflection, ReflectiveQuestion, Views

_ESCALATION = (
    "If this difference bears on what a child needs now, your partnership's escalation "
    "procedure is there for it."
)


def supervise(talk: Discussion) -> Ending:
    """Go through everything that is not settled yet, until both confirm it or somebody leaves."""
    try:
        talk.keep(talk.supervision)
        _go_through(talk)
        talk.finish()
    except PersonLeftError:
        return Ending.LEFT
    return Ending.FINISHED


def _go_through(talk: Discussion) -> None:
    parts = _parts_of(talk)
    place = next((n for n, part in enumerate(parts) if not part.is_settled), len(parts))
    while True:
        if place < len(parts):
            place = max(0, place + (1 if parts[place].ask() else -1))
        elif _confirmed(talk):
            return
        else:
            place -= 1


def _confirmed(talk: Discussion) -> bool:
    text = "That is everything. Finishing keeps this supervision as it is. Finish now?"
    return talk.choose("finish", text, {"finish": "Finish this supervision"}) == "finish"


@dataclass
class _Part(ABC):
    """One part of a supervision."""

    talk: Discussion

    @property
    @abstractmethod
    def is_settled(self) -> bool:
        """Whether it was come to."""

    @abstractmethod
    def ask(self) -> bool:
        """Ask it; False where somebody goes back."""


def _parts_of(talk: Discussion) -> tuple[_Part, ...]:
    """Return the parts of a supervision, in order."""
    return (
        *(_PointPart(talk, point) for point in talk.points),
        _ActionsPart(talk),
        *(_ReflectionPart(talk, question) for question in talk.questions),
        _ViewsPart(talk),
        _NextPart(talk),
    )


@dataclass
class _PointPart(_Part):
    point: OpenPoint

    @property
    def is_settled(self) -> bool:
        return self.talk.supervision.point(self.point.ref) is not None

    def ask(self) -> bool:
        return discuss(self.talk, self.point)


@dataclass
class _ActionsPart(_Part):
    @property
    def is_settled(self) -> bool:
        return bool(self.talk.supervision.reflections)

    def ask(self) -> bool:
        while True:
            text = "Is there another action to agree, that no point above is about?"
            mine = {point.key: point for point in self.talk.supervision.own_actions}
            changes = {key: f"Change: {point.action or point.text}" for key, point in mine.items()}
            choices = {"no": "No, go on", "yes": "Yes, add one", **changes}
            match self.talk.choose("another action", text, choices):
                case None:
                    return False
                case "no":
                    return True
                case "yes":
                    add_action(self.talk)
                case key:
                    self._change(mine[key])

    def _change(self, point: Point) -> None:
        choices = {"change": "Change it", "remove": "Take it away", "leave": "Leave it as it is"}
        text = f"Agreed here: {point.action or point.text}"
        match self.talk.choose("own action", text, choices):
            case "change":
                ask_all(self.talk, point)
            case "remove":
                self.talk.keep(self.talk.supervision.without_point(point.ref))
            case _:
                return


@dataclass
class _ReflectionPart(_Part):
    question: ReflectiveQuestion

    @property
    def is_settled(self) -> bool:
        return self.talk.supervision.reflection(self.question.id) is not None

    def ask(self) -> bool:
        talk, question = self.talk, self.question
        for shown in question.shows:
            for line in talk.answers.get(shown, ()):
                talk.asker.say(line)
        before = talk.supervision.reflection(question.id)
        words = before.text if before else None
        text = talk.text(question.id, question.text, words, why=question.why)
        if text is None:
            return False
        said = Reflection(question=question.id, asked=question.text, text=text)
        talk.keep(talk.supervision.with_reflection(said))
        return True


@dataclass
class _ViewsPart(_Part):
    @property
    def is_settled(self) -> bool:
        return self.talk.supervision.views is not None

    def ask(self) -> bool:
        before = self.talk.supervision.views
        while True:
            text = "Do the supervisor and the practitioner see this case differently?"
            choices = {
                "no": "No, or it has been settled",
                "yes": "Yes, we see something differently",
            }
            picked = self.talk.choose("views", text, choices, _picked(before))
            if picked is None:
                return False
            views = Views(differ=False) if picked == "no" else self._both(before)
            if views is not None:
                self._keep(views)
                return True

    def _both(self, before: Views | None) -> Views | None:
        """Ask for both views; None where somebody goes back from the first."""
        views = before or Views(differ=True)
        one, other = views.supervisor, views.practitioner
        while True:
            said = self.talk.text("supervisor's view", "How does the supervisor see it?", one)
            if said is None:
                return None
            one = Own(said)
            said = self.talk.text("practitioner's view", "How does the practitioner see it?", other)
            if said is not None:
                return Views(differ=True, supervisor=one, practitioner=said)

    def _keep(self, views: Views) -> None:
        self.talk.keep(self.talk.supervision.model_copy(update={"views": views}))
        if views.differ:
            self.talk.asker.say(_ESCALATION)


@dataclass
class _NextPart(_Part):
    @property
    def is_settled(self) -> bool:
        return self.talk.supervision.supervision.next is not None

    def ask(self) -> bool:
        before = self.talk.supervision.supervision.next
        day = self.talk.day("next", "When will you talk this case over next?", before)
        if isinstance(day, Move):
            return False
        self.talk.keep_next(day)
        return True


def _picked(views: Views | None) -> str:
    if views is None:
        return ""
    return "yes" if views.differ else "no"
