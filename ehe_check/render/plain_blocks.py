"""Blocks in plain: what a format of lines alone prints of a document, with words for its shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from ehe_check.page.document import (
    Block,
    Bullets,
    Call,
    Callout,
    Calls,
    Cell,
    Checklist,
    Columns,
    Details,
    Document,
    Drawing,
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

Plain = Heading | Callout | Paragraph | Bullets | Checklist | Terms | Table | Rule
TICK = "[ ]"


def title_lines(document: Document) -> tuple[str, ...]:
    """Return a document's title, and the lines that stand under it."""
    head = document.head
    if head is None:
        return tuple(filter(None, (document.title, document.subtitle)))
    return tuple(filter(None, (head.title, head.line, *head.right)))


def plain_blocks(document: Document) -> Iterator[Plain]:
    """Yield the blocks of a document as plain ones, its foot at the end."""
    for block in document.blocks:
        yield from _plain(block)
    if document.foot is not None:
        texts = filter(None, (document.foot.left, document.foot.right))
        yield from map(Paragraph, texts)


def _plain(block: Block) -> Iterator[Plain]:
    match block:
        case Paragraph() | Bullets() | Checklist() | Terms() | Rule():
            yield block
        case Heading():
            yield _with_note(block)
        case Callout():
            yield _callout(block)
        case Calls():
            yield checklist(block)
        case Table():
            yield table_in_words(block)
        case WritingBox():
            yield from _writing_box(block)
        case Columns():
            yield from _each(block.left)
            yield from _each(block.right)
        case Details():
            yield Heading(block.level, block.summary)
            yield from _each(block.blocks)
        case Drawing() | Spring() | PageBreak():
            pass  # what a drawing shows stands in words beside it
        case _:
            assert_never(block)


def _each(blocks: Iterable[Block]) -> Iterator[Plain]:
    for block in blocks:
        yield from _plain(block)


def _with_note(heading: Heading) -> Heading:
    text = f"{heading.text} ({heading.note})" if heading.note else heading.text
    return replace(heading, text=text, note="")


def _callout(callout: Callout) -> Callout:
    title = ": ".join(filter(None, (callout.label, callout.title)))
    blocks = tuple(checklist(one) if isinstance(one, Calls) else one for one in callout.blocks)
    return replace(callout, title=title, label="", blocks=blocks)


def checklist(calls: Calls) -> Checklist:
    """Return calls as a list of whom to ring, each with a box to tick."""
    return Checklist(tuple(map(_item, calls.rows)))


def _item(call: Call) -> Item:
    beneath = tuple(filter(None, (call.why, call.kept)))
    numbers = ", ".join(call.numbers)
    return Item(numbers, call.who, beneath, call.blanks, is_ticked=call.is_ticked)


def _writing_box(box: WritingBox) -> Iterator[Plain]:
    yield _with_note(Heading(box.level, box.title, note=box.note))
    if box.ticks:
        yield Checklist(tuple(map(Item, box.ticks)))
    if box.text is not None and not box.label:
        yield Paragraph(box.text)
    elif box.label:
        yield Terms((Term(box.label.removesuffix(":"), box.text),))
    if box.fields:
        yield Terms(box.fields)


def table_in_words(table: Table) -> Table:
    """Return a table whose cells say all that their shapes and boxes do."""
    return _each_cell(table, _ticked)


def _ticked(cell: Cell) -> Cell:
    """Return a cell whose text begins with its box, where it has one; a blank stays one."""
    if cell.text is None or not cell.tick:
        return Cell(cell.text)
    return Cell(f"{TICK} {cell.text}" if cell.text else TICK)


def _each_cell(table: Table, changed: Callable[[Cell], Cell]) -> Table:
    rows = (
        replace(row, cells=tuple(map(changed, row.cells))) if isinstance(row, Row) else row
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))
