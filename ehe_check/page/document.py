"""A document: headings, lists and boxes that any format can print, whatever they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import assert_never

TITLE_LEVEL = 1


class Tone(StrEnum):
    """How a paragraph is said: plainly, so that it stands out, or as small print."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


class CalloutTone(StrEnum):
    """What a callout is for; its title must say so in words as well."""

    URGENT = "urgent"
    HOLD = "hold"
    ADVICE = "advice"
    PLAIN = "plain"


class Shape(StrEnum):
    """A shape drawn beside the words of a cell; it never stands for them."""

    ALL = "all"
    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the document's title is level 1, and no level is ever skipped."""

    level: int
    text: str
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `cites` names the references that it rests on."""

    text: str
    tone: Tone = Tone.PLAIN
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: what it is about, its text, lines beneath, and blanks to write on."""

    text: str
    lead: str = ""
    details: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of items."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of items with a box to tick before each."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A label and what stands beside it, or None for a blank to write on."""

    label: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Terms:
    """A list of labels, each with what stands beside it."""

    rows: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table, or None for a blank to write on."""

    text: str | None
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about, and its cells in the order of the columns."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; the first column holds the heads of the rows.

    Raises:
        ValueError: there is no row, or a row has more or fewer cells than there are columns.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        if not self.rows or any(1 + len(row.cells) != len(self.columns) for row in self.rows):
            message = "a table needs rows, each with a cell for every column after the first"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page, or a pause."""


Inner = Paragraph | Bullets | Checklist | Terms


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that stands out; its title counts as a heading of its level."""

    tone: CalloutTone
    title: str
    blocks: tuple[Inner, ...]
    level: int = TITLE_LEVEL + 1


Block = Heading | Paragraph | Callout | Bullets | Checklist | Terms | Table | Rule


@dataclass(frozen=True, slots=True)
class Document:
    """What a format prints: a title, and blocks in order.

    A form is filled with a pen: where a format has pages, they are set closely, in two columns.
    What `is_brief` is meant for one page, and is set closely too.

    Raises:
        ValueError: a heading skips a level.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    lang: str = "en-GB"
    made_on: date | None = None
    is_form: bool = False
    is_brief: bool = False

    def __post_init__(self) -> None:
        levels = (TITLE_LEVEL, *(level for block in self.blocks if (level := heading_level(block))))
        for above, below in pairwise(levels):
            if not TITLE_LEVEL < below <= above + 1:
                message = f"a heading of level {below} cannot follow one of level {above}"
                raise ValueError(message)


def heading_level(block: Block) -> int | None:
    """Return the level of a block that is or has a heading, None for any other."""
    return block.level if isinstance(block, Heading | Callout) else None


def citations_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return every reference that blocks cite, once each, in the order in which they come."""
    return tuple(dict.fromkeys(cite for block in blocks for cite in _cites(block)))


def _cites(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from block.cites
        case Bullets() | Checklist():
            yield from (cite for item in block.items for cite in item.cites)
        case Callout():
            yield from (cite for inner in block.blocks for cite in _cites(inner))
        case Heading() | Terms() | Table() | Rule():
            return
        case _:
            assert_never(block)
