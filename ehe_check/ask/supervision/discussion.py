"""What the parts of a supervision share: who asks, what is agreed so far, saving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ehe_check.ask.day import COMING, ask_day, coming_day
from ehe_check.ask.put import (
    BACK_OR_LEAVE,
    Asker,
    Chosen,
    Move,
    Moved,
    Put,
    Reply,
    Wrote,
    ask_choice,
    ask_text,
    put_or_leave,
)
from ehe_check.ask.typed_text import as_kept, nudge
from ehe_check.supervision.points import OpenPoint
from ehe_check.supervision.supervision import ReflectiveQuestion, Supervision

MOVES = frozenset({Move.BACK, Move.SKIP, Move.LEAVE})


@dataclass
class Discussion:
    """One supervision under way.

    `save` writes it to its file before the next question is drawn; `today` and `now` are the clock,
    given from outside. `answers` are the session's, by question, as lines to read out beside the
    reflective questions, and `labels` what everybody listed is called. `is_held` says that a worry
    must not be raised with the family yet, `asks_first` that it is agreed first who does so.
    """

    supervision: Supervision
    asker: Asker
    save: Callable[[Supervision], None]
    today: date
    now: Callable[[], datetime]
    points: tuple[OpenPoint, ...]
    questions: tuple[ReflectiveQuestion, ...]
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    is_held: bool = False
    asks_first: bool = False

    def keep(self, supervision: Supervision) -> None:
        """Save the supervision as it now is."""
        self._mark(supervision, saved=self.now())

    def keep_next(self, day: date | None) -> None:
        """Save when the two meet next."""
        self._mark(self.supervision, saved=self.now(), next=day)

    def finish(self) -> None:
        """Save the supervision as one that both have confirmed."""
        moment = self.now()
        self._mark(self.supervision, saved=moment, finished=moment)

    def put(self, question: Put) -> Reply:
        """Put one question, and leave when somebody leaves.

        Raises:
            PersonLeftError: somebody chose to save and leave.
        """
        return put_or_leave(self.asker, question)

    def choose(
        self, name: str, text: str, choices: Mapping[str, str], before: str = ""
    ) -> str | None:
        """Put a plain choice; None where somebody goes back."""
        reply = self.put(ask_choice(name, text, choices, before, moves=BACK_OR_LEAVE))
        return reply.ids[0] if isinstance(reply, Chosen) else None

    def text(self, name: str, text: str, before: str | None, *, why: str = "") -> str | None:
        """Ask for words; empty where they are passed over, None where somebody goes back."""
        question = ask_text(
            name,
            text,
            before,
            placeholder="roles, no names",
            skip_when="if there is nothing to say",
            why=why,
            moves=MOVES | ({Move.WHY} if why else frozenset()),
        )
        match self.put(question):
            case Moved(Move.BACK):
                return None
            case Wrote(typed):
                words = as_kept(typed)
                nudge(self.asker, words)
                return words
            case _:
                return ""

    def day(self, name: str, text: str, before: date | None) -> date | Move | None:
        """Ask for a day that may be left out; BACK where somebody goes back."""
        asked = ask_text(
            name,
            text,
            before.isoformat() if before else None,
            placeholder=COMING,
            skip_when="if there is none",
            wants_no_words=True,
            moves=MOVES,
        )
        return ask_day(self.put, asked, lambda typed: coming_day(self.asker, typed, self.today))

    def _mark(self, supervision: Supervision, **marks: object) -> None:
        marked = supervision.supervision.model_copy(update=marks)
        kept = supervision.model_copy(update={"supervision": marked})
        self.save(kept)
        self.supervision = kept
