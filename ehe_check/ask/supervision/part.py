"""A part of a supervision: what is asked at once, and whether that was come to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from ehe_check.ask.supervision.discussion import Discussion

STEPS = (
    "the child's day",
    "thinking it through",
    "ways to understand it",
    "decisions",
    "what would make you think again",
)
"""The five steps of a supervision, in order: experience, reflection, analysis, plan."""


@dataclass
class Part(ABC):
    """One part of a supervision; `step` is the step that it belongs to, the first being 1."""

    talk: Discussion
    step: ClassVar[int] = 1

    @property
    @abstractmethod
    def is_settled(self) -> bool:
        """Whether all of it was come to."""

    @property
    def comes_again(self) -> bool:
        """Whether it is asked again each time that the supervision is gone on with."""
        return False

    @abstractmethod
    def ask(self) -> bool:
        """Ask it; False where somebody goes back."""

    @property
    def heading(self) -> str:
        """Where in the supervision this stands."""
        return f"Step {self.step} of {len(STEPS)}: {STEPS[self.step - 1]}"


def lines(*several: str) -> str:
    """Return what stands beside a question, a line for each thing that there is to say."""
    return "\n".join(filter(None, several))
