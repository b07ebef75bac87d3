"""Boxes on a Word page: each is a table of one cell or few, whose frame says what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Calls,
    Checklist,
    Paragraph,
    Term,
    Terms,
    WritingBox,
)
from ehe_check.render.docx.word_marks import add_blanks, add_box, note, say
from ehe_check.render.docx.word_place import (
    Place,
    border,
    keep_in_one_piece,
    keep_with_next,
    leave_room,
)

if TYPE_CHECKING:
    from docx.table import Table as Grid
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph as Line

FIELDS_IN_A_ROW = 3
LONGEST_WHOLE_BOX = 1500  # in letters

# In points.
INSIDE = 14.0
BOX = 24.0
CALL = 10.0
GAP = 10.0
LINE_TO_WRITE_ON = 17.0
FIELD = 23.0
TITLES = {
    CalloutTone.URGENT: 13.0,
    CalloutTone.HOLD: 12.0,
    CalloutTone.ADVICE: 13.0,
    CalloutTone.SAY: 9.5,
    CalloutTone.PLAIN: 13.0,
}

Sides = dict[str, tuple[str, int]]


def sides_of(tone: CalloutTone) -> Sides:
    """Return the frame of a callout: a thick one, a dashed one, a thick left edge, a bar, none."""
    match tone:
        case CalloutTone.URGENT:
            return _all_round("single", 24)
        case CalloutTone.HOLD:
            return _all_round("dashed", 16)
        case CalloutTone.ADVICE:
            return {**_all_round("single", 8), "left": ("single", 36)}
        case CalloutTone.SAY:
            return {"left": ("single", 18)}
        case CalloutTone.PLAIN:
            return {}
        case _:
            assert_never(tone)


def _all_round(style: str, size: int) -> Sides:
    return dict.fromkeys(("top", "left", "bottom", "right"), (style, size))


def framed(place: Place, callout: Callout) -> Place:
    """Return the place inside a new frame; one that is short is not torn over two pages."""
    grid = place.table(1, (place.width,), "Box")
    if sum(map(len, _texts_in(callout))) < LONGEST_WHOLE_BOX:
        keep_in_one_piece(grid)
    cell = grid.rows[0].cells[0]
    border(cell, **sides_of(callout.tone))
    return place.within(cell, place.width - INSIDE)


def _texts_in(callout: Callout) -> Iterator[str]:
    """Yield the texts that make a callout long."""
    for block in callout.blocks:
        match block:
            case Paragraph():
                yield block.text
            case Bullets() | Checklist():
                yield from (text for item in block.items for text in (item.text, *item.details))
            case Terms():
                yield from (f"{row.label}{row.text}" for row in block.rows)
            case Calls():
                yield from (text for call in block.rows for text in (call.why, call.kept))
            case _:
                assert_never(block)


def end_framed(place: Place, inside: Place) -> None:
    """Leave no gap at the end of a frame, and some after it."""
    if inside.cell is not None:
        inside.cell.paragraphs[-1].paragraph_format.space_after = 0
    place.end_table()


def label(line: Line, text: str) -> None:
    """Add a label in white on black before the title of a box, where it has one."""
    if text:
        say(line, f"\N{NO-BREAK SPACE}{text}\N{NO-BREAK SPACE}", "Label")
        say(line, " ")


def add_calls(place: Place, calls: Calls) -> None:
    """Write a row for each call: a box to tick, whom to ring, why, what to write down of it."""
    rest = place.width - BOX
    widths = (BOX, 0.38 * rest, 0.3 * rest, 0.32 * rest)
    grid = place.table(len(calls.rows), widths, "Side By Side")
    keep_in_one_piece(grid)
    for row, call in zip(grid.rows, calls.rows, strict=True):
        box, whom, why, after = row.cells
        add_box(box.paragraphs[0], is_ticked=call.is_ticked)
        say(whom.paragraphs[0], call.who, "Strong")
        say(whom.paragraphs[0], "".join(f" {number}" for number in call.numbers[:1]))
        for number in call.numbers[1:]:
            whom.paragraphs[0].add_run().add_break()
            say(whom.paragraphs[0], number)
        say(why.paragraphs[0], call.why)
        if call.kept:
            say(after.paragraphs[0], call.kept)
        add_blanks(after.paragraphs[0], call.blanks, 0, widths[-1] - GAP, CALL)
        for cell in row.cells:
            border(cell, top=("single", 4))
    place.end_table()


def add_writing_box(place: Place, box: WritingBox) -> None:
    """Write a box whose cells can be written in: the title, the text, and a cell a field."""
    width = place.width / FIELDS_IN_A_ROW
    rows = [
        box.fields[start : start + FIELDS_IN_A_ROW]
        for start in range(0, len(box.fields), FIELDS_IN_A_ROW)
    ]
    grid = place.table(2 + len(rows), (width,) * FIELDS_IN_A_ROW, "Box")
    keep_in_one_piece(grid)
    _write_asked(place, _whole_row(grid, 0), box)
    _write_text(grid, box)
    for number, fields in enumerate(rows, start=2):
        _write_fields(grid, number, fields)
    for number in range(1 + len(rows)):
        keep_with_next(tuple(grid.rows[number].cells))
    place.end_table()


def _whole_row(grid: Grid, number: int) -> Cell:
    first, *_, last = grid.rows[number].cells
    whole: Cell = first.merge(last)
    return whole


def _write_asked(place: Place, cell: Cell, box: WritingBox) -> None:
    border(cell, top=("single", 8), left=("single", 8), right=("single", 8))
    inside = place.within(cell, place.width - INSIDE)
    title = inside.line(f"Heading {min(box.level, 6)}")
    title.paragraph_format.space_before = 0
    say(title, box.title)
    note(title, box.note)
    if box.ticks or box.label:
        line = inside.line()
        for tick in box.ticks:
            add_box(line)
            say(line, f"\N{NO-BREAK SPACE}{tick}    ")
        say(line, box.label)


def _write_text(grid: Grid, box: WritingBox) -> None:
    cell = _whole_row(grid, 1)
    last = {} if box.fields else {"bottom": ("single", 8)}
    border(cell, left=("single", 8), right=("single", 8), **last)
    say(cell.paragraphs[0], box.text or "")
    if box.text is None:
        leave_room(grid, 1, LINE_TO_WRITE_ON * box.lines)


def _write_fields(grid: Grid, number: int, fields: tuple[Term, ...]) -> None:
    thin = ("single", 4)
    for cell in grid.rows[number].cells:
        border(cell, top=thin, left=thin, bottom=thin, right=thin)
    for cell, field in zip(grid.rows[number].cells, fields, strict=False):
        say(cell.paragraphs[0], f"{field.label}: ", "Note")
        say(cell.paragraphs[0], field.text or "")
    leave_room(grid, number, FIELD)


def side_by_side(place: Place, share: float) -> tuple[Place, Place]:
    """Return two places beside each other, the left one with a share of the line."""
    left, right = share * place.width, (1 - share) * place.width
    cells = place.table(1, (left, right), "Side By Side").rows[0].cells
    return place.within(cells[0], left - GAP), place.within(cells[1], right - GAP)
