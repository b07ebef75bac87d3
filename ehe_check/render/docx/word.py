"""Word: a document in real headings, lists and styles, to edit and to paste into a local form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from ehe_check.page.document import (
    TITLE_LEVEL,
    Block,
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Checklist,
    Columns,
    Details,
    Document,
    Drawing,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Rule,
    Spring,
    Table,
    Term,
    Terms,
    Tone,
    WritingBox,
)
from ehe_check.render.docx.word_frame import BETWEEN, set_up
from ehe_check.render.docx.word_lines import (
    TABLE_END,
    Place,
    add_blanks,
    add_box,
    are_short,
    cite,
    lead,
    note,
    say,
)
from ehe_check.render.docx.word_parts import describe, empty_word_file, harmless, points, saved
from ehe_check.render.docx.word_tables import add_table
from ehe_check.render.plain_blocks import title_lines

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as Line

DEEPEST_HEADING = 6
FIELDS_IN_A_ROW = 3

# In points.
INSIDE = 14.0
ITEM_INDENT = 19.85
LINE_TO_WRITE_ON = 17.0

_STYLES = {Tone.PLAIN: "Normal", Tone.STRONG: "Strong Line", Tone.QUIET: "Small Print"}
_FIRST = (CalloutTone.URGENT, CalloutTone.HOLD)
_LISTS = (Bullets, Checklist, Terms, Table, Calls)


def render_docx(document: Document) -> bytes:
    """Return a document as a Word file; the same document gives the same bytes."""
    word_file = empty_word_file(document.lang)
    name = harmless(BETWEEN.join(filter(None, (document.title, document.subtitle))))
    describe(word_file, document, name)
    width = set_up(word_file, document, name)
    _Page(Place(word_file, width)).write_document(document)
    return saved(word_file)


@dataclass(frozen=True, slots=True)
class _Page:
    """Writes blocks in one place of a Word file."""

    place: Place

    def write_document(self, document: Document) -> None:
        """Write a whole document; what stands at the foot of its pages ends its text as well."""
        title, *under = title_lines(document) or ("",)
        self.heading(TITLE_LEVEL, title)
        if under:
            say(self.place.line("Subtitle"), BETWEEN.join(under))
        self.write(document.blocks)
        if document.foot is not None and document.foot.right:
            say(self.place.line("Strong Line"), document.foot.right)

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks, what leads to a list or a table on the same page as its beginning."""
        for block, after in pairwise((*blocks, None)):
            if block is not None:
                line = self._block(block)
                if line is not None and isinstance(after, _LISTS):
                    line.paragraph_format.keep_with_next = True

    def _block(self, block: Block) -> Line | None:  # noqa: C901, PLR0912 (one a kind of block)
        """Write a block, and return its line where it is one that may lead to the next block."""
        match block:
            case Heading():
                line = self.heading(block.level, block.text, block.note)
                line.paragraph_format.page_break_before = block.starts_page or None
            case Paragraph():
                return self._paragraph(block)
            case Callout():
                self._callout(block)
            case Bullets():
                self._bullets(block)
            case Checklist():
                self._checklist(block)
            case Terms():
                self._terms(block)
            case Calls():
                self._checklist(Checklist(tuple(map(_item_of, block.rows))))
            case Table():
                add_table(self.place, block)
            case WritingBox():
                self._writing_box(block)
            case Columns():
                self.write((*block.left, *block.right))
            case Details():
                self.heading(block.level, block.summary)
                self.write(block.blocks)
            case Rule():
                self.place.line("Divider")
            case PageBreak():
                self.place.line(TABLE_END).paragraph_format.page_break_before = True
            case Drawing() | Spring():
                pass  # what a drawing shows stands in words beside it
            case _:
                assert_never(block)
        return None

    def heading(self, level: int, text: str, beside: str = "", *, label: str = "") -> Line:
        line = self.place.line(f"Heading {min(level, DEEPEST_HEADING)}")
        lead(line, label)
        say(line, text)
        note(line, beside)
        return line

    def _paragraph(self, paragraph: Paragraph) -> Line:
        line = self.place.line(_STYLES[paragraph.tone])
        lead(line, paragraph.lead)
        say(line, paragraph.text)
        cite(line, paragraph.cites)
        return line

    def _callout(self, callout: Callout) -> None:
        """Write a callout in a box, a thicker one for what comes first; a plain one in none."""
        is_plain = callout.tone is CalloutTone.PLAIN
        inside = self if is_plain else self._box("Strong Box" if callout.tone in _FIRST else "Box")
        title = inside.heading(callout.level, callout.title, label=callout.label)
        if not is_plain:
            title.paragraph_format.space_before = 0
        inside.write(callout.blocks)

    def _writing_box(self, box: WritingBox) -> None:
        """Write a box to write in: boxes to tick, the text or room for it, and labelled lines."""
        inside = self._box("Box")
        line = inside.heading(box.level, box.title, box.note)
        line.paragraph_format.space_before = 0
        if box.ticks or box.label:
            line = inside.place.line()
            for tick in box.ticks:
                add_box(line)
                say(line, f"\N{NO-BREAK SPACE}{tick}    ")
            say(line, box.label)
        if box.text is not None:
            say(inside.place.line(), box.text)
        else:
            line.paragraph_format.space_after = points(LINE_TO_WRITE_ON * box.lines)
        for start in range(0, len(box.fields), FIELDS_IN_A_ROW):
            inside.fields(box.fields[start : start + FIELDS_IN_A_ROW])

    def _box(self, style: str) -> _Page:
        """Return the page inside a new box, which is not torn over two pages."""
        (cell,) = self.place.table(1, (self.place.width,), style).rows[0].cells
        cell._element.clear_content()  # noqa: SLF001 (a new cell holds an empty line)
        return replace(self, place=replace(self.place, cell=cell, width=self.place.width - INSIDE))

    def _bullets(self, bullets: Bullets) -> None:
        number = self.place.new_numbers() if bullets.is_numbered else None
        for item in bullets.items:
            line = self.place.line("List Bullet" if number is None else "List Number")
            if number is not None:
                properties = line._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 (no other)
                properties.get_or_add_numId().val = number
            self._item(line, item)

    def _checklist(self, listed: Checklist) -> None:
        for item in listed.items:
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
            say(line, detail, "Note")
        if item.blanks:
            line.add_run().add_break()
            blanks = tuple(Term(label, None) for label in item.blanks)
            add_blanks(line, blanks, self.place.width, ITEM_INDENT)

    def _terms(self, terms: Terms) -> None:
        if all(row.text is None for row in terms.rows) and are_short(_labelled(terms.rows)):
            self.fields(terms.rows)
            return
        for row in terms.rows:
            if row.text is None:
                self.fields((row,))
            else:
                line = self.place.line("Term")
                say(line, f"{row.label}:", "Strong")
                line.add_run().add_tab()
                say(line, row.text)

    def fields(self, fields: tuple[Term, ...]) -> None:
        add_blanks(self.place.line(), _labelled(fields), self.place.width)


def _labelled(fields: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(Term(f"{field.label}:", field.text) for field in fields)


def _item_of(call: Call) -> Item:
    """Return a call as an item of a checklist, as many of its words in a line as have room."""
    text = BETWEEN.join((*call.numbers, call.why))
    kept = (call.kept,) if call.kept else ()
    return Item(text, call.who, kept, call.blanks, is_ticked=call.is_ticked)
