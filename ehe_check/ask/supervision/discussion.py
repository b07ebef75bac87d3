"""What the parts of a supervision share: who asks, what is agreed so far, saving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ehe_check.ask.conversation import Conversation
from ehe_check.supervision.points import OpenPoint
from ehe_check.supervision.supervision import ReflectiveQuestion, Supervision


@dataclass
class Discussion(Conversation):
    """One supervision under way.

    `save` writes it to its file before the next question is drawn; `today` and `now` are the clock,
    given from outside. `answers` are the session's, by question, as lines to read out beside the
    reflective questions, and `labels` what everybody listed is called. `is_held` says that a worry
    must not be raised with the family yet, `asks_first` that it is agreed first who does so.
    """

    supervision: Supervision
    save: Callable[[Supervision], None]
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

    def _mark(self, supervision: Supervision, **marks: object) -> None:
        marked = supervision.supervision.model_copy(update=marks)
        kept = supervision.model_copy(update={"supervision": marked})
        self.save(kept)
        self.supervision = kept
