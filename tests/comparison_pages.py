"""Pages about two sessions, made as the command makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ehe_check.comparison.parts.page_of_two import Page
from ehe_check.comparison.parts.readings_told import lay_out_readings
from ehe_check.comparison.parts.two_sessions import lay_out_comparison
from ehe_check.comparison.report import ComparisonReport
from ehe_check.comparison.share import shared
from ehe_check.comparison.tell import named_cautions, tell_moved, tell_readings
from ehe_check.comparison.told import Both
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.moved.comparison import Comparison
from ehe_check.over_time.moved.two_readings import Readings, compare_readings
from ehe_check.over_time.side import Side
from ehe_check.page.document import Block, Bullets, Callout, Checklist, Document, Heading, Item
from ehe_check.settings.settings import Settings
from ehe_check.sheet.report_file import report_for
from tests.banks import TODAY
from tests.pages import shipped_words
from tests.worked import shipped_library

SOFTWARE = "ehe-check test"
CLOSING = "This page cannot tell you a child is safe."


@cache
def words() -> ComparisonReport:
    """The words of both pages as they are shipped."""
    return report_for(ComparisonReport)


def told_moved(one: Side, other: Side, *, share: bool = False) -> tuple[Comparison, Both]:
    """What moved between two sessions, and what is told of each."""
    names = (words().moved.earlier, words().moved.later)
    found = replace(compare(one, other), cautions=named_cautions((one, other), names))
    both = tell_moved(found, (one, other), names, shipped_library().law, SOFTWARE)
    if not share:
        return found, both
    return shared(found, both, shipped_words().say("words.left_out"))


def told_readings(one: Side, other: Side, *, share: bool = False) -> tuple[Readings, Both]:
    """Where two readings differ, and what is told of each."""
    names = (words().readings.first, words().readings.second)
    found = replace(compare_readings(one, other), cautions=named_cautions((one, other), names))
    both = tell_readings(found, (one, other), names, shipped_library().law, SOFTWARE)
    if not share:
        return found, both
    return shared(found, both, shipped_words().say("words.left_out"))


def moved_page(one: Side, other: Side, *, share: bool = False) -> Document:
    """The page of two sessions."""
    found, both = told_moved(one, other, share=share)
    return lay_out_comparison(found, page_of(both))


def readings_page(one: Side, other: Side, *, share: bool = False) -> Document:
    """The page of two readings."""
    found, both = told_readings(one, other, share=share)
    return lay_out_readings(found, page_of(both))


def page_of(both: Both) -> Page:
    """What a page is made of."""
    return Page(both, words(), shipped_words(), shipped_library(), Settings(), TODAY, SOFTWARE)


def items_under(document: Document) -> dict[str, tuple[Item, ...]]:
    """Every item of a list, by the heading of the second level under which it stands."""
    found: dict[str, list[Item]] = {}
    under = ""
    for block in document.blocks:
        if isinstance(block, Callout) or (isinstance(block, Heading) and block.level == 2):
            under = block.title if isinstance(block, Callout) else block.text
            found.setdefault(under, [])
        found.setdefault(under, []).extend(_items(block))
    return {heading: tuple(items) for heading, items in found.items()}


def _items(block: Block) -> Iterator[Item]:
    if isinstance(block, Bullets | Checklist):
        yield from block.items
