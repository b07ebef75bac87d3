"""The terminal: a document as lines of text, in colour where the stream can show it.

Headings stand at the margin and text is set in, so that the order shows without colour or lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Calls,
    Checklist,
    Document,
    GroupRow,
    Heading,
    Inner,
    Item,
    Paragraph,
    Row,
    Rule,
    Table,
    Term,
    Terms,
    Tone,
)
from ehe_check.page.visible import can_encode, visible
from ehe_check.render.look import NARROWEST, Look
from ehe_check.render.plain_blocks import Plain, checklist, plain_blocks, title_lines

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    Lines = Iterator[Text]


MEASURE = 88
INDENT = 2
BLANK = "_" * 16
LONGEST_LABEL = 28
ROOMY = 60

_TICK_BOX, _TICKED_BOX = "[ ] ", "[x] "
_CALLOUT_STYLE = {
    CalloutTone.URGENT: "bold red",
    CalloutTone.HOLD: "bold magenta",
    CalloutTone.ADVICE: "bold cyan",
    CalloutTone.SAY: "bold",
    CalloutTone.PLAIN: "bold",
}
_TONE_STYLE = {Tone.PLAIN: "", Tone.STRONG: "bold", Tone.QUIET: "dim"}


def render_terminal(document: Document, look: Look) -> str:
    """Return a document as text for a terminal, each line at most as wide as the look says."""
    from rich.console import Console
    from rich.text import Text

    stream = StringIO()
    console = Console(
        file=stream,
        width=max(look.width, NARROWEST),
        color_system="standard" if look.colour else None,
        force_terminal=look.colour,
        no_color=not look.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    console.print(Text("\n").join(_Page(look, console).lines(document)), soft_wrap=True)
    return stream.getvalue()


class _Page:
    """Sets a document in lines of one width."""

    def __init__(self, look: Look, console: Console) -> None:
        self.look = look
        self.console = console
        self.width = min(console.width, MEASURE)
        self.has_drawing = not look.plain and can_encode("┃─•", look.encoding)
        self.bullet = "• " if self.has_drawing else "- "

    def lines(self, document: Document) -> Lines:
        """Yield every line of a document."""
        for place, line in enumerate(title_lines(document)):
            yield from self._wrapped(self._text(line, "" if place else "bold"), self.width)
        before: Plain | None = None
        for block in plain_blocks(document):
            if not isinstance(before, Heading) or isinstance(block, Heading | Callout):
                yield self._text("")
            yield from self._block(block)
            before = block

    def _block(self, block: Plain) -> Lines:
        match block:
            case Heading():
                inset = 0 if block.level <= INDENT else INDENT
                text = self._text(block.text, "bold")
                yield from set_in(self._wrapped(text, self.width - inset), " " * inset)
            case Callout():
                yield from self._callout(block)
            case Rule():
                if self.has_drawing:
                    yield self._text("─" * self.width, "dim")
            case Table():
                yield from set_in(self._table(block, self.width - INDENT), " " * INDENT)
            case Paragraph() | Bullets() | Checklist() | Terms():
                yield from set_in(self._inner(block, self.width - INDENT), " " * INDENT)
            case _:
                assert_never(block)

    def _callout(self, callout: Callout) -> Lines:
        style = _CALLOUT_STYLE[callout.tone]
        inside = self.width - INDENT
        title = self._wrapped(self._text(callout.title, style), inside)
        body = self._body(callout, inside)
        if self.has_drawing:
            yield from set_in(chain(title, body), "┃ ", style)
        else:
            yield from title
            yield from set_in(body, " " * INDENT)

    def _body(self, callout: Callout, width: int) -> Lines:
        for place, block in enumerate(callout.blocks):
            if place:
                yield self._text("")
            yield from self._inner(block, width)

    def _inner(self, block: Inner, width: int) -> Lines:
        match block:
            case Paragraph():
                text = self._text(f"{block.lead}: " if block.lead else "", "bold")
                text.append_text(self._text(block.text, _TONE_STYLE[block.tone]))
                yield from self._wrapped(self._with_cites(text, block.cites), width)
            case Bullets():
                yield from self._bullets(block, width)
            case Checklist():
                for item in block.items:
                    box = _TICKED_BOX if item.is_ticked else _TICK_BOX
                    yield from self._items((item,), box, width)
            case Calls():
                yield from self._inner(checklist(block), width)
            case Terms():
                yield from self._terms(block, width)
            case _:
                assert_never(block)

    def _bullets(self, bullets: Bullets, width: int) -> Lines:
        for number, item in enumerate(bullets.items, start=1):
            mark = f"{number}. " if bullets.is_numbered else self.bullet
            yield from self._items((item,), mark, width)

    def _items(self, items: Iterable[Item], mark: str, width: int) -> Lines:
        for item in items:
            yield from hung(self._text(mark), self._item(item, width - len(mark)))

    def _item(self, item: Item, width: int) -> Lines:
        text = self._text(f"{item.lead}: " if item.lead else "", "bold")
        text.append_text(self._text(item.text))
        yield from self._wrapped(self._with_cites(text, item.cites), width)
        for detail in item.details:
            yield from self._wrapped(self._text(detail), width)
        for label in item.blanks:
            yield from self._wrapped(self._text(f"{label}: {BLANK}"), width)

    def _terms(self, terms: Terms, width: int) -> Lines:
        longest = max(self._text(row.label).cell_len for row in terms.rows)
        if longest > LONGEST_LABEL:
            for place, row in enumerate(terms.rows):
                if place:
                    yield self._text("")
                yield from self._stacked(row, width)
            return
        column = longest + 2 if width >= ROOMY else INDENT
        for row in terms.rows:
            yield from self._beside(row, width, column)

    def _stacked(self, row: Term, width: int) -> Lines:
        yield from self._wrapped(self._text(row.label, "bold"), width)
        text = self._text(row.text if row.text is not None else BLANK)
        yield from set_in(self._wrapped(text, width - INDENT), " " * INDENT)

    def _beside(self, row: Term, width: int, column: int) -> Lines:
        label = self._text(f"{row.label}:", "bold")
        text = self._text(row.text if row.text is not None else BLANK)
        if column > label.cell_len:
            label.pad_right(column - label.cell_len)
            yield from hung(label, self._wrapped(text, width - column))
            return
        label.append(" ").append_text(text)
        yield from hung(self._text(""), self._wrapped(label, width - column), inset=column)

    def _table(self, table: Table, width: int) -> Lines:
        """Yield a table row by row, as a narrow screen can hold it and a voice can read it."""
        if table.caption.strip():
            yield from self._wrapped(self._text(table.caption), width)
            yield self._text("")
        for place, row in enumerate(table.rows):
            if place and not table.is_form:
                yield self._text("")
            if isinstance(row, GroupRow):
                yield from self._wrapped(self._text(row.text, "bold"), width)
                continue
            yield from self._wrapped(self._row_head(table, row), width)
            beneath = self._fields if table.is_form else self._row
            yield from set_in(beneath(table, row, width - INDENT), " " * INDENT)

    def _row_head(self, table: Table, row: Row) -> Text:
        column = table.columns[0]
        head = self._text(f"{column}: " if column.strip() else "")
        return head.append_text(self._text(row.head if row.head.strip() else BLANK, "bold"))

    def _row(self, table: Table, row: Row, width: int) -> Lines:
        cells = zip(table.columns[1:], row.cells, strict=True)
        told = tuple(Term(name, cell.text) for name, cell in cells if cell.text != "")
        if told:
            yield from self._terms(Terms(told), width)

    def _fields(self, table: Table, _: Row, width: int) -> Lines:
        """Yield a blank for each column after the first, as many on a line as fit."""
        line = self._text("")
        for column in table.columns[1:]:
            field = self._text(f"{column}: {BLANK}")
            if line.plain and line.cell_len + INDENT + field.cell_len <= width:
                line.append(" " * INDENT).append_text(field)
                continue
            if line.plain:
                yield from self._wrapped(line, width)
            line = field
        yield from self._wrapped(line, width)

    def _with_cites(self, text: Text, cites: tuple[str, ...]) -> Text:
        if cites:
            text.append_text(self._text(f" [{', '.join(cites)}]", "dim"))
        return text

    def _text(self, words: str, style: str = "") -> Text:
        from rich.text import Text

        return Text(end="").append(visible(words, self.look.encoding), style or None)

    def _wrapped(self, text: Text, width: int) -> Lines:
        for line in text.wrap(self.console, width, overflow="fold"):
            line.rstrip()
            yield line


def set_in(lines: Iterable[Text], prefix: str, style: str = "") -> Lines:
    """Put a prefix before every line; an empty line stays without spaces at its end."""
    from rich.text import Text

    for line in lines:
        before = prefix if line.plain else prefix.rstrip()
        yield Text(end="").append(before, style or None).append_text(line)


def hung(mark: Text, lines: Iterable[Text], inset: int | None = None) -> Lines:
    """Put a mark before the first line, and as much room before the others."""
    room = " " * (mark.cell_len if inset is None else inset)
    for place, line in enumerate(lines):
        if place == 0:
            yield mark.copy().append_text(line)
        else:
            yield from set_in([line], room)
