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
from ehe_check.page.words import Say


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
    say: Say, page: Page, changes: Iterable[AnswerChange], groups: Iterable[AnswerGroup]
) -> Iterator[Block]:
    """Yield the answers of some groups, each group under its heading."""
    every = tuple(changes)
    for group in groups:
        yield from under(headed(say, group), _listed(say, page, every, group))


def unchanged(say: Say, page: Page, changes: Iterable[AnswerChange]) -> Iterator[Details]:
    """Yield the answers that are as they were, each group folded under its heading."""
    every = tuple(changes)
    for group in UNCHANGED:
        yield from folded(headed(say, group), _listed(say, page, every, group))


def headed(say: Say, group: AnswerGroup) -> Headed:
    """Return the heading of a group of answers, and what to know first."""
    headings = {
        AnswerGroup.CHANGED: say("moved.answers.changed.heading"),
        AnswerGroup.NEWLY_ANSWERED: say("moved.answers.newly_answered.heading"),
        AnswerGroup.CONFIRMED: say("moved.answers.confirmed.heading"),
        AnswerGroup.NOT_LOOKED_AT: say("moved.answers.not_looked_at.heading"),
        AnswerGroup.STILL_NOT_KNOWN: say("moved.answers.still_not_known.heading"),
        AnswerGroup.NO_LONGER_ANSWERED: say("moved.answers.no_longer_answered.heading"),
        AnswerGroup.STRONGER: say("moved.answers.stronger.heading"),
        AnswerGroup.WEAKER: say("moved.answers.weaker.heading"),
        AnswerGroup.OTHER_EVIDENCE: say("moved.answers.other_evidence.heading"),
        AnswerGroup.AGED: say("moved.answers.aged.heading"),
        AnswerGroup.MAY_HAVE_AGED: say("moved.answers.may_have_aged.heading"),
        AnswerGroup.NOT_READ: say("moved.answers.not_read.heading"),
    }
    intros = {
        AnswerGroup.NOT_LOOKED_AT: say("moved.answers.not_looked_at.intro"),
        AnswerGroup.STILL_NOT_KNOWN: say("moved.answers.still_not_known.intro"),
        AnswerGroup.NO_LONGER_ANSWERED: say("moved.answers.no_longer_answered.intro"),
        AnswerGroup.WEAKER: say("moved.answers.weaker.intro"),
        AnswerGroup.OTHER_EVIDENCE: say("moved.answers.other_evidence.intro"),
        AnswerGroup.AGED: say("moved.answers.aged.intro"),
        AnswerGroup.MAY_HAVE_AGED: say("moved.answers.may_have_aged.intro"),
    }
    return Headed(headings[group], intros.get(group, ""))


def group_of(change: AnswerChange) -> AnswerGroup:
    """Return the heading under which an answer is told: time first, then evidence."""
    if change.ageing is not None:
        return _BY_TIME[change.ageing]
    if change.evidence is not None:
        return _BY_EVIDENCE[change.evidence]
    return AnswerGroup(change.move)


def _listed(say: Say, page: Page, changes: tuple[AnswerChange, ...], group: AnswerGroup) -> Blocks:
    return bulleted(_item(say, page, each) for each in changes if group_of(each) is group)


def _item(say: Say, page: Page, change: AnswerChange) -> Item:
    asked = page.asked(change.asked, change.whom, change.about)
    before, now = page.answer(change.before), page.answer(change.after)
    if before == now:
        return Item(f"{asked} {DASH} {now}")
    lines = (say("moved.before", answer=before), say("moved.now", answer=now))
    return Item(asked, details=lines)


def entries(say: Say, page: Page, changes: Iterable[EntryChange]) -> Blocks:
    """List what changed on the lists, or in what two of them differ."""
    return bulleted(Item(_said(say, page, change)) for change in changes)


def _said(say: Say, page: Page, change: EntryChange) -> str:
    roster = page.roster(change.roster)
    many = roster.many if roster else say("entries.no_list")
    one, other = (told.called for told in page.both.each)
    match change.move:
        case EntryMove.ADDED:
            return say("entries.on_one", whom=change.after, many=many, side=other)
        case EntryMove.REMOVED:
            return say("entries.on_one", whom=change.before, many=many, side=one)
        case EntryMove.RELABELLED:
            before, after = change.before, change.after
            return say("entries.relabelled", before=before, after=after, one=one, other=other)
        case EntryMove.DESCRIBED_ANEW:
            return _described(say, page, change)
        case _:
            assert_never(change.move)


def _described(say: Say, page: Page, change: EntryChange) -> str:
    """Say what of an entry is described anew, in the words of its list where it has them."""
    roster = page.roster(change.roster)
    known = {each.id: each for each in roster.attributes} if roster else {}
    attribute = known.get(change.attribute)
    options = {each.id: each.text for each in attribute.options} if attribute else {}
    before, after = (
        options.get(value, value) or say("entries.not_set")
        for value in (change.before, change.after)
    )
    labels = dict(page.both.other.labels)
    whom = labels.get(change.about) or number_of(change.about, *page.both.banks)
    what = attribute.text if attribute else f"{change.attribute}."
    one, other = (told.called for told in page.both.each)
    return say(
        "entries.described_anew",
        whom=whom,
        attribute=what,
        one=one,
        before=before,
        other=other,
        after=after,
    )
