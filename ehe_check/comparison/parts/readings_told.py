"""Two readings of one case: only where they differ, as questions to talk about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ehe_check.comparison.parts import page_top
from ehe_check.comparison.parts.lists_told import entries
from ehe_check.comparison.parts.page_end import ended
from ehe_check.comparison.parts.page_of_two import Blocks, Headed, Page, under
from ehe_check.comparison.told import Told
from ehe_check.over_time.moved.two_readings import Difference, ReadingDifference, Readings
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Document,
    Item,
    Paragraph,
    Terms,
    Tone,
)
from ehe_check.page.words import Say

_ORDER = (
    Difference.ANSWER,
    Difference.ONE_DOES_NOT_KNOW,
    Difference.EVIDENCE,
    Difference.OWN_WORDS,
)
_TOP = (page_top.urgent, page_top.box)


def lay_out_readings(found: Readings, page: Page) -> Document:
    """Return the page of two readings: what cannot wait in either stands first."""
    say = page.say
    read_on = (say("readings.read_on"), say("readings.read_on_is", day=day_words(found.day)))
    body = tuple(_body(say, found, page))
    return Document(
        title=say("readings.title"),
        subtitle=found.reference,
        made_on=page.made_on,
        blocks=tuple(ended(say, page, body, (), found.cautions, read_on)),
    )


def talking_point(say: Say, difference: Difference) -> str:
    """Return the question that a difference gives two people to talk about."""
    return {
        Difference.ANSWER: say("readings.talk.answer"),
        Difference.ONE_DOES_NOT_KNOW: say("readings.talk.one_does_not_know"),
        Difference.EVIDENCE: say("readings.talk.evidence"),
        Difference.OWN_WORDS: say("readings.talk.own_words"),
    }[difference]


def _body(say: Say, found: Readings, page: Page) -> Iterator[Block]:
    yield from page_top.said_first(say, page)
    for part in _TOP:
        yield from _of_either(say, page, part)
    yield _advice(say, found, page)
    yield from _differences(say, found, page)
    lists = entries(say, page, found.entries)
    yield from under(Headed(say("readings.entries.heading"), say("readings.entries.intro")), lists)


def _of_either(say: Say, page: Page, part: Callable[[Page, Told], Blocks]) -> Iterator[Block]:
    """Yield what both readings say once, and what only one of them says under its name."""
    one, other = (part(page, told) for told in page.both.each)
    if one == other:
        yield from one
        return
    for told, blocks in zip(page.both.each, (one, other), strict=True):
        yield from (_named(say, told, box) for box in blocks if isinstance(box, Callout))


def _named(say: Say, told: Told, box: Callout) -> Callout:
    return replace(box, title=say("readings.of_one", title=box.title, side=told.name))


def _advice(say: Say, found: Readings, page: Page) -> Callout:
    if found.first_upshot is None or found.second_upshot is None:
        sentence = say("readings.cannot_be_told")
    else:
        sentence = say("readings.differs") if found.advice_differs else say("readings.same")
    both = Terms(tuple(page_top.advice_of(say, told) for told in page.both.each))
    inner = (Paragraph(sentence, Tone.STRONG), both)
    return Callout(CalloutTone.ADVICE, say("readings.heading"), inner)


def _differences(say: Say, found: Readings, page: Page) -> Blocks:
    if not found.differences:
        return (Paragraph(say("readings.differences.none")),)
    headed = Headed(say("readings.differences.heading"), say("readings.differences.intro"))
    return under(headed, tuple(_talking_points(say, found, page)))


def _talking_points(say: Say, found: Readings, page: Page) -> Iterator[Block]:
    for difference in _ORDER:
        mine = [each for each in found.differences if each.difference is difference]
        if mine:
            yield Paragraph(talking_point(say, difference), Tone.STRONG)
            yield Bullets(tuple(_item(say, page, each) for each in mine))


def _item(say: Say, page: Page, each: ReadingDifference) -> Item:
    both = zip(page.both.each, (each.first, each.second), strict=True)
    lines = (
        say("readings.answer", side=told.name, answer=page.answer(given)) for told, given in both
    )
    return Item(page.asked(each.asked, each.whom, each.about), details=tuple(lines))
