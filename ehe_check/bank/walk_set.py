"""How much a session asks: the quick set of questions or all of them, and how long each takes."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class WalkSet(StrEnum):
    """Which questions a session asks."""

    QUICK = "quick"
    FULL = "full"


class Minutes(NamedTuple):
    """Minutes for one child of an ordinary family, and for three children with a worry.

    The latter are not known of a bank of one's own.
    """

    one: int
    three: int | None = None

    @property
    def words(self) -> str:
        """How long it takes, in words."""
        three = f", {self.three} for three with a worry" if self.three else ""
        return f"{self.one} minutes for one child{three}"


SHIPPED_MINUTES = {WalkSet.QUICK: Minutes(12, 23), WalkSet.FULL: Minutes(23, 30)}
"""What the shipped bank comes to on a terminal, rounded up: what first screen and README say."""
MINUTES_IN_LINES = {WalkSet.QUICK: Minutes(13, 28), WalkSet.FULL: Minutes(25, 37)}
"""The same in plain lines, where all is read out."""
