"""Markdown: a document in CommonMark with tick boxes, in which every text shows as it was typed.

A text becomes one line, as long as it is; line ends within it stay, and runs of spaces become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import assert_never

from ehe_check.page.document import (
    TITLE_LEVEL,
    Bullets,
    Call,
    Callout,
    Calls,
    Checklist,
    Document,
    GroupRow,
    Heading,
    Item,
    Paragraph,
    Row,
    Rule,
    Table,
    Term,
    Terms,
    Tone,
    WritingBox,
)
from ehe_check.page.phrases import noted
from ehe_check.page.visible import visible
from ehe_check.render.plain_blocks import Plain, foot_lines, plain_blocks, title_lines

BLANK = "_" * 16  # with a space before it and nothing after, this is no emphasis and no rule
DEEPEST_HEADING = 6

_BULLET = "- "
_TICK_BOX, _TICKED_BOX = "- [ ] ", "- [x] "
_APART = "<!-- -->"
_LISTS = Bullets | Calls | Checklist | Terms
_RUNNING_TOGETHER = ((Callout, Callout), (_LISTS | WritingBox, _LISTS))
_HARD_BREAK = "\\\n"

_MARK = re.compile(
    r"""
      [\\`*_\[\]<>|~$^#{]               # marks wherever they stand
    | =(?==)
    | &(?=[#\w])                        # entities
    | (?<=\w)[.](?=[^\W\d_]{2})         # bare addresses: example.org
    | (?<=[A-Za-z]):(?=\S)              # and http://
    | (?<=\w)@(?=\w)
    | :(?=[A-Za-z][\w+-]*:)             # emoji by name
    """,
    re.VERBOSE,
)
_AT_THE_START = re.compile(r"\A(?:\d+(?=[.)])|(?=[-+=:]))")  # numbers and bullets


def render_markdown(document: Document) -> str:
    """Return a document as Markdown."""
    title, *lines = title_lines(document) or ("",)
    head: list[Plain] = [Heading(TITLE_LEVEL, title), *map(Paragraph, lines)]
    foot = map(Paragraph, foot_lines(document))
    return _one_after_another((*head, *plain_blocks(document.blocks), *foot)) + "\n"


def _one_after_another(blocks: tuple[Plain, ...]) -> str:
    """Return blocks, kept apart where two of them would run together."""
    pieces = [_block(block) for block in blocks[:1]]
    for before, block in pairwise(blocks):
        if any(isinstance(before, x) and isinstance(block, y) for x, y in _RUNNING_TOGETHER):
            pieces.append(_APART)
        pieces.append(_block(block))
    return "\n\n".join(filter(None, pieces))


def _block(block: Plain) -> str:  # noqa: C901, PLR0911 (one a kind of block)
    match block:
        case Heading():
            return _heading(block.level, block.text)
        case Callout():
            text = _one_after_another((Heading(block.level, block.title), *block.blocks))
            return _set_in(text, "> ", "> ")
        case Rule():
            return "---"
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            return _bullets(block)
        case Calls():
            return "\n".join(map(_with_box, map(_call, block.rows)))
        case Checklist():
            return "\n".join(map(_with_box, block.items))
        case Terms():
            return _list(_BULLET, map(_term, block.rows))
        case Table():
            return _table(block)
        case WritingBox():
            return _one_after_another(tuple(_opened(block)))
        case _:
            assert_never(block)


def _opened(box: WritingBox) -> Iterator[Plain]:
    """Yield a box to write in as its heading and what stands in it."""
    yield Heading(box.level, noted(box.title, box.note))
    if box.ticks:
        yield Checklist(tuple(map(Item, box.ticks)))
    if box.text is not None and not box.label:
        yield Paragraph(box.text)
    elif box.label:
        yield Terms((Term(box.label.removesuffix(":"), box.text),))
    if box.fields:
        yield Terms(box.fields)


def _call(call: Call) -> Item:
    beneath = tuple(filter(None, (call.why, call.kept)))
    numbers = ", ".join(call.numbers)
    return Item(numbers, call.who, beneath, call.blanks, is_ticked=call.is_ticked)


def _heading(level: int, text: str) -> str:
    return f"{'#' * min(level, DEEPEST_HEADING)} {_one_line(text)}".rstrip()


def _paragraph(paragraph: Paragraph) -> str:
    text = _lines(paragraph.text)
    if paragraph.tone is Tone.STRONG and text:
        text = f"**{text}**"
    return _with_cites(_lead(paragraph.lead) + text, paragraph.cites)


def _lead(lead: str) -> str:
    return f"**{_one_line(lead)}:** " if lead else ""


def _bullets(bullets: Bullets) -> str:
    if not bullets.is_numbered:
        return _list(_BULLET, map(_item, bullets.items))
    marks = (f"{number}. " for number, _ in enumerate(bullets.items, start=1))
    items = map(_item, bullets.items)
    return "\n".join(
        _set_in(item, mark, " " * len(mark)) for mark, item in zip(marks, items, strict=True)
    )


def _list(mark: str, items: Iterable[str]) -> str:
    room = " " * len(_BULLET)
    return "\n".join(_set_in(item, mark, room) for item in items)


def _with_box(item: Item) -> str:
    return _list(_TICKED_BOX if item.is_ticked else _TICK_BOX, (_item(item),))


def _item(item: Item) -> str:
    lines = (
        _with_cites(_lead(item.lead) + _lines(item.text), item.cites).rstrip(),
        *map(_lines, item.details),
        *(f"{_one_line(label)}: {BLANK}" for label in item.blanks),
    )
    return _HARD_BREAK.join(lines)


def _term(row: Term) -> str:
    return f"**{_one_line(row.label)}:** {BLANK if row.text is None else _lines(row.text)}".rstrip()


def _table(table: Table) -> str:
    rows = (_in_a_row(map(_one_line, table.columns)), _in_a_row("---" for _ in table.columns))
    grid = "\n".join((*rows, *(_row(row, table) for row in table.rows)))
    caption = _lines(table.caption)
    return f"{caption}\n\n{grid}" if caption else grid


def _row(row: Row | GroupRow, table: Table) -> str:
    if isinstance(row, GroupRow):
        return _in_a_row((f"**{_one_line(row.text)}**", *("" for _ in table.columns[1:])))
    head = _one_line(row.head)
    texts = (BLANK if cell.text is None else _in_a_cell(cell.text) for cell in row.cells)
    strong = head if table.is_list else f"**{head}**"
    return _in_a_row((strong if head else BLANK, *texts))


def _in_a_row(cells: Iterable[str]) -> str:
    return re.sub(" +", " ", f"| {' | '.join(cells)} |")


def _in_a_cell(text: str) -> str:
    """Return a text in one line, a stroke for each of its line ends."""
    return " / ".join(filter(None, map(_one_line, visible(text).split("\n"))))


def _with_cites(text: str, cites: tuple[str, ...]) -> str:
    return f"{text} [{', '.join(map(_one_line, cites))}]".lstrip() if cites else text


def _set_in(text: str, first: str, others: str) -> str:
    """Put a prefix before the first line of a text, and another before the others."""
    first_line, *rest = text.split("\n")
    return "\n".join([(first + first_line).rstrip(), *((others + line).rstrip() for line in rest)])


def _one_line(text: str) -> str:
    return _escaped(" ".join(visible(text).split()))


def _lines(text: str) -> str:
    """Return a text with its own line ends, as breaks that show."""
    lines = (" ".join(line.split()) for line in visible(text).strip().split("\n"))
    return _HARD_BREAK.join(map(_escaped, lines))


def _escaped(line: str) -> str:
    """Put a backslash before whatever would be read as a mark."""
    return _AT_THE_START.sub(r"\g<0>\\", _MARK.sub(r"\\\g<0>", line))
