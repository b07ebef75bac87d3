"""Lines of a terminal: what each says, and how it is marked where a screen can show that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ehe_check.page.columns import wrapped

WIDTH = 79
"""How wide a line is at most, on a terminal of any width."""


class Mark(StrEnum):
    """How a line stands out, where it can; its words say it by themselves."""

    PLAIN = "plain"
    STRONG = "strong"
    URGENT = "urgent"
    HOLD = "hold"
    ADVICE = "advice"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, no wider than its screen."""

    text: str
    mark: Mark = Mark.PLAIN


Lines = Iterator[Line]


@dataclass(frozen=True, slots=True)
class Screen:
    """How wide a screen is and what it can show; `reads` is where lines are read out, not seen."""

    width: int = WIDTH
    reads: bool = False
    encoding: str = "utf-8"

    def wrap(self, text: str, mark: Mark = Mark.PLAIN, first: str = "", hang: str = "") -> Lines:
        """Yield a text as lines, `first` before it and `hang` before every other line."""
        yield from (Line(line, mark) for line in wrapped(text, self.width, first, hang))
