"""Who is listed: added, removed, called by another label, or described anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from ehe_check.case.labels import number_of
from ehe_check.comparison.parts.page_of_two import Blocks, Page, bulleted
from ehe_check.over_time.moved.comparison import EntryChange, EntryMove
from ehe_check.page.document import Item
from ehe_check.page.words import Say


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
