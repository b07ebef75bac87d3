"""Lists that changed: who was added, removed, called by another label or described anew."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.judge.answers import Answers, Entry
from ehe_check.over_time.match import Pairing
from ehe_check.over_time.moved.accounts import Account
from ehe_check.over_time.moved.comparison import EntryChange, EntryMove
from ehe_check.page.own import Own


def entry_changes(before: Account, after: Account, pairing: Pairing) -> tuple[EntryChange, ...]:
    """Return what changed on the lists; an entry that was taken off one is not on it."""
    return (
        *_kept(before, after, pairing),
        *(
            _change(EntryMove.ADDED, entry, after=entry.called)
            for entry in _listed(after.answers)
            if not _is_listed(before.answers, pairing.earlier_by_later.get(entry.id))
        ),
        *(
            _change(EntryMove.REMOVED, entry, before=entry.called)
            for entry in _listed(before.answers)
            if not _is_listed(after.answers, pairing.later_by_earlier.get(entry.id))
        ),
    )


def _kept(before: Account, after: Account, pairing: Pairing) -> Iterator[EntryChange]:
    banks = [account.bank for account in (before, after) if account.bank is not None]
    for entry in _listed(after.answers):
        earlier = before.answers.entry(pairing.earlier_by_later.get(entry.id, ""))
        if earlier is None or earlier.removed is not None:
            continue
        if earlier.label != entry.label:
            yield _change(EntryMove.RELABELLED, entry, earlier.called, entry.called)
        was, now = earlier.model_extra or {}, entry.model_extra or {}
        for name in sorted(was.keys() | now.keys()):
            then, today = (_described(banks, each, name) for each in (earlier, entry))
            if then != today:
                yield _change(EntryMove.DESCRIBED_ANEW, entry, then, today, attribute=name)


def _described(banks: list[QuestionBank], entry: Entry, name: str) -> str:
    """Return an attribute of an entry: somebody's own words, unless its list offers them."""
    value = entry.attribute(name) or ""
    rosters = (bank.roster_by_id.get(entry.roster) for bank in banks)
    attributes = (each for roster in rosters if roster for each in roster.attributes)
    offered = {option.id for each in attributes if each.id == name for option in each.options}
    return value if value in offered or not value else Own(value)


def _listed(answers: Answers) -> tuple[Entry, ...]:
    return tuple(entry for entry in answers.entries if entry.removed is None)


def _is_listed(answers: Answers, entry_id: str | None) -> bool:
    entry = answers.entry(entry_id) if entry_id is not None else None
    return entry is not None and entry.removed is None


def _change(
    move: EntryMove, entry: Entry, before: str = "", after: str = "", attribute: str = ""
) -> EntryChange:
    return EntryChange(move, entry.roster, entry.id, before, after, attribute)
