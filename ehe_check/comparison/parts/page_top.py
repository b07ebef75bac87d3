"""The top of the page: what cannot wait, HOLD or ASK FIRST, and the advice of each session."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.advice.recommendation import Recommendation
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.comparison.parts.page_of_two import Blocks, Page
from ehe_check.comparison.told import Told
from ehe_check.page.dates import day_words
from ehe_check.page.document import Block, Paragraph, Term, Tone
from ehe_check.page.text import text
from ehe_check.sheet.parts import top

_OF_NONE = frozenset({HeadlineKey.FIRM, HeadlineKey.NOT_FIRM})


def said_first(page: Page) -> Iterator[Block]:
    """Say that this is a copy without what people wrote, and which session is a draft."""
    if page.both.is_shared:
        yield Paragraph(
            text(
                "COPY TO SHARE. Left out of this copy: the case reference, what people are "
                "called in this case, notes, all that was written in own words, and "
                "decisions. It is still about a real child: share it only with those who "
                "need it."
            ),
            Tone.STRONG,
        )
    for told in page.both.each:
        if told.is_draft:
            yield Paragraph(
                text(
                    "{side} is a DRAFT: it is not finished, so what is said of it here may change.",
                    side=told.name,
                ),
                Tone.STRONG,
            )


def urgent(page: Page, told: Told) -> Blocks:
    """Say what one session's sheet says is to be done now or today."""
    paper = page.paper(told)
    return tuple(top.act(paper)) if paper else ()


def box(page: Page, told: Told) -> Blocks:
    """Say how the family is spoken to of the worry, where the box of one session says it."""
    paper = page.paper(told)
    stands = paper is not None and told.hold == paper.advice.hold
    return tuple(top.box(paper)) if paper and stands else ()


def advice_of(told: Told) -> Term:
    """Give the advice of one session in words, as on its own day."""
    label = side_words(told)
    if told.advice is None:
        return Term(
            label,
            text(
                "The questions it was answered with are not kept here, so its advice cannot "
                "be told. Look at the sheet that was printed then."
            ),
        )
    more = (
        ()
        if told.has_own_bank
        else (
            text(
                "Its own questions are not kept here, so this is read with those of the "
                "other session."
            ),
        )
    )
    return Term(label, "\n".join((*advice_lines(told.advice), *more)))


def advice_lines(advice: Recommendation) -> tuple[str, ...]:
    """Return what some answers advise, a line each: beneath what, and which box stands."""
    none = text("That is not a finding about the child.") if advice.headline in _OF_NONE else ""
    box = advice.box if advice.is_guarded else None
    stands = text("{box} stands.", box=box.title) if box is not None else ""
    return tuple(filter(None, (advice.title, advice.beneath, none, stands)))


def side_words(told: Told) -> str:
    """Return what a session is called, with its day."""
    return text("{side}, {day}", side=told.name, day=day_words(told.day))
