"""The top of the page: what cannot wait, HOLD, what is too little to advise, and the advice."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.core.laying_out import advising
from ehe_check.core.laying_out.material import Blocks, Material
from ehe_check.core.laying_out_comparisons.page import Page
from ehe_check.core.months import day_words
from ehe_check.model.comparison_words import AdviceWords
from ehe_check.model.document import Block, Paragraph, Term, Terms, Tone
from ehe_check.model.told import Told
from ehe_check.model.urgency import Urgency
from ehe_check.model.wording import fill


def said_first(page: Page) -> Iterator[Block]:
    """Say that this is a copy without what people wrote, and which session is a draft."""
    if page.both.is_shared:
        yield Paragraph(page.report.shared, Tone.STRONG)
    for told in page.both.each:
        if told.is_draft:
            yield Paragraph(fill(page.report.draft, side=told.name), Tone.STRONG)


def urgent(page: Page, told: Told) -> Blocks:
    """Say what one session's sheet says is to be done now or today."""
    material = page.material(told)
    return advising.urgent(page.report.urgent, material) if material else ()


def hold(page: Page, told: Told) -> Blocks:
    """Say that the worry must not be raised with the family yet, where one session says so."""
    material = page.material(told)
    return advising.hold(page.report.hold, material) if material and told.hold else ()


def not_enough(page: Page, told: Told) -> Blocks:
    """Say which opening questions of one session are open."""
    material = page.material(told)
    return advising.not_enough(page.report.not_enough, material) if material else ()


def advice_of_both(page: Page) -> Terms:
    """Give the advice of each session in words."""
    return Terms(
        tuple(Term(side_words(page, told), _advice(page, told)) for told in page.both.each)
    )


def side_words(page: Page, told: Told) -> str:
    """Return what a session is called, with its day."""
    return fill(page.report.advice.session, side=told.name, day=day_words(told.day))


def _advice(page: Page, told: Told) -> str:
    words, material = page.report.advice, page.material(told)
    if material is None:
        return words.cannot_be_read
    lines = [_level(words, material)]
    if material.gives_advice and material.sheet.opening_unanswered:
        lines.append(words.opening_open)
    if material.gives_advice and material.advice.urgency is Urgency.NONE:
        lines.append(words.none)
    lines += [words.hold] if told.hold else []
    lines += [] if told.has_own_bank else [words.read_with_other]
    return "\n".join(lines)


def _level(words: AdviceWords, material: Material) -> str:
    if not material.gives_advice:
        return words.not_enough
    advice = material.advice
    title = material.title_of(advice.urgency)
    if not advice.is_urgent or advice.meeting is Urgency.NONE:
        return title
    return fill(words.beneath, advice=title, meeting=material.title_of(advice.meeting))
