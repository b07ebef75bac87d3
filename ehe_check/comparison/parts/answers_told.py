"""What became of each answer: every one under exactly one heading, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import assert_never

from ehe_check.case.labels import number_of
from ehe_check.comparison.parts.page_of_two import (
    DASH,
    Blocks,
    Headed,
    Page,
    bulleted,
    folded,
    under,
)
from ehe_check.over_time.moved.comparison import (
    Ageing,
    AnswerChange,
    EntryChange,
    EntryMove,
    EvidenceShift,
)
from ehe_check.page.document import Block, Details, Item
from ehe_check.page.text import text


class AnswerGroup(StrEnum):
    """What the answers of two sessions are put under; each answer under exactly one."""

    CHANGED = "changed"
    NEWLY_ANSWERED = "newly-answered"
    CONFIRMED = "confirmed"
    NOT_LOOKED_AT = "not-looked-at"
    STILL_NOT_KNOWN = "still-not-known"
    NO_LONGER_ANSWERED = "no-longer-answered"
    STRONGER = "stronger"
    WEAKER = "weaker"
    OTHER_EVIDENCE = "other-evidence"
    AGED = "aged"
    MAY_HAVE_AGED = "may-have-aged"
    NOT_READ = "not-read"


BEFORE_THE_LISTS = (
    AnswerGroup.CHANGED,
    AnswerGroup.NEWLY_ANSWERED,
    AnswerGroup.NO_LONGER_ANSWERED,
)
AFTER_THE_LISTS = (
    AnswerGroup.AGED,
    AnswerGroup.MAY_HAVE_AGED,
    AnswerGroup.STRONGER,
    AnswerGroup.WEAKER,
    AnswerGroup.OTHER_EVIDENCE,
    AnswerGroup.STILL_NOT_KNOWN,
)
UNCHANGED = (AnswerGroup.CONFIRMED, AnswerGroup.NOT_LOOKED_AT, AnswerGroup.NOT_READ)
"""What is only printed in full."""
_BY_TIME = {
    Ageing.MOVED: AnswerGroup.AGED,
    Ageing.MAY_HAVE_MOVED: AnswerGroup.MAY_HAVE_AGED,
}
_BY_EVIDENCE = {
    EvidenceShift.STRONGER: AnswerGroup.STRONGER,
    EvidenceShift.WEAKER: AnswerGroup.WEAKER,
    EvidenceShift.CHANGED: AnswerGroup.OTHER_EVIDENCE,
}


def answers(
    page: Page, changes: Iterable[AnswerChange], groups: Iterable[AnswerGroup]
) -> Iterator[Block]:
    """Yield the answers of some groups, each group under its heading."""
    every = tuple(changes)
    for group in groups:
        yield from under(headed(group), _listed(page, every, group))


def unchanged(page: Page, changes: Iterable[AnswerChange]) -> Iterator[Details]:
    """Yield the answers that are as they were, each group folded under its heading."""
    every = tuple(changes)
    for group in UNCHANGED:
        yield from folded(headed(group), _listed(page, every, group))


def headed(group: AnswerGroup) -> Headed:
    """Return the heading of a group of answers, and what to know first."""
    headings = {
        AnswerGroup.CHANGED: text("Answered differently"),
        AnswerGroup.NEWLY_ANSWERED: text("Answered in the later session only"),
        AnswerGroup.CONFIRMED: text("Looked at again, and the same"),
        AnswerGroup.NOT_LOOKED_AT: text("Not looked at again"),
        AnswerGroup.STILL_NOT_KNOWN: text("Still not known"),
        AnswerGroup.NO_LONGER_ANSWERED: text("Answered in the earlier session only"),
        AnswerGroup.STRONGER: text("The same answer, from a stronger source"),
        AnswerGroup.WEAKER: text("The same answer, from a weaker source"),
        AnswerGroup.OTHER_EVIDENCE: text("The same answer, from another source"),
        AnswerGroup.AGED: text("The same answer, and time has passed"),
        AnswerGroup.MAY_HAVE_AGED: text("Not looked at again, and time may have changed it"),
        AnswerGroup.NOT_READ: text("Kept, but used in neither session"),
    }
    intros = {
        AnswerGroup.NOT_LOOKED_AT: text(
            "These answers stand as they did last time. Nobody has said that they are still so."
        ),
        AnswerGroup.STILL_NOT_KNOWN: text(
            "For professionals to find out. It is no mark against the family."
        ),
        AnswerGroup.NO_LONGER_ANSWERED: text(
            "In the later one it is not known, or not answered. An answer that is "
            "missing is not read as the reassuring one."
        ),
        AnswerGroup.WEAKER: text(
            "In the earlier session it was seen or read in a record, or had a source "
            "that the later one does not name."
        ),
        AnswerGroup.OTHER_EVIDENCE: text(
            "Neither source is stronger than the other. A second voice may still rest on "
            "the first one's word."
        ),
        AnswerGroup.AGED: text("The month is the same, so the answer reads differently by now."),
        AnswerGroup.MAY_HAVE_AGED: text("No month stands beside these, so ask again."),
    }
    return Headed(headings[group], intros.get(group, ""))


def group_of(change: AnswerChange) -> AnswerGroup:
    """Return the heading under which an answer is told: time first, then evidence."""
    if change.ageing is not None:
        return _BY_TIME[change.ageing]
    if change.evidence is not None:
        return _BY_EVIDENCE[change.evidence]
    return AnswerGroup(change.move)


def _listed(page: Page, changes: tuple[AnswerChange, ...], group: AnswerGroup) -> Blocks:
    return bulleted(_item(page, each) for each in changes if group_of(each) is group)


def _item(page: Page, change: AnswerChange) -> Item:
    asked = page.asked(change.asked, change.whom, change.about)
    before, now = page.answer(change.before), page.answer(change.after)
    if before == now:
        return Item(f"{asked} {DASH} {now}")
    lines = (text("Earlier: {answer}", answer=before), text("Later: {answer}", answer=now))
    return Item(asked, details=lines)


def entries(page: Page, changes: Iterable[EntryChange]) -> Blocks:
    """List what changed on the lists, or in what two of them differ."""
    return bulleted(Item(_said(page, change)) for change in changes)


def _said(page: Page, change: EntryChange) -> str:
    roster = page.roster(change.roster)
    many = roster.many if roster else text("people")
    one, other = (told.called for told in page.both.each)
    match change.move:
        case EntryMove.ADDED:
            return text(
                "{whom}: on the list of {many} in {side} only.",
                whom=change.after,
                many=many,
                side=other,
            )
        case EntryMove.REMOVED:
            return text(
                "{whom}: on the list of {many} in {side} only.",
                whom=change.before,
                many=many,
                side=one,
            )
        case EntryMove.RELABELLED:
            before, after = change.before, change.after
            return text(
                '"{before}" in {one} is "{after}" in {other}.',
                before=before,
                after=after,
                one=one,
                other=other,
            )
        case EntryMove.DESCRIBED_ANEW:
            return _described(page, change)
        case _:
            assert_never(change.move)


def _described(page: Page, change: EntryChange) -> str:
    """Say what of an entry is described anew, in the words of its list where it has them."""
    roster = page.roster(change.roster)
    known = {each.id: each for each in roster.attributes} if roster else {}
    attribute = known.get(change.attribute)
    options = {each.id: each.text for each in attribute.options} if attribute else {}
    before, after = (
        options.get(value, value) or text("not said") for value in (change.before, change.after)
    )
    labels = dict(page.both.other.labels)
    whom = labels.get(change.about) or number_of(change.about, *page.both.banks)
    what = attribute.text if attribute else f"{change.attribute}."
    one, other = (told.called for told in page.both.each)
    return text(
        "{whom}: {attribute} In {one}: {before}. In {other}: {after}.",
        whom=whom,
        attribute=what,
        one=one,
        before=before,
        other=other,
        after=after,
    )
