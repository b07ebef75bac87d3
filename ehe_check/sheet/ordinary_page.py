"""The page about a family for whom nothing calls for a further step, on every medium."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.page.document import (
    Bullets,
    Callout,
    Heading,
    Item,
    Paragraph,
    WritingBox,
)
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.merged_points import Point, about
from ehe_check.sheet.page_one import advice, decided, guard, to_sign, who_and_by_when
from ehe_check.sheet.page_two import clashes
from ehe_check.sheet.sheet_paper import Paper, with_known

LEVEL = 2


def ordinary_page(paper: Paper) -> Blocks:
    """Yield the page about a family for whom nothing calls for a further step."""
    yield from guard(paper)
    yield from _calm(paper)
    yield from clashes(paper)
    first, fit = paper.first, paper.fit
    yield from _listed(text("To do"), first.to_do, fit.to_do)
    offers = text("Worth offering, if the family would like it")
    yield from _listed(offers, first.offers, fit.offers)
    yield from _listed(text("Going well"), first.going_well, fit.well)
    yield from _to_add(paper)


def _calm(paper: Paper) -> Blocks:
    for block in advice(paper):
        if isinstance(block, Callout) and paper.advice.is_enough:
            yield Callout(block.tone, block.title, (*block.blocks, *_lawful(block)))
        else:
            yield block


def _lawful(block: Callout) -> Iterator[Paragraph]:
    """Yield that home education is lawful, where the headline does not say so itself."""
    lawful = text("Home education is lawful, and no reason for concern in itself.")
    if not any(isinstance(each, Paragraph) and lawful in each.text for each in block.blocks):
        yield Paragraph(lawful)


def _listed(heading: str, points: tuple[Point, ...], most: int) -> Blocks:
    shown = points[:most]
    if shown:
        yield Heading(LEVEL, heading)
        yield Bullets(tuple(Item(with_known(each, about(each.whom, each.text))) for each in shown))
    if left := len(points) - len(shown):
        yield from md("*{heading}: {number} more in the annex*", heading=heading, number=str(left))


def _to_add(paper: Paper) -> Blocks:
    said = decided(paper)
    fields = [each for each in who_and_by_when(paper) if each.text]
    if paper.medium.is_screen and not said and not fields:
        return
    signed = () if paper.medium.is_screen else to_sign()[1:]
    yield WritingBox(
        text("What I decide") if said else text("Anything to add"),
        note="" if said else text("and anything you see differently, either way"),
        text=said or None,
        lines=1,
        fields=(*fields, *signed),
    )
