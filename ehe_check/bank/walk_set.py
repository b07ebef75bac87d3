"""How much a session asks: the quick set of questions, or all of them."""

from __future__ import annotations

from enum import StrEnum


class WalkSet(StrEnum):
    """Which questions a session asks."""

    QUICK = "quick"
    FULL = "full"
