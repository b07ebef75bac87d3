"""A document: headings, lists, boxes and drawings that any format can print, whatever they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from ehe_check.errors import refuse_where

TITLE_LEVEL = 1


class Seen(StrEnum):
    """How long ago somebody was seen: drawn as a shape, and said in the words beside it."""

    RECENT = "recent"
    WITHIN_YEAR = "within-year"
    LONG_AGO = "long-ago"
    NEVER = "never"
    UNKNOWN = "unknown"
    NOT_THEIRS = "not-theirs"

    @property
    def is_sighting(self) -> bool:
        """Whether they were seen at all."""
        return self in {Seen.RECENT, Seen.WITHIN_YEAR, Seen.LONG_AGO}


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
    shape: Seen


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
    SAY = "say"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands at the top of every page: a title, a line, and short lines at the right.

    A format with pages adds the page's number to the last of those.
    """

    title: str
    line: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageFoot:
    """What stands at the foot of every page; without pages, once at the end."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and a note in small print beside it.

    The document's title is level 1, and no level is ever skipped.
    """

    level: int
    text: str
    starts_page: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, after what it is about; `cites` names the references that it rests on."""

    text: str
    tone: Tone = Tone.PLAIN
    cites: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: what it is about, its text, lines beneath, and blanks to write on.

    Where the list has boxes to tick, its own may be ticked.
    """

    text: str
    lead: str = ""
    details: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of items, with numbers where their order matters."""

    items: tuple[Item, ...]
    is_numbered: bool = False


def bulleted(lines: Iterable[str]) -> Bullets:
    """Return lines as a list, each as it is."""
    return Bullets(tuple(map(Item, lines)))


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


def blank_terms(*labels: str) -> Terms:
    """Return labels, each with a blank to write on beside it."""
    return Terms(tuple(Term(label, None) for label in labels))


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to ring, with a box to tick: the numbers, why, and what to write down of it.

    `kept` is what was written down already, and then there are no blanks.
    """

    who: str
    numbers: tuple[str, ...]
    why: str
    blanks: tuple[str, ...] = ()
    kept: str = ""
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Calls:
    """Whom to ring, in order."""

    rows: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table, or None for a blank to write on.

    Its shape is drawn above its text, and before both of them a box to tick.
    """

    text: str | None
    shape: Seen | None = None
    tick: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about, and its cells in the order of the columns."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A line across a table that says what the rows beneath it have in common."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; the first column holds the heads of the rows.

    `widths` shares out the line among the columns. In a list the heads are no stronger than the
    other cells; where it is set closely, a shape stands beside its text and not above it.

    Raises:
        ValueError: there is no row, or a row has more or fewer cells than there are columns; or
            there are widths, but not one for each column.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row | GroupRow, ...]
    widths: tuple[float, ...] = ()
    is_list: bool = False
    is_close: bool = False

    def __post_init__(self) -> None:
        rows = self.plain_rows
        refuse_where(
            (
                not rows or any(1 + len(row.cells) != len(self.columns) for row in rows),
                "a table needs rows, each with a cell for every column after the first",
            ),
            (
                bool(self.widths) and len(self.widths) != len(self.columns),
                "a table that has widths needs one for every column",
            ),
        )

    @property
    def plain_rows(self) -> tuple[Row, ...]:
        """The rows that have cells."""
        return tuple(row for row in self.rows if isinstance(row, Row))

    @property
    def is_form(self) -> bool:
        """Whether it is there to be written in."""
        return all(cell.text is None for row in self.plain_rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class WritingBox:
    """A box to be written in: boxes to tick, what was written or lines for it, labelled lines.

    Its title counts as a heading of its level; without a text there are as many lines as it says.
    """

    title: str
    note: str = ""
    ticks: tuple[str, ...] = ()
    label: str = ""
    text: str | None = None
    lines: int = 2
    fields: tuple[Term, ...] = ()
    level: int = TITLE_LEVEL + 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page, or a pause."""


@dataclass(frozen=True, slots=True)
class Spring:
    """Empty room that pushes what follows to the foot of its page, in a format with pages."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a new page begins, in a format with pages."""


Inner = Paragraph | Bullets | Checklist | Terms | Calls


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that stands out, with a label in white on black; its title is a heading of its level.

    Its frame is told apart without colour: thick where it is urgent, dashed for HOLD, thin with a
    thick left edge for advice; what to say has a bar at its left; a plain one has no frame. In Word
    there is one frame, thicker where it is urgent or for HOLD.
    """

    tone: CalloutTone
    title: str
    blocks: tuple[Inner, ...]
    level: int = TITLE_LEVEL + 1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side where there is room, and else one after the other."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks that a page on a screen opens when asked; elsewhere they stand under their heading."""

    summary: str
    blocks: tuple[Block, ...]
    level: int = TITLE_LEVEL + 1


Block = (
    Heading
    | Callout
    | Inner
    | Table
    | Drawing
    | WritingBox
    | Columns
    | Details
    | Rule
    | Spring
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """What a format prints: a title, and blocks in order.

    A form is filled with a pen: where a format has pages, they are set closely, in two columns.
    What `is_brief` is meant for one page, and is set closely too; on paper, so is what has a head.
    A head stands for the title and subtitle, which then only name the file.

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
    head: PageHead | None = None
    foot: PageFoot | None = None

    def __post_init__(self) -> None:
        levels = (TITLE_LEVEL, *filter(None, map(heading_level, every_block(self.blocks))))
        for above, below in pairwise(levels):
            is_skipped = not TITLE_LEVEL < below <= above + 1
            refuse_where(
                (is_skipped, f"a heading of level {below} cannot follow one of level {above}")
            )


def heading_level(block: Block) -> int | None:
    """Return the level of a block that is or has a heading, None for any other."""
    match block:
        case Heading() | Callout() | WritingBox() | Details():
            return block.level
        case _:
            return None


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks and, after each, those that stand in it, in the order in which they are read."""
    for block in blocks:
        yield block
        match block:
            case Callout() | Details():
                yield from every_block(block.blocks)
            case Columns():
                yield from every_block((*block.left, *block.right))
            case _:
                pass


def citations_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return every reference that blocks cite, once each, in the order in which they come."""
    return tuple(dict.fromkeys(cite for block in every_block(blocks) for cite in _cites(block)))


def _cites(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from block.cites
        case Bullets() | Checklist():
            yield from (cite for item in block.items for cite in item.cites)
        case _:
            return
