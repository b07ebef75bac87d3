"""The top of the page: what cannot wait, HOLD or ASK FIRST, and the advice of each session."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.advice.recommendation import Recommendation
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.comparison.parts.page_of_two import Blocks, Page
from ehe_check.comparison.told import Told
from ehe_check.page.dates import day_words
from ehe_check.page.document import Block, Paragraph, Term, Tone
from ehe_check.page.words import Say
from ehe_check.sheet.parts import top

_OF_NONE = frozenset({HeadlineKey.FIRM, HeadlineKey.NOT_FIRM})


def said_first(say: Say, page: Page) -> Iterator[Block]:
    """Say that this is a copy without what people wrote, and which session is a draft."""
    if page.both.is_shared:
        yield Paragraph(say("shared"), Tone.STRONG)
    for told in page.both.each:
        if told.is_draft:
            yield Paragraph(say("draft", side=told.name), Tone.STRONG)


def urgent(page: Page, told: Told) -> Blocks:
    """Say what one session's sheet says is to be done now or today."""
    paper = page.paper(told)
    return tuple(top.act(page.sheet.say, paper)) if paper else ()


def box(page: Page, told: Told) -> Blocks:
    """Say how the family is spoken to of the worry, where the box of one session says it."""
    paper = page.paper(told)
    stands = paper is not None and told.hold == paper.advice.hold
    return tuple(top.box(page.sheet.say, paper)) if paper and stands else ()


def advice_of(say: Say, told: Told) -> Term:
    """Give the advice of one session in words, as on its own day."""
    label = side_words(say, told)
    if told.advice is None:
        return Term(label, say("advice.cannot_be_read"))
    more = () if told.has_own_bank else (say("advice.read_with_other"),)
    return Term(label, "\n".join((*advice_lines(say, told.advice), *more)))


def advice_lines(say: Say, advice: Recommendation) -> tuple[str, ...]:
    """Return what some answers advise, a line each: beneath what, and which box stands."""
    none = say("advice.none") if advice.headline in _OF_NONE else ""
    box = advice.box if advice.is_guarded else None
    stands = say("advice.box", box=box.title) if box is not None else ""
    return tuple(filter(None, (advice.title, advice.beneath, none, stands)))


def side_words(say: Say, told: Told) -> str:
    """Return what a session is called, with its day."""
    return say("advice.session", side=told.name, day=day_words(told.day))
