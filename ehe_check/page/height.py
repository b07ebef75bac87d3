"""How high blocks are on A4, in lines of a sheet: counted from the blocks, and not drawn.

Each part is taken to be as high as it can be, so that what has room here has room on the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import assert_never

from ehe_check.page.columns import wrapped
from ehe_check.page.document import (
    Block,
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Cell,
    Checklist,
    Columns,
    Details,
    Drawing,
    GroupRow,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Spring,
    Table,
    Term,
    Terms,
    WritingBox,
)
from ehe_check.page.json_text import json_text

ACROSS = 118
"""How many letters a line of a sheet has at the least, on paper and in Word."""
ON_A4, IN_WORD = 65.0, 57.0
"""How many lines a page has beneath a head of one line; Word sets them further apart."""
A_LINE = 11.0
"""How high a line is, in points."""

_HEADING = 1.75
_GAP = 0.6
_A_CAPITAL_MORE = 0.4
_ONE_WORD = 12
_SHORT_LABEL = 36
_FRAMES = {
    CalloutTone.URGENT: 2.0,
    CalloutTone.HOLD: 1.8,
    CalloutTone.ADVICE: 2.0,
    CalloutTone.SAY: 1.0,
    CalloutTone.PLAIN: 0.8,
}
_BESIDE_A_CALL = 8
_ROW, _ROW_OF_SHAPES, _TO_WRITE_ON = 0.3, 0.45, 2.1
_FIELDS_IN_A_LINE = 3
_PAGE_WIDTH = 516


def height(blocks: Iterable[Block], across: float = ACROSS) -> float:
    """Return how many lines blocks are high at the most, so many letters across."""
    return sum(_height(block, across) for block in blocks)


def _height(block: Block, across: float) -> float:  # noqa: C901, PLR0911, PLR0912 (one a kind of block)
    match block:
        case Heading():
            return _HEADING + _lines(f"{block.text} {block.note}", across) - 1
        case Paragraph():
            return _told(block.lead, block.text, block.cites, across) + 0.25
        case Bullets() | Checklist():
            between = 0.6 if any(item.blanks for item in block.items) else 0.05
            return sum(_item(item, across - 4) + between for item in block.items) + _GAP
        case Terms():
            return sum(_term(row, block, across) for row in block.rows) + _GAP
        case Callout():
            return _callout(block, across)
        case Calls():
            return _calls(block, across - _BESIDE_A_CALL) + _GAP
        case Columns():
            left = across * _share_of_left(block) * 0.97
            return max(height(block.left, left), height(block.right, across * 0.95 - left))
        case Table():
            return _table(block, across)
        case Drawing():
            return block.height / block.width * _PAGE_WIDTH / A_LINE + 2
        case WritingBox():
            return _box(block, across)
        case Details():
            return _HEADING + height(block.blocks, across)
        case Rule():
            return 2
        case Spring() | PageBreak():
            return 0
        case _:
            assert_never(block)


def _lines(text: str, across: float) -> int:
    """Return in how many lines a text stands, each of so many letters at the most."""
    capitals = sum(map(str.isupper, text)) / max(len(text), 1)
    room = int(across / (1 + capitals * _A_CAPITAL_MORE))
    return sum(len(wrapped(part.strip(), max(room, 1))) for part in text.split("\n"))


def _item(item: Item, across: float) -> float:
    beneath = sum(_lines(each, across) for each in item.details)
    return _told(item.lead, item.text, item.cites, across) + beneath + 1.45 * len(item.blanks)


def _told(lead: str, text: str, cites: tuple[str, ...], across: float) -> int:
    cited = f" [{', '.join(cites)}]" if cites else ""
    return _lines(f"{lead}: {text}{cited}", across)


def _term(term: Term, terms: Terms, across: float) -> float:
    """Return how high a label is with its text: beside it where every label is short."""
    widest = max(len(row.label) for row in terms.rows)
    if widest > _SHORT_LABEL:
        return _lines(term.label, across - 4) + _lines(term.text or "", across - 4) + 0.9
    return _lines(term.text or "", across - widest * 1.2 - 3) + 0.9


def _callout(callout: Callout, across: float) -> float:
    """Return how high a callout is; HOLD and its like, unlabelled, stand beside what they say."""
    is_short = callout.label == "" and len(callout.title) <= _ONE_WORD
    is_beside = callout.tone is CalloutTone.HOLD and is_short and callout.blocks != ()
    room = across * 0.55
    between = "\n" if _lines(callout.label, room) > 1 else " "
    lines = _lines(f"{callout.label}{between}{callout.title}", room)
    title = 0 if is_beside else 1.6 * lines - 0.6
    return _FRAMES[callout.tone] + title + height(callout.blocks, across - 4 - 12 * is_beside)


def _share_of_left(columns: Columns) -> float:
    """Return how much of the line the left side has, as it has more or fewer words."""
    left, right = (len(json_text([*map(asdict, each)])) for each in (columns.left, columns.right))
    share = min(max(left / right, 0.8), 1.5)
    return share / (share + 1)


def _calls(calls: Calls, across: float) -> float:
    """Return how high calls are: the more is to be written down, the less whom and why have."""
    letters = max((len("".join(row.blanks)) for row in calls.rows), default=0)
    shares = 2.25 + min(max(0.6 + letters * 0.06, 1.05), 1.8)
    whom, why = across * 1.2 / shares, across / shares
    return sum(_call(row, across, whom, why) for row in calls.rows)


def _call(row: Call, across: float, whom: float, why: float) -> float:
    """Return how high a call is; no number is broken where it has room on a line of its own."""
    whole = "\n".join(each.replace(" ", "_") for each in row.numbers)
    numbers = _lines(f"{row.who} {whole}", whom)
    high = max(numbers, _lines(row.why, why), _lines(" ".join(row.blanks), why))
    kept = _lines(row.kept, across) + _ROW if row.kept else 0
    return high + kept + _ROW


def _table(table: Table, across: float) -> float:
    shares = table.widths or (1.0,) * len(table.columns)
    rooms = [across * share / sum(shares) - 3 for share in shares]
    heads = max(map(_lines, table.columns, rooms)) + _ROW
    caption = _lines(table.caption, across) + 1.5 if table.caption.strip() else 0
    return caption + heads + sum(_row(each, rooms, table) for each in table.rows) + _GAP


def _row(row: Row | GroupRow, rooms: list[float], table: Table) -> float:
    if isinstance(row, GroupRow):
        return _lines(row.text, sum(rooms)) + _ROW
    heights = (_cell(cell, room, table) for cell, room in zip(row.cells, rooms[1:], strict=True))
    head = _lines(row.head, rooms[0]) + _ROW if row.head.strip() else _TO_WRITE_ON
    return max((head, *heights))


def _cell(cell: Cell, room: float, table: Table) -> float:
    """Return how high a cell is: a shape stands above its text, or else before it."""
    if cell.text is None:
        return _TO_WRITE_ON
    if cell.shape is None:
        return _lines(cell.text, room) + _ROW
    if table.is_close:
        return _lines(f"xx {cell.text}", room) + _ROW_OF_SHAPES
    return 1 + (_lines(cell.text, room) if cell.text else 0) + _ROW_OF_SHAPES


def _box(box: WritingBox, across: float) -> float:
    inside = across - 6
    asked = "xxxxxx".join((*box.ticks, box.label))
    title = _lines(f"{box.title} {box.note}", inside * 0.85)
    written = _lines(box.text, inside) + 0.25 if box.text is not None else box.lines * 1.81
    return 2.3 + title + _lines(asked, inside) * 1.25 * bool(asked) + written + _fields(box, inside)


def _fields(box: WritingBox, across: float) -> float:
    """Return how high the labelled lines of a box are, three beside each other."""
    room = across / _FIELDS_IN_A_LINE - 3
    high = [_lines(f"{each.label}: {each.text or 'xxxx'}", room) for each in box.fields]
    return sum(
        max(high[at : at + _FIELDS_IN_A_LINE]) + 0.95
        for at in range(0, len(high), _FIELDS_IN_A_LINE)
    )
