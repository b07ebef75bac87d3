"""A drawing: lines, boxes, marks and words at places of a picture, black on white."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """A shape that means something; the words beside it say what."""

    RECENT = "recent"
    WITHIN_YEAR = "within-year"
    LONG_AGO = "long-ago"
    NEVER = "never"
    UNKNOWN = "unknown"
    NOT_THEIRS = "not-theirs"


class Side(StrEnum):
    """Which end of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Words:
    """A text on the line of its place, white behind it where it stands on something drawn."""

    x: float
    y: float
    text: str
    size: float
    at: Side = Side.START
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through its points; with `dash`, drawn so long and left out so long. Grey if faint."""

    points: tuple[tuple[float, float], ...]
    width: float = 1.0
    dash: tuple[float, float] | None = None
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A box: filled in black, outlined, outlined in dashes, or blank over what is under it."""

    x: float
    y: float
    width: float
    height: float
    is_filled: bool = False
    is_dashed: bool = False
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape centred on a place."""

    x: float
    y: float
    shape: Shape


@dataclass(frozen=True, slots=True)
class Arrow:
    """The head of an arrow to the right, centred on a place."""

    x: float
    y: float


Ink = Words | Stroke | Bar | Mark | Arrow


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, as wide and high as it says, in units of a CSS pixel; later ink lies over earlier.

    What it shows stands in words beside it too: a format that draws nothing leaves it out.
    """

    title: str
    description: str
    width: float
    height: float
    ink: tuple[Ink, ...]
