"""Lines of a terminal: what each says, and how it is marked where a screen can show that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from ehe_check.page.columns import wrapped
from ehe_check.page.visible import visible

T = TypeVar("T")

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


def as_shown(value: T, encoding: str) -> T:
    """Return a value with every text in it made harmless, and on one line."""
    shown: T = _shown(value, encoding)
    return shown


def _shown(value: Any, encoding: str) -> Any:  # noqa: ANN401 (any value)
    match value:
        case StrEnum() | date():
            return value
        case str():
            return " ".join(visible(value, encoding).split())
        case tuple():
            each = (_shown(one, encoding) for one in value)
            return type(value)(*each) if hasattr(value, "_fields") else tuple(each)
        case _ if is_dataclass(value) and not isinstance(value, type):
            held = {each.name: getattr(value, each.name) for each in fields(value)}
            return replace(value, **{name: _shown(one, encoding) for name, one in held.items()})
        case _:
            return value
