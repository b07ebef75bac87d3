"""Two readings of one case: only where they differ, as questions to talk about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ehe_check.comparison.parts import page_top
from ehe_check.comparison.parts.lists_told import entries
from ehe_check.comparison.parts.page_end import ended
from ehe_check.comparison.parts.page_of_two import Blocks, Page, under
from ehe_check.comparison.told import Told
from ehe_check.over_time.moved.two_readings import (
    Difference,
    ReadingDifference,
    Readings,
    talking_point,
)
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Document,
    Item,
    Paragraph,
    Tone,
)
from ehe_check.page.words import fill

_ORDER = (
    Difference.ANSWER,
    Difference.ONE_DOES_NOT_KNOW,
    Difference.EVIDENCE,
    Difference.OWN_WORDS,
)
_TOP = (page_top.urgent, page_top.box)


def lay_out_readings(found: Readings, page: Page) -> Document:
    """Return the page of two readings: what cannot wait in either stands first."""
    words = page.report.readings
    read_on = (words.read_on, fill(words.read_on_is, day=day_words(found.day)))
    return Document(
        title=words.title,
        subtitle=found.reference,
        made_on=page.made_on,
        blocks=tuple(ended(page, tuple(_body(found, page)), found.cautions, read_on)),
    )


def _body(found: Readings, page: Page) -> Iterator[Block]:
    yield from page_top.said_first(page)
    for part in _TOP:
        yield from _of_either(page, part)
    yield _advice(found, page)
    yield from _differences(found, page)
    yield from entries(page, page.report.readings.entries, found.entries)


def _of_either(page: Page, part: Callable[[Page, Told], Blocks]) -> Iterator[Block]:
    """Yield what both readings say once, and what only one of them says under its name."""
    one, other = (part(page, told) for told in page.both.each)
    if one == other:
        yield from one
        return
    for told, blocks in zip(page.both.each, (one, other), strict=True):
        yield from (_named(page, told, box) for box in blocks if isinstance(box, Callout))


def _named(page: Page, told: Told, box: Callout) -> Callout:
    return replace(box, title=fill(page.report.readings.of_one, title=box.title, side=told.name))


def _advice(found: Readings, page: Page) -> Callout:
    words = page.report.readings
    if found.first_upshot is None or found.second_upshot is None:
        sentence = words.cannot_be_told
    else:
        sentence = words.differs if found.advice_differs else words.same
    inner = (Paragraph(sentence, Tone.STRONG), page_top.advice_of_both(page))
    return Callout(CalloutTone.ADVICE, words.heading, inner)


def _differences(found: Readings, page: Page) -> Blocks:
    words = page.report.readings.differences
    if not found.differences:
        return (Paragraph(words.none),)
    return under(words, tuple(_talking_points(found, page)))


def _talking_points(found: Readings, page: Page) -> Iterator[Block]:
    for difference in _ORDER:
        mine = [each for each in found.differences if each.difference is difference]
        if mine:
            yield Paragraph(talking_point(difference), Tone.STRONG)
            yield Bullets(tuple(_item(page, each) for each in mine))


def _item(page: Page, each: ReadingDifference) -> Item:
    words = page.report.readings
    both = zip(page.both.each, (each.first, each.second), strict=True)
    lines = (fill(words.answer, side=told.name, answer=page.answer(given)) for told, given in both)
    return Item(page.asked(each.asked, each.whom, each.about), details=tuple(lines))
