"""Pages about two sessions, made as the command makes them."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.comparison.changes import ANSWER_MOVES
from ehe_check.comparison.page import lay_out_comparison
from ehe_check.comparison.two_sessions import Page, TwoSessions, shared, two_sessions
from ehe_check.over_time.comparison import AnswerMove
from ehe_check.over_time.side import Side
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Details,
    Document,
    Heading,
    Item,
)
from ehe_check.page.text import md
from ehe_check.settings.settings import Settings
from ehe_check.sheet.sheet import PromptSheet
from tests.banks import TODAY
from tests.worked import shipped_library

SOFTWARE = "ehe-check test"
CLOSING = "This page cannot tell you a child is safe."


def heading_of(move: AnswerMove) -> str:
    """The heading of what became of answers."""
    return next(each.text for each in md(ANSWER_MOVES[move]) if isinstance(each, Heading))


def compared(
    one: Side, other: Side, *, share: bool = False, now: PromptSheet | None = None
) -> TwoSessions:
    """Two sessions read together; `now` is the later one's sheet as its case stands."""
    two = two_sessions((one, other), shipped_library().law, SOFTWARE, now)
    return shared(two) if share else two


def moved_page(
    one: Side,
    other: Side,
    *,
    share: bool = False,
    now: PromptSheet | None = None,
    is_full: bool = True,
) -> Document:
    """The page of two sessions, in full unless a test wants it as it is usually printed."""
    return laid_out(compared(one, other, share=share, now=now), is_full=is_full)


def laid_out(two: TwoSessions, *, is_full: bool = True) -> Document:
    """The page of two sessions that were read together."""
    page = Page(two, shipped_library(), Settings(), TODAY, SOFTWARE, is_full=is_full)
    return lay_out_comparison(page)


def items_under(document: Document) -> dict[str, tuple[Item, ...]]:
    """Every item of a list, by the heading of the second level under which it stands."""
    found: dict[str, list[Item]] = {}
    under = ""
    for block in document.blocks:
        title = title_of(block)
        if title is not None:
            under = title
        found.setdefault(under, []).extend(_items(block))
    return {heading: tuple(items) for heading, items in found.items()}


def title_of(block: Block) -> str | None:
    """What a block that opens a part of the page is headed, None where it opens none."""
    match block:
        case Callout():
            return block.title
        case Heading() if block.level == 2:
            return block.text
        case Details():
            return block.summary
        case _:
            return None


def _items(block: Block) -> Iterator[Item]:
    match block:
        case Bullets() | Checklist():
            yield from block.items
        case Details():
            for inner in block.blocks:
                yield from _items(inner)
        case _:
            pass
