"""An upshot: what one bank makes of one set of answers on one day, without its hinges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ehe_check.model.prompt_rule import PromptKind, Route, Wording
from ehe_check.model.urgency import Urgency

AdviceKey: TypeAlias = tuple[Urgency, Urgency, bool, tuple[Route, ...]]


@dataclass(frozen=True)
class OpenPrompt:
    """One prompt that is raised, with its wording for HOLD and without."""

    id: str
    kind: PromptKind
    question: str
    about: str | None
    wording: Wording
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Upshot:
    """The advice on a day, and every prompt that is raised, in the bank's order.

    `names_worry` says that a worry is named.
    """

    day: date
    urgency: Urgency
    meeting: Urgency
    hold: bool
    routes: tuple[Route, ...]
    triggers: tuple[str, ...]
    names_worry: bool
    prompts: tuple[OpenPrompt, ...]

    @property
    def advice(self) -> AdviceKey:
        """What counts as the advice when two are compared."""
        return (self.urgency, self.meeting, self.hold, self.routes)
