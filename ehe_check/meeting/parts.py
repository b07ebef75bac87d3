"""What several papers of a meeting have: head, foot, box, decisions, and what is written in."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.meeting.pack import LEVEL, Pack
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Bullets,
    Cell,
    Checklist,
    Document,
    Heading,
    Item,
    PageFoot,
    PageHead,
    Row,
    Table,
    WritingBox,
)
from ehe_check.page.own import joined
from ehe_check.page.phrases import phrase
from ehe_check.page.text import Blocks, md, text

MOST_NAMED = 4
MOST_OPEN = 3
_DECISIONS = 5


def document(head: PageHead, foot: str, blocks: Blocks) -> Document:
    """Return a paper, with what stands at the top and foot of its pages."""
    closing = PageFoot(foot, text("This sheet cannot tell you a child is safe."))
    return Document(head.title, tuple(blocks), subtitle=head.line, head=head, foot=closing)


def head_of(pack: Pack, title: str, *, is_draft: bool) -> PageHead:
    """Return what stands at the top of each page of a paper about a case."""
    made = pack.sheet.provenance
    marks = [text("DRAFT")] if is_draft else []
    marks += [text("COPY TO SHARE")] if pack.sheet.is_shared else []
    told = (pack.first.reference, _children(pack), *marks)
    days = (
        text("answered {day}", day=day_words(made.answered_on)),
        text("printed {day}", day=day_words(made.made_on)),
    )
    return PageHead(title, joined(" \N{MIDDLE DOT} ", filter(None, told)), days)


def _children(pack: Pack) -> str:
    called = [child.called for child in pack.first.children]
    if len(called) > MOST_NAMED:
        return text("{number} children", number=str(len(called)))
    return phrase(called)


def notes(pack: Pack) -> Blocks:
    """Say what is still open, and what kind of copy it is; what cannot wait stands before it."""
    if pack.sheet.is_draft:
        questions = _still_open(pack)
        yield from md(
            """
            DRAFT :: The answers are not finished, so this may change. Not answered yet:
            {questions}.
            """
            if questions
            else """
            DRAFT :: Every question is answered, but nobody has finished it yet, so this may
            change.
            """,
            questions=questions,
        )
    if pack.sheet.is_shared:
        yield from md("""
            *Left out of this copy: the case reference, what people are called, and all that was
            written in own words. It is still about a real child: give it only to those who need
            it.*
            """)


def _still_open(pack: Pack) -> str:
    """Return which questions are open, those first that are closed first; empty where none is."""
    unanswered = (each.question for each in pack.sheet.unanswered)
    open_ = {each for each in unanswered if not pack.is_kept_apart(each)}
    places = {each: place for place, each in enumerate(pack.bank.closing_order)}
    in_order = sorted(open_, key=lambda each: (places.get(each, len(places)), each))
    shorts = [pack.bank.by_id[each].short for each in in_order]
    if len(shorts) <= MOST_OPEN:
        return "; ".join(shorts)
    questions, rest = "; ".join(shorts[:MOST_OPEN]), len(shorts) - MOST_OPEN
    return text("{questions}; and {number} more", questions=questions, number=str(rest))


def decided(widths: tuple[float, ...]) -> Blocks:
    """Yield the rows in which decisions are written."""
    yield Heading(LEVEL, text("Decided"))
    yield rows(
        md("""
        - No.
        - What changes for which child
        - Who (role)
        - By when
        - How we shall know
        """),
        numbers(_DECISIONS),
        widths,
    )


def asked_first(pack: Pack, title: str, answer: str) -> WritingBox:
    """Return the box of what the family is told, where somebody is asked before they are."""
    note = text("only once {person} has said who says what, and when", person=pack.person)
    asked = text("Asked {person} on ______, by __________", person=pack.person)
    return WritingBox(title, note, (asked, answer), lines=0)


def items_in(lists: Blocks) -> tuple[Item, ...]:
    """Return the items of lists."""
    several = (each for each in lists if isinstance(each, Bullets | Checklist))
    return tuple(item for each in several for item in each.items)


def ticks(title: str, lines: Blocks, note: str = "") -> WritingBox:
    """Return a box with a list's items to tick."""
    return WritingBox(title, note, tuple(item.text for item in items_in(lines)), lines=0)


def rows(
    columns: Blocks,
    heads: Iterable[str],
    widths: tuple[float, ...],
    printed: tuple[str | None, ...] = (),
) -> Table:
    """Return a table to write in, its columns a list's items; what is printed is in each row."""
    named = tuple(item.text for item in items_in(columns))
    cells = tuple(map(Cell, printed or (None,) * (len(named) - 1)))
    return Table("", named, tuple(Row(head, cells) for head in heads), widths=widths)


def numbers(last: int) -> tuple[str, ...]:
    """Return the heads of numbered rows."""
    return tuple(str(number) for number in range(1, last + 1))
