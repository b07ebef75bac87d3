"""Who is listed: added, removed, called by another label, or described anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from ehe_check.case.labels import number_of
from ehe_check.comparison.parts.page_of_two import Blocks, Page, bulleted, under
from ehe_check.comparison.report import EntryWords
from ehe_check.over_time.moved.comparison import EntryChange, EntryMove
from ehe_check.page.document import Item
from ehe_check.page.words import fill


def entries(page: Page, words: EntryWords, changes: Iterable[EntryChange]) -> Blocks:
    """List what changed on the lists, or in what two of them differ."""
    return under(words, bulleted(Item(_said(page, words, change)) for change in changes))


def _said(page: Page, words: EntryWords, change: EntryChange) -> str:
    roster = page.roster(change.roster)
    many = roster.many if roster else words.no_list
    match change.move:
        case EntryMove.ADDED:
            return fill(words.added, whom=change.after, many=many)
        case EntryMove.REMOVED:
            return fill(words.removed, whom=change.before, many=many)
        case EntryMove.RELABELLED:
            return fill(words.relabelled, before=change.before, after=change.after)
        case EntryMove.DESCRIBED_ANEW:
            return _described(page, words, change)
        case _:
            assert_never(change.move)


def _described(page: Page, words: EntryWords, change: EntryChange) -> str:
    """Say what of an entry is described anew, in the words of its list where it has them."""
    roster = page.roster(change.roster)
    known = {each.id: each for each in roster.attributes} if roster else {}
    attribute = known.get(change.attribute)
    options = {each.id: each.text for each in attribute.options} if attribute else {}
    before, after = (
        options.get(value, value) or words.not_set for value in (change.before, change.after)
    )
    labels = dict(page.both.other.labels)
    return fill(
        words.described_anew,
        whom=labels.get(change.about) or number_of(change.about, *page.both.banks),
        attribute=attribute.text if attribute else f"{change.attribute}.",
        before=before,
        after=after,
    )
