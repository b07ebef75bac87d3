"""Word: a document in real headings, lists and styles, to edit and to paste into a local form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from ehe_check.page.document import (
    TITLE_LEVEL,
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Heading,
    Inner,
    Item,
    Paragraph,
    Rule,
    Table,
    Term,
    Terms,
    Tone,
)
from ehe_check.render.docx.word_parts import (
    TEXT_WIDTH,
    colour,
    describe,
    empty_word_file,
    frame,
    harmless,
    saved,
)
from ehe_check.render.docx.word_tables import add_table

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph as Line

DEEPEST_HEADING = 6
LONGEST_LABEL = 28

# In points.
BLANK_ENDS = 240.0
LETTER_WIDTH = 5.6
STACKED_INDENT = 14.0
CALLOUT_INDENT = 13.0
HANDWRITING = 17.0

_STYLES = {Tone.PLAIN: "Normal", Tone.STRONG: "Strong Line", Tone.QUIET: "Small Print"}
_HANGING = {"List Bullet": 14.2, "Checklist": 19.85}


def render_docx(document: Document) -> bytes:
    """Return a document as a Word file; the same document gives the same bytes."""
    word_file = empty_word_file(document.lang)
    name = harmless(" \N{MIDDLE DOT} ".join(filter(None, (document.title, document.subtitle))))
    describe(word_file, document, name)
    word_file.sections[0].footer.paragraphs[0].runs[0].text = name
    _Page(word_file).write(document)
    return saved(word_file)


class _Page:
    """Writes blocks at the end of a Word file; a line is what Word calls a paragraph."""

    def __init__(self, word_file: WordFile) -> None:
        self.word_file = word_file
        self.indent = 0.0

    def write(self, document: Document) -> None:
        """Write a whole document."""
        self._heading(TITLE_LEVEL, document.title)
        if document.subtitle:
            _say(self._line("Subtitle"), document.subtitle)
        for block in document.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                line = self._heading(block.level, block.text)
                line.paragraph_format.page_break_before = block.starts_page or None
            case Callout():
                self._callout(block)
            case Rule():
                self._line("Divider")
            case Table():
                add_table(self.word_file, block)
            case Paragraph() | Bullets() | Checklist() | Terms():
                self._inner(block)
            case _:
                assert_never(block)

    def _callout(self, callout: Callout) -> None:
        self.indent = CALLOUT_INDENT
        title = self._heading(callout.level, callout.title)
        colour(title, callout.tone)
        frame(
            [title, *(line for inner in callout.blocks for line in self._inner(inner))],
            callout.tone,
        )
        self.indent = 0.0

    def _inner(self, block: Inner) -> list[Line]:
        match block:
            case Paragraph():
                return [self._paragraph(block)]
            case Bullets():
                return [self._item(item, "List Bullet") for item in block.items]
            case Checklist():
                return [self._item(item, "Checklist") for item in block.items]
            case Terms():
                return list(self._terms(block.rows))
            case _:
                assert_never(block)

    def _heading(self, level: int, text: str) -> Line:
        line = self._line(f"Heading {min(level, DEEPEST_HEADING)}")
        _say(line, text)
        return line

    def _paragraph(self, paragraph: Paragraph) -> Line:
        line = self._line(_STYLES[paragraph.tone])
        _say(line, paragraph.text)
        _cite(line, paragraph.cites)
        return line

    def _item(self, item: Item, style: str) -> Line:
        line = self._line(style)
        if item.lead:
            _say(line, f"{item.lead}: ", "Strong")
        _say(line, item.text)
        _cite(line, item.cites)
        for detail in item.details:
            line.add_run().add_break()
            _say(line, detail, "Detail")
        for label in item.blanks:
            line.add_run().add_break()
            _say(line, f"{label}:")
            _leave_blank(line)
        if item.blanks:
            self._end_blanks(line, BLANK_ENDS)
        return line

    def _terms(self, rows: tuple[Term, ...]) -> Iterator[Line]:
        longest = max(len(row.label) for row in rows)
        is_beside = longest <= LONGEST_LABEL
        hanging = (longest + 2) * LETTER_WIDTH if is_beside else STACKED_INDENT
        for row in rows:
            line = self._term(row, hanging, is_beside=is_beside)
            line.paragraph_format.keep_with_next = (
                row.text is None and row is not rows[-1]
            ) or None
            yield line

    def _term(self, row: Term, hanging: float, *, is_beside: bool) -> Line:
        line = self._line("Term")
        line.paragraph_format.left_indent = _points(self.indent + hanging)
        line.paragraph_format.first_line_indent = _points(-hanging)
        _say(line, f"{row.label}:" if is_beside else row.label, "Strong")
        if is_beside:
            line.add_run().add_tab()
        else:
            line.add_run().add_break()
        if row.text is not None:
            _say(line, row.text)
            return line
        line.paragraph_format.space_before = _points(HANDWRITING / 2)
        _leave_blank(line)
        self._end_blanks(line)
        return line

    def _end_blanks(self, line: Line, *ends: float) -> None:
        """Draw each blank as a line to write on, up to one of these points or the margin."""
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

        for end in (*ends, TEXT_WIDTH - self.indent):
            line.paragraph_format.tab_stops.add_tab_stop(
                _points(end), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
            )

    def _line(self, style: str) -> Line:
        line = self.word_file.add_paragraph(style=style)
        if self.indent:
            line.paragraph_format.left_indent = _points(self.indent + _HANGING.get(style, 0))
            line.paragraph_format.right_indent = _points(self.indent)
        return line


def _say(line: Line, text: str, style: str | None = None) -> None:
    line.add_run(harmless(text), style)


def _leave_blank(line: Line) -> None:
    """Add a tab, and a space so high that a hand can write there."""
    line.add_run(" ").font.size = _points(HANDWRITING)
    line.add_run().add_tab()


def _cite(line: Line, cites: tuple[str, ...]) -> None:
    if cites:
        _say(line, f" [{', '.join(cites)}]", "Cites")


def _points(number: float) -> int:
    from docx.shared import Pt

    return Pt(number)
