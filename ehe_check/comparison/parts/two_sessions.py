"""Two sessions one after the other: what moved, what did not, and what moved the advice."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.comparison.parts import page_top
from ehe_check.comparison.parts.answers_told import AFTER_THE_LISTS, BEFORE_THE_LISTS, answers
from ehe_check.comparison.parts.bank_told import changed_questions
from ehe_check.comparison.parts.lists_told import entries
from ehe_check.comparison.parts.page_end import ended
from ehe_check.comparison.parts.page_of_two import Blocks, Page
from ehe_check.comparison.parts.prompts_told import prompts
from ehe_check.over_time.moved.advice_moved import verdict_words
from ehe_check.over_time.moved.comparison import Comparison
from ehe_check.page.dates import day_words
from ehe_check.page.document import Block, Callout, CalloutTone, Document, Paragraph, Tone
from ehe_check.page.words import fill


def lay_out_comparison(found: Comparison, page: Page) -> Document:
    """Return the page of two sessions: what cannot wait in the later one stands first."""
    words = page.report.moved
    days = fill(
        words.subtitle, earlier=day_words(found.earlier_day), later=day_words(found.later_day)
    )
    read_on = (words.read_on, words.read_on_is)
    return Document(
        title=words.title,
        subtitle=", ".join(filter(None, (found.reference, days))),
        made_on=page.made_on,
        blocks=tuple(ended(page, tuple(_body(found, page)), found.cautions, read_on)),
    )


def _body(found: Comparison, page: Page) -> Iterator[Block]:
    words, later = page.report.moved, page.both.other
    yield from page_top.said_first(page)
    yield from page_top.urgent(page, later)
    yield from page_top.box(page, later)
    yield from _hold_gone(page)
    yield _advice(found, page)
    yield from answers(page, found.answers, BEFORE_THE_LISTS)
    yield from entries(page, words.entries, found.entries)
    yield from answers(page, found.answers, AFTER_THE_LISTS)
    yield from prompts(page, found)
    yield from changed_questions(page, found)


def _hold_gone(page: Page) -> Blocks:
    """Say that a HOLD of last time does not stand now: that alone does not lift it."""
    earlier, later = page.both.each
    if later.hold or not earlier.hold:
        return ()
    words = page.report.moved.hold_gone
    return (Callout(CalloutTone.HOLD, words.title, (Paragraph(words.text),)),)


def _advice(found: Comparison, page: Page) -> Callout:
    sentence = Paragraph(verdict_words(found.verdict), Tone.STRONG)
    alone = Paragraph(page.report.moved.alone)
    inner = (sentence, page_top.advice_of_both(page), alone)
    return Callout(CalloutTone.ADVICE, page.report.moved.heading, inner)
