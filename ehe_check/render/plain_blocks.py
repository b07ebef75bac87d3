"""Blocks in plain: what a format of lines alone prints of a document, with words for its shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ehe_check.page.document import (
    Block,
    Callout,
    Cell,
    Columns,
    Details,
    Document,
    Drawing,
    GroupRow,
    Heading,
    Inner,
    PageBreak,
    Row,
    Rule,
    Spring,
    Table,
    WritingBox,
)
from ehe_check.page.phrases import noted

Plain = Heading | Callout | Inner | Table | WritingBox | Rule
"""What a format of lines alone prints."""
_TICK = "[ ]"


def title_lines(document: Document) -> tuple[str, ...]:
    """Return a document's title, and the lines that stand under it."""
    head = document.head
    if head is None:
        return tuple(filter(None, (document.title, document.subtitle)))
    return tuple(filter(None, (head.title, head.line, *head.right)))


def foot_lines(document: Document) -> tuple[str, ...]:
    """Return what stands at the foot of a document's pages."""
    foot = document.foot
    return () if foot is None else tuple(filter(None, (foot.left, foot.right)))


def plain_blocks(blocks: Iterable[Block]) -> Iterator[Plain]:
    """Yield blocks as plain ones, in the order in which they are read; none holds another of them.

    What a drawing shows stands in words beside it.
    """
    for block in blocks:
        match block:
            case Columns():
                yield from plain_blocks((*block.left, *block.right))
            case Details():
                yield Heading(block.level, block.summary)
                yield from plain_blocks(block.blocks)
            case Heading():
                yield replace(block, text=noted(block.text, block.note), note="")
            case Callout():
                title = ": ".join(filter(None, (block.label, block.title)))
                yield replace(block, title=title, label="")
            case Table():
                yield replace(block, rows=tuple(map(_in_words, block.rows)))
            case Drawing() | Spring() | PageBreak():
                pass
            case _:
                yield block


def _in_words(row: Row | GroupRow) -> Row | GroupRow:
    """Return a row whose cells say all that their shapes and boxes do."""
    return row if isinstance(row, GroupRow) else Row(row.head, tuple(map(_ticked, row.cells)))


def _ticked(cell: Cell) -> Cell:
    """Return a cell whose text begins with its box, where it has one; a blank stays one."""
    if cell.text is None or not cell.tick:
        return Cell(cell.text)
    return Cell(f"{_TICK} {cell.text}" if cell.text else _TICK)
