"""Word: a document in real headings, lists and styles, to edit and to paste into a local form."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from ehe_check.page.document import (
    TITLE_LEVEL,
    Block,
    Bullets,
    Callout,
    Calls,
    Checklist,
    Columns,
    Details,
    Document,
    Heading,
    Item,
    Legend,
    PageBreak,
    Paragraph,
    Rule,
    Spring,
    Table,
    Term,
    Terms,
    Tone,
    WritingBox,
    every_block,
    shape_words,
)
from ehe_check.page.drawing import Drawing
from ehe_check.render.docx import word_boxes as boxes
from ehe_check.render.docx.word_frame import head_first_page, set_up
from ehe_check.render.docx.word_marks import (
    HANDWRITING,
    Words,
    add_blanks,
    add_box,
    add_shape,
    cite,
    end_blanks,
    lead,
    leave_blank,
    note,
    say,
)
from ehe_check.render.docx.word_parts import describe, empty_word_file, harmless, points, saved
from ehe_check.render.docx.word_place import TABLE_END, Place
from ehe_check.render.docx.word_tables import add_table

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as Line

DEEPEST_HEADING = 6
LONGEST_LABEL = 28

# In points.
LETTER_WIDTH = 5.6
STACKED_INDENT = 14.0
ITEM_INDENT = 19.85

_STYLES = {Tone.PLAIN: "Normal", Tone.STRONG: "Strong Line", Tone.QUIET: "Small Print"}
_LISTS = (Bullets, Checklist, Terms, Table, Calls)


def render_docx(document: Document) -> bytes:
    """Return a document as a Word file; the same document gives the same bytes."""
    word_file = empty_word_file(document.lang)
    name = harmless(" \N{MIDDLE DOT} ".join(filter(None, (document.title, document.subtitle))))
    describe(word_file, document, name)
    width = set_up(word_file, document, name)
    _Page(Place(word_file, width), shape_words(document.blocks)).write_document(document)
    return saved(word_file)


class _Page:
    """Writes blocks in one place of a Word file."""

    def __init__(self, place: Place, words: Words) -> None:
        self.place = place
        self.words = words

    def write_document(self, document: Document) -> None:
        """Write a whole document; what stands at the foot of its pages ends its text as well."""
        if document.head is not None:
            head_first_page(self.place, document.head)
        else:
            self._heading(TITLE_LEVEL, document.title)
            if document.subtitle:
                say(self.place.line("Subtitle"), document.subtitle)
        self.write(document.blocks)
        if document.foot is not None and document.foot.right:
            say(self.place.line("Strong Line"), document.foot.right)
        elif self.place.is_after_table:
            self.place.line(TABLE_END)  # Word wants a line after the last table

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks, what leads to a list or a table on the same page as its beginning."""
        for block, after in pairwise((*blocks, None)):
            if block is not None:
                line = self._block(block)
                if line is not None and isinstance(after, _LISTS):
                    line.paragraph_format.keep_with_next = True

    def _block(self, block: Block) -> Line | None:  # noqa: C901, PLR0912 (one a kind of block)
        """Write a block, and return its line where it is one line that leads to the next block."""
        match block:
            case Heading():
                self._written_heading(block)
            case Paragraph():
                return self._paragraph(block)
            case Legend():
                return self._legend(block)
            case Callout():
                self._callout(block)
            case Bullets():
                self._bullets(block)
            case Checklist():
                self._checklist(block)
            case Terms():
                self._terms(block.rows)
            case Calls():
                boxes.add_calls(self.place, block)
            case Table():
                add_table(self.place, block, self.words)
            case WritingBox():
                boxes.add_writing_box(self.place, block)
            case Columns():
                self._columns(block)
            case Details():
                self._heading(block.level, block.summary)
                self.write(block.blocks)
            case Rule():
                self.place.line("Divider")
            case PageBreak():
                self.place.begins_page = True
            case Drawing() | Spring():
                pass
            case _:
                assert_never(block)
        return None

    def _written_heading(self, heading: Heading) -> None:
        self.place.begins_page |= heading.starts_page
        note(self._heading(heading.level, heading.text), heading.note)

    def _heading(self, level: int, text: str) -> Line:
        line = self.place.line(f"Heading {min(level, DEEPEST_HEADING)}")
        say(line, text)
        return line

    def _paragraph(self, paragraph: Paragraph) -> Line:
        line = self.place.line(_STYLES[paragraph.tone])
        lead(line, paragraph.lead)
        say(line, paragraph.text)
        cite(line, paragraph.cites)
        return line

    def _legend(self, legend: Legend) -> Line:
        line = self.place.line("Small Print")
        for shape, words in legend.items:
            add_shape(line, shape, "")
            say(line, f"\N{NO-BREAK SPACE}{words}   ")
        return line

    def _callout(self, callout: Callout) -> None:
        inside = boxes.framed(self.place, callout)
        title = inside.line(f"Heading {min(callout.level, DEEPEST_HEADING)}")
        title.paragraph_format.space_before = 0
        boxes.label(title, callout.label)
        say(title, callout.title)
        for run in title.runs:
            run.font.size = points(boxes.TITLES[callout.tone])
        _Page(inside, self.words).write(callout.blocks)
        boxes.end_framed(self.place, inside)

    def _columns(self, columns: Columns) -> None:
        left, right = (_letters(side) for side in (columns.left, columns.right))
        share = min(0.62, max(0.45, left / max(1, left + right)))
        for place, blocks in zip(
            boxes.side_by_side(self.place, share), (columns.left, columns.right), strict=True
        ):
            _Page(place, self.words).write(blocks)
        self.place.end_table()

    def _bullets(self, bullets: Bullets) -> None:
        if not bullets.is_numbered:
            for item in bullets.items:
                self._item(self.place.line("List Bullet"), item)
            return
        number = _new_numbers(self.place)
        for item in bullets.items:
            line = self.place.line("List Number")
            properties = line._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 (no other name)
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
            self._item(line, item)

    def _checklist(self, checklist: Checklist) -> None:
        for item in checklist.items:
            line = self.place.line("Checklist")
            add_box(line, is_ticked=item.is_ticked)
            line.add_run().add_tab()
            self._item(line, item)

    def _item(self, line: Line, item: Item) -> None:
        lead(line, item.lead)
        say(line, item.text)
        cite(line, item.cites)
        for detail in item.details:
            line.add_run().add_break()
            say(line, detail, "Detail")
        if item.blanks:
            line.add_run().add_break()
            add_blanks(line, item.blanks, ITEM_INDENT, self.place.width)

    def _terms(self, rows: tuple[Term, ...]) -> None:
        longest = max(len(row.label) for row in rows)
        is_beside = longest <= LONGEST_LABEL
        hanging = (longest + 2) * LETTER_WIDTH if is_beside else STACKED_INDENT
        for row in rows:
            line = self._term(row, hanging, is_beside=is_beside)
            is_last = row is rows[-1]
            line.paragraph_format.keep_with_next = (row.text is None and not is_last) or None

    def _term(self, row: Term, hanging: float, *, is_beside: bool) -> Line:
        line = self.place.line("Term")
        line.paragraph_format.left_indent = points(hanging)
        line.paragraph_format.first_line_indent = points(-hanging)
        say(line, f"{row.label}:" if is_beside else row.label, "Strong")
        if is_beside:
            line.add_run().add_tab()
        else:
            line.add_run().add_break()
        if row.text is not None:
            say(line, row.text)
            return line
        line.paragraph_format.space_before = points(HANDWRITING / 2)
        leave_blank(line)
        end_blanks(line, self.place.width)
        return line


def _new_numbers(place: Place) -> int:
    """Return a numbering that begins at one."""
    numbering = place.word_file.part.numbering_part.element
    new = numbering.add_num(3)
    new.add_lvlOverride(ilvl=0).add_startOverride(1)
    number: int = new.numId
    return number


def _letters(blocks: Iterable[Block]) -> int:
    return sum(len(repr(block)) for block in every_block(blocks))
