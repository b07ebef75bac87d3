"""How much a session asks: the quick set of questions or all of them, and how long each takes."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class WalkSet(StrEnum):
    """Which questions a session asks."""

    QUICK = "quick"
    FULL = "full"


class Minutes(NamedTuple):
    """Minutes for one child of an ordinary family, and for three children with a worry."""

    one: int
    three: int

    @property
    def words(self) -> str:
        """How long it takes, in words."""
        return f"{self.one} minutes for one child, {self.three} for three with a worry"


SHIPPED_MINUTES = {WalkSet.QUICK: Minutes(21, 29), WalkSet.FULL: Minutes(33, 40)}
"""What the shipped bank comes to, which a test counts again."""
