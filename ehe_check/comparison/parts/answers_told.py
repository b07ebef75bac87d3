"""What became of each answer: every one under exactly one heading, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ehe_check.comparison.parts.page_of_two import DASH, Page, bulleted, under
from ehe_check.comparison.report import AnswerGroup
from ehe_check.over_time.moved.comparison import Ageing, AnswerChange, EvidenceShift
from ehe_check.page.document import Block, Item
from ehe_check.page.words import fill

BEFORE_THE_LISTS = (
    AnswerGroup.CHANGED,
    AnswerGroup.NEWLY_ANSWERED,
    AnswerGroup.CONFIRMED,
    AnswerGroup.NOT_LOOKED_AT,
    AnswerGroup.STILL_NOT_KNOWN,
    AnswerGroup.NO_LONGER_ANSWERED,
)
AFTER_THE_LISTS = (
    AnswerGroup.STRONGER,
    AnswerGroup.WEAKER,
    AnswerGroup.OTHER_EVIDENCE,
    AnswerGroup.AGED,
    AnswerGroup.MAY_HAVE_AGED,
    AnswerGroup.NOT_READ,
)


def answers(
    page: Page, changes: Iterable[AnswerChange], groups: Iterable[AnswerGroup]
) -> Iterator[Block]:
    """Yield the answers of some groups, each group under its heading."""
    every = tuple(changes)
    for group in groups:
        items = (_item(page, change) for change in every if group_of(change) is group)
        yield from under(page.report.moved.answers[group], bulleted(items))


def group_of(change: AnswerChange) -> AnswerGroup:
    """Return the heading under which an answer is told: time first, then evidence."""
    match change.ageing:
        case Ageing.MOVED:
            return AnswerGroup.AGED
        case Ageing.MAY_HAVE_MOVED:
            return AnswerGroup.MAY_HAVE_AGED
        case None:
            return _by_evidence(change)
        case _:
            assert_never(change.ageing)


def _by_evidence(change: AnswerChange) -> AnswerGroup:
    match change.evidence:
        case EvidenceShift.STRONGER:
            return AnswerGroup.STRONGER
        case EvidenceShift.WEAKER:
            return AnswerGroup.WEAKER
        case EvidenceShift.CHANGED:
            return AnswerGroup.OTHER_EVIDENCE
        case None:
            return AnswerGroup(change.move)
        case _:
            assert_never(change.evidence)


def _item(page: Page, change: AnswerChange) -> Item:
    words = page.report.moved
    asked = page.asked(change.asked, change.whom, change.about)
    before, now = page.answer(change.before), page.answer(change.after)
    if before == now:
        return Item(f"{asked} {DASH} {now}")
    return Item(asked, details=(fill(words.before, answer=before), fill(words.now, answer=now)))
