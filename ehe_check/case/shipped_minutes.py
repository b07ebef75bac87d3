"""How long the shipped questions take, known without reading them; `how_long` counts any others."""

from __future__ import annotations

from typing import NamedTuple

from ehe_check.bank.walk_set import WalkSet


class Minutes(NamedTuple):
    """Minutes for a family with one child, and how many more for each other child."""

    one: int
    more: int


SHIPPED = {WalkSet.QUICK: Minutes(23, 1), WalkSet.FULL: Minutes(34, 1)}
"""What the shipped bank comes to, which a test counts again."""
