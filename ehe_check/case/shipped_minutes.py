"""How long the shipped questions take, known without reading them; `how_long` counts any others."""

from __future__ import annotations

from typing import NamedTuple

from ehe_check.bank.walk_set import WalkSet


class Minutes(NamedTuple):
    """Minutes for one child of an ordinary family, and for three children with a worry."""

    one: int
    three: int

    @property
    def words(self) -> str:
        """How long it takes, in words."""
        return f"{self.one} minutes for one child, {self.three} for three with a worry"


SHIPPED = {WalkSet.QUICK: Minutes(21, 30), WalkSet.FULL: Minutes(34, 41)}
"""What the shipped bank comes to, which a test counts again."""
