"""How soon something should be done: an order of words, never a number that is shown."""

from __future__ import annotations

from enum import StrEnum


class Urgency(StrEnum):
    """The six levels of advice, least urgent first; compare them with `at_least`."""

    NONE = "none"
    RAISE_IN_SUPERVISION = "raise-in-supervision"
    CONSIDER_MEETING = "consider-meeting"
    STRONG_CASE_FOR_MEETING = "strong-case-for-meeting"
    ACT_TODAY = "act-today"
    EMERGENCY = "emergency"

    @property
    def place(self) -> int:
        """Where this level stands in the order, for comparing only."""
        return _ORDER.index(self)

    def at_least(self, other: Urgency) -> bool:
        """Say whether this level is as urgent as another, or more."""
        return self.place >= other.place


_ORDER = tuple(Urgency)
