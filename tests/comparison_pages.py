"""Pages about two sessions, made as the command makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ehe_check.advice.guard import UNGUARDED
from ehe_check.comparison.parts.answers_told import AnswerGroup, headed
from ehe_check.comparison.parts.page_of_two import Page
from ehe_check.comparison.parts.two_sessions import lay_out_comparison
from ehe_check.comparison.tell import Pair, shared, tell_moved
from ehe_check.comparison.told import Both
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.moved.comparison import Comparison
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
from ehe_check.page.text import text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.sheet import PromptSheet
from tests.banks import TODAY
from tests.worked import shipped_library

SOFTWARE = "ehe-check test"
CLOSING = "This page cannot tell you a child is safe."


def heading_of(group: AnswerGroup) -> str:
    """The heading of a group of answers."""
    return headed(group).heading


def told_moved(
    one: Side, other: Side, *, share: bool = False, now: PromptSheet | None = None
) -> tuple[Comparison, Both]:
    """What moved between two sessions, and what is told of each.

    `now` is the later one's sheet as its case stands.
    """
    names = (text("The earlier session"), text("The later session"))
    pair = Pair((one, other), names, shipped_library().law, SOFTWARE)
    beside = now.recommendation.guard if now is not None else UNGUARDED
    found = replace(compare(one, other, beside=beside), cautions=pair.cautions)
    both = tell_moved(found, pair, now)
    if not share:
        return found, both
    return shared(found, both, text("left out of this copy"))


def moved_page(
    one: Side,
    other: Side,
    *,
    share: bool = False,
    now: PromptSheet | None = None,
    is_full: bool = True,
) -> Document:
    """The page of two sessions, in full unless a test wants it as it is usually printed."""
    found, both = told_moved(one, other, share=share, now=now)
    return lay_out_comparison(found, page_of(both, is_full=is_full))


def page_of(both: Both, *, is_full: bool = True) -> Page:
    """What a page is made of."""
    library, local = shipped_library(), Settings()
    return Page(both, library, local, TODAY, SOFTWARE, is_full=is_full)


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
