"""A page in lines of a terminal: closely where it is meant for one, and else with its blocks apart.

Closely, a block is a line or two, and nothing stands between blocks; apart, text is set in beneath
its heading. A heading stands in the line of the list or the grid that it is of. Where lines are
read out, or are too short for columns, a row is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import assert_never

from ehe_check.page.columns import cells, padded
from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Calls,
    Checklist,
    Document,
    Heading,
    Item,
    PageHead,
    Paragraph,
    Rule,
    Table,
    Term,
    Terms,
    Tone,
    WritingBox,
)
from ehe_check.page.phrases import noted
from ehe_check.render.line_tables import TableLines
from ehe_check.render.plain_blocks import Plain, foot_lines, plain_blocks
from ehe_check.render.screen_line import ENDS, Line, Lines, Mark, Screen

LONGEST_LABEL = 16
"""How far in a list may stand for the heading that stands before its first lines."""
APART = 2

_Unlisted = Heading | Callout | Paragraph | Checklist | Terms | Calls | Table | WritingBox | Rule
_TONES = {Tone.PLAIN: Mark.PLAIN, Tone.STRONG: Mark.STRONG, Tone.QUIET: Mark.QUIET}
_CALLOUTS = {
    CalloutTone.URGENT: Mark.URGENT,
    CalloutTone.HOLD: Mark.HOLD,
    CalloutTone.ADVICE: Mark.ADVICE,
    CalloutTone.SAY: Mark.STRONG,
    CalloutTone.PLAIN: Mark.STRONG,
}
_LONGEST_BLANK, _SHORTEST_BLANK = 13, 4
_IN_A_BOX = 12
_LINE_TO_WRITE_ON = 26
_SET_IN = 7
"""How far in reasons stand in a callout, as if there were a short word before them."""
_ROOMY = 60
_GAPS_AT_THE_RIGHT = (10, 3)


def document_lines(document: Document, screen: Screen) -> Lines:
    """Yield a page as lines, none wider than the screen, its head above and its foot beneath."""
    head = document.head or PageHead(document.title, "", (document.subtitle,))
    yield from _head(screen, head)
    blocks = [each for each in plain_blocks(document.blocks) if not isinstance(each, Rule)]
    blocks += [Paragraph(text, Tone.STRONG) for text in foot_lines(document)]
    if document.is_brief:
        yield from _Page(screen).run(blocks)
    else:
        yield from _Page(screen).run(tuple(_apart(blocks)), " ")


def _apart(blocks: Iterable[Plain]) -> Iterator[Plain]:
    """Yield blocks with a pause before each, but for what stands directly beneath its heading."""
    for before, block in pairwise((Rule(), *blocks)):
        if not isinstance(before, Heading) or isinstance(block, Heading | Callout | WritingBox):
            yield Rule()
        yield block


def _head(screen: Screen, head: PageHead) -> Lines:
    """Yield what page this is, its short lines at the right where they have room."""
    named = [*filter(None, map(screen.shown, (head.title, head.line)))]
    left = "  ".join(named)
    every = [screen.shown(each) for each in head.right]
    if screen.reads:
        parts = "  ".join((*named, *every)).split("  ")
        yield from screen.wrap(", ".join(filter(None, parts)), Mark.STRONG)
        return
    for gap in _GAPS_AT_THE_RIGHT:
        right = (" " * gap).join(every)
        if cells(left) + APART + cells(right) <= screen.width:
            line = padded(left, screen.width - cells(right)) + right
            yield Line(line.rstrip(), Mark.STRONG)
            return
    for text in (*([left] if cells(left) <= screen.width else named), "  ".join(every)):
        yield from screen.wrap(text, Mark.STRONG)


@dataclass(frozen=True, slots=True)
class _Label:
    """What names a list or a grid: what stands before its first items, and how far in they are."""

    text: str
    before: tuple[str, ...] = ()
    inset: int = 0


@dataclass(frozen=True, slots=True)
class _Page:
    """Sets blocks in lines of one width."""

    screen: Screen

    def run(self, blocks: Sequence[Plain], margin: str = "", inset: int = 1) -> Lines:
        """Yield blocks; what only names the list or the grid after it stands in its lines.

        Text stands after a margin, numbers as far in as `inset` says. What is said quietly after a
        list stands under the texts of its items.
        """
        label: _Label | None = None
        under = margin
        for block, after in zip_longest(blocks, blocks[1:]):
            named = None if label else self._label(block, after)
            if named is not None:
                label = named
                continue
            match block:
                case Bullets():
                    label = label or _Label("", inset=inset if block.is_numbered else 1)
                    yield from self._bullets(block, label)
                    under = " " * cells(_number(block, label, 1))
                case Paragraph(tone=Tone.QUIET):
                    yield from self.screen.wrap(_said(block), Mark.QUIET, under, under or " ")
                case _:
                    yield from self._block(block, label, margin)
                    under = margin
            label = None

    def _label(self, block: Plain, after: Plain | None) -> _Label | None:
        """Return a block as what names the one after it, where it can stand in its lines."""
        if self.screen.reads:
            return None
        match block, after:
            case Heading(), Table(caption="", is_list=False, columns=("", *_)):
                return _Label(self.screen.shown(block.text))
            case Heading(), Bullets(items=(_, *_), is_numbered=True):
                text = self.screen.shown(block.text)
                first, _, last = text.rpartition(" ")
                is_one = len(after.items) == 1 or not first
                before = (text,) if is_one else (first, f" {last}")
                label = _Label(text, before, max(map(cells, before)) + APART)
            case Paragraph(tone=Tone.PLAIN, cites=()), Bullets(items=(_, *_), is_numbered=True):
                text = self.screen.shown(_said(block))
                label = _Label(text, (f" {text}",), cells(text) + APART)
            case _:
                return None
        return label if label.inset <= LONGEST_LABEL and not label.text.endswith(ENDS) else None

    def _block(self, block: _Unlisted, label: _Label | None, margin: str) -> Lines:  # noqa: C901 (one a kind of block)
        wrap = self.screen.wrap
        match block:
            case Heading():
                yield from wrap(block.text, Mark.STRONG, hang=" ")
            case Paragraph():
                yield from wrap(_said(block), _TONES[block.tone], margin, " ")
            case Callout():
                yield from self._callout(block)
            case Checklist():
                for item in block.items:
                    yield from self._item(item, self.screen.box(is_ticked=item.is_ticked))
            case Terms():
                for row in block.rows:
                    yield from wrap(self._term(row), first=margin, hang="  ")
            case Calls():
                yield from self._calls(block)
            case Table():
                yield from wrap(block.caption, Mark.STRONG, margin, " ")
                yield from TableLines(self.screen, block, label.text if label else "").lines()
            case WritingBox():
                yield from self._writing_box(block)
            case Rule():
                yield Line("")
            case _:
                assert_never(block)

    def _term(self, term: Term) -> str:
        text = self.screen.blank(_LINE_TO_WRITE_ON) if term.text is None else term.text
        return f"{term.label}: {text}"

    def _callout(self, callout: Callout) -> Lines:
        """Yield a callout; what it says goes on after a title that is no sentence."""
        mark = _CALLOUTS[callout.tone]
        title = callout.title
        first, *rest = callout.blocks or (Paragraph(""),)
        blocks = callout.blocks
        is_label = self._label(first, rest[0] if rest else None) is not None
        if isinstance(first, Paragraph) and not title.endswith(ENDS) and not is_label:
            title = ": ".join(filter(None, (title, _said(first))))
            blocks = tuple(rest)
        yield from self.screen.wrap(title, mark, hang=" ")
        yield from self.run(blocks, " ", _SET_IN if self.screen.width >= _ROOMY else 1)

    def _bullets(self, bullets: Bullets, label: _Label) -> Lines:
        for number, item in enumerate(bullets.items, 1):
            yield from self._item(item, _number(bullets, label, number))

    def _item(self, item: Item, first: str) -> Lines:
        hang = " " * cells(first)
        text = ": ".join(filter(None, (item.lead, item.text)))
        yield from self.screen.wrap(_cited(text, item.cites), first=first, hang=hang)
        for detail in item.details:
            yield from self.screen.wrap(detail, first=hang, hang=hang)
        yield from self.screen.flow(self._to_fill(item.blanks), hang, hang)

    def _to_fill(self, labels: tuple[str, ...], wide: int = _LONGEST_BLANK) -> list[str]:
        return [
            f"{self.screen.shown(label)} {self.screen.blank(wide)}".lstrip() for label in labels
        ]

    def _calls(self, calls: Calls) -> Lines:
        """Yield whom to ring, each in a line if it fits there, and what else is said beneath."""
        whos = [self.screen.shown(row.who) for row in calls.rows]
        numbers = [", ".join(map(self.screen.shown, row.numbers)) for row in calls.rows]
        who = max(map(cells, whos), default=0) + APART
        number = max(map(cells, numbers), default=0) + APART + 1
        for row, name, ring in zip(calls.rows, whos, numbers, strict=True):
            box, why = self.screen.box(is_ticked=row.is_ticked), row.why
            hang = " " * len(box)
            line = f"{box}{padded(name, who)}{ring}".rstrip()
            beside = self._beside(row.blanks, self.screen.width - len(box) - who - number)
            is_seen = cells(line) <= self.screen.width and not self.screen.reads
            if beside and is_seen:
                yield Line((padded(line, len(box) + who + number) + beside).rstrip())
                beneath = list[str]()
            else:
                told = ", ".join(filter(None, (name, ring)))
                gap = ": " if self.screen.reads else "  "
                both = gap.join(filter(None, (told, self.screen.shown(row.why))))
                is_short = cells(box + both) <= self.screen.width
                yield from self.screen.wrap(both if is_short else told, first=box, hang=hang)
                beneath = self._to_fill(row.blanks)
                why = "" if is_short else why
            yield from self.screen.wrap(why, first=hang, hang=hang)
            yield from self.screen.flow(beneath, hang, hang)
            yield from self.screen.wrap(row.kept, first=hang, hang=hang)

    def _beside(self, blanks: tuple[str, ...], room: int) -> str:
        """Return the blanks of a call as wide as there is room, nothing where there is none."""
        bare = " ".join(self._to_fill(blanks, 0))
        wide = min((room - cells(bare)) // max(len(blanks), 1), _LONGEST_BLANK)
        return " ".join(self._to_fill(blanks, wide)) if wide >= _SHORTEST_BLANK else ""

    def _writing_box(self, box: WritingBox) -> Lines:
        """Yield a box to write in: in one line, if it fits there and there is nothing to read."""
        title = self.screen.shown(noted(box.title, box.note))
        fields = [_field(self.screen, each) for each in box.fields]
        if not box.ticks and not box.label and box.text is None:
            taken = sum(cells(each) + 1 for each in (title, *fields))
            blank = self.screen.blank(max(self.screen.width - taken, _LINE_TO_WRITE_ON))
            yield from self.screen.flow([f"{title} {blank}", *fields], "", " ")
            return
        text = box.text if box.text is not None else self.screen.blank(_LINE_TO_WRITE_ON)
        said = ": ".join(filter(None, (box.label.removesuffix(":"), text)))
        yield from self.screen.wrap(title, Mark.STRONG, hang=" ")
        mark = " - " if self.screen.reads else self.screen.box(is_ticked=False)
        for tick in box.ticks:
            yield from self.screen.wrap(tick, first=mark, hang=" " * len(mark))
        yield from self.screen.wrap(said, first=" ", hang=" ")
        yield from self.screen.flow(fields, " ", " ")


def _number(bullets: Bullets, label: _Label, number: int) -> str:
    """Return what stands before an item: a word of its list's name, and its number or a dash."""
    before = padded("".join(label.before[number - 1 : number]), label.inset)
    digits = len(str(len(bullets.items)))
    return before + (f"{number:>{digits}} " if bullets.is_numbered else "- ")


def _field(screen: Screen, field: Term) -> str:
    text = screen.blank(_IN_A_BOX) if field.text is None else screen.shown(field.text)
    return f"{screen.shown(field.label)} {text}"


def _said(paragraph: Paragraph) -> str:
    said = ": ".join(filter(None, (paragraph.lead, paragraph.text)))
    return _cited(said, paragraph.cites)


def _cited(text: str, cites: tuple[str, ...]) -> str:
    return f"{text} [{', '.join(cites)}]" if cites else text
