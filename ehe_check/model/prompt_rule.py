"""What a bank may raise: a rule that turns answers into one prompt on the sheet."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from ehe_check.model.base import Exact, Mark
from ehe_check.model.condition import Condition


class PromptKind(StrEnum):
    """What a prompt does to the advice, most urgent first; the last four do nothing to it."""

    EMERGENCY = "emergency"
    ACT_TODAY = "act-today"
    MEETING_TRIGGER = "meeting-trigger"
    SUPPORT = "support"
    SUPERVISION = "supervision"
    ACTION = "action"
    FIND_OUT = "find-out"
    NOTE = "note"
    STRENGTH = "strength"


BEARS_ON_URGENCY = frozenset(
    {
        PromptKind.EMERGENCY,
        PromptKind.ACT_TODAY,
        PromptKind.MEETING_TRIGGER,
        PromptKind.SUPPORT,
        PromptKind.SUPERVISION,
    },
)
URGENT = frozenset({PromptKind.EMERGENCY, PromptKind.ACT_TODAY})


class Route(StrEnum):
    """Whom to speak to today."""

    SOCIAL_CARE = "social-care"
    MEDICAL = "medical"
    LEAD = "lead"


class Support(StrEnum):
    """What counts beside a trigger: a sign about child or family, or a professionals' gap."""

    SIGN = "sign"
    GAP = "gap"


_BELONGS_TO = {
    "route": PromptKind.ACT_TODAY,
    "trigger": PromptKind.MEETING_TRIGGER,
    "support": PromptKind.SUPPORT,
    "who": PromptKind.FIND_OUT,
}

Text = Annotated[str, Field(min_length=1)]


class Wording(Exact):
    """A text for the reader, with another for use under HOLD."""

    text: Text
    approaches_family: Mark = False
    when_hold: str | None = None

    def under(self, *, hold: bool) -> str:
        """Return the wording to print, empty where it is left out under HOLD."""
        return self.text if not hold or self.when_hold is None else self.when_hold

    @model_validator(mode="after")
    def _has_its_hold_wording(self) -> Wording:
        if self.approaches_family and self.when_hold is None:
            message = 'approaches_family needs when_hold (another wording, or "" to leave it out)'
            raise ValueError(message)
        return self


class FindOut(Wording):
    """What to find out, and who could know, when a question's answer is not known."""

    who: Text


class PromptRule(Wording):
    """One thing that a bank may raise: when, what kind, its words and its statements.

    `record` marks the one rule that no answer raises, but the sessions of a case together.
    Source for the kinds and what each does to the advice: the review's L4.0 to L4.5.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]+-\d+(\.[a-z0-9-]+)+$")]
    kind: PromptKind
    on: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    when: Condition | None = None
    record: Mark = False
    statements: Annotated[tuple[str, ...], Field(min_length=1)]
    route: Annotated[tuple[Route, ...], Field(min_length=1)] | None = None
    trigger: Text | None = None
    support: Support | None = None
    who: Text | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> PromptRule:
        if (self.on is not None) + (self.when is not None) + self.record != 1:
            message = "needs exactly one of on, when and record"
            raise ValueError(message)
        for key, kind in _BELONGS_TO.items():
            if (getattr(self, key) is not None) != (self.kind is kind):
                message = f"{key} belongs to kind {kind.value!r}, which needs it"
                raise ValueError(message)
        return self
