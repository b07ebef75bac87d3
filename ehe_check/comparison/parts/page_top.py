"""The top of the page: what cannot wait, HOLD or ASK FIRST, and the advice of each session."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.comparison.parts.page_of_two import Blocks, Page
from ehe_check.comparison.report import AdviceWords
from ehe_check.comparison.told import OwnAdvice, Told
from ehe_check.page.dates import day_words
from ehe_check.page.document import Block, Paragraph, Term, Terms, Tone
from ehe_check.page.words import fill
from ehe_check.sheet.parts import top


def said_first(page: Page) -> Iterator[Block]:
    """Say that this is a copy without what people wrote, and which session is a draft."""
    if page.both.is_shared:
        yield Paragraph(page.report.shared, Tone.STRONG)
    for told in page.both.each:
        if told.is_draft:
            yield Paragraph(fill(page.report.draft, side=told.name), Tone.STRONG)


def urgent(page: Page, told: Told) -> Blocks:
    """Say what one session's sheet says is to be done now or today."""
    paper = page.paper(told)
    return tuple(top.act(page.sheet.say, paper)) if paper else ()


def box(page: Page, told: Told) -> Blocks:
    """Say how the family is spoken to of the worry, where the box of one session says it."""
    paper = page.paper(told)
    stands = paper is not None and told.hold == paper.advice.hold
    return tuple(top.box(page.sheet.say, paper)) if paper and stands else ()


def advice_of_both(page: Page) -> Terms:
    """Give the advice of each session in words."""
    return Terms(
        tuple(Term(side_words(page, told), _advice(page, told)) for told in page.both.each)
    )


def side_words(page: Page, told: Told) -> str:
    """Return what a session is called, with its day."""
    return fill(page.report.advice.session, side=told.name, day=day_words(told.day))


def _advice(page: Page, told: Told) -> str:
    words = page.report.advice
    if told.advice is None:
        return words.cannot_be_read
    return "\n".join(filter(None, _lines(words, told, told.advice)))


def _lines(words: AdviceWords, told: Told, advice: OwnAdvice) -> Iterator[str]:
    yield advice.title
    yield advice.beneath
    yield words.none if advice.is_none else ""
    yield fill(words.box, box=advice.box) if advice.box else ""
    if not told.has_own_bank:
        yield words.read_with_other
