"""Why parents are not at a meeting about their child: one reason, chosen from a short list."""

from __future__ import annotations

from enum import StrEnum


class Absence(StrEnum):
    """The reasons that may be chosen; that parents are difficult is none."""

    RISK = "risk"
    HOLD = "hold"
    DISAGREEMENT = "disagreement"
    STAFF_SAFETY = "staff-safety"
    HARD_CONVERSATION = "hard-conversation"


HOLDING = frozenset({Absence.RISK, Absence.HOLD, Absence.STAFF_SAFETY})
"""With one of these, the family is not told yet, so every page of the session is under HOLD."""
