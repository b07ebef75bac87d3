"""Comparing lists: who was added, removed, called by another label or described anew."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.judge.answers import Answers, Entry
from ehe_check.over_time.match import Pairing
from ehe_check.over_time.moves import EntryChange, EntryMove


def entry_changes(before: Answers, after: Answers, pairing: Pairing) -> tuple[EntryChange, ...]:
    """Return what changed on the lists; an entry that was taken off one is not on it."""
    return (
        *_kept(before, after, pairing),
        *(
            _change(EntryMove.ADDED, entry, after=entry.label)
            for entry in _listed(after)
            if not _is_listed(before, pairing.earlier_by_later.get(entry.id))
        ),
        *(
            _change(EntryMove.REMOVED, entry, before=entry.label)
            for entry in _listed(before)
            if not _is_listed(after, pairing.later_by_earlier.get(entry.id))
        ),
    )


def _kept(before: Answers, after: Answers, pairing: Pairing) -> Iterator[EntryChange]:
    for entry in _listed(after):
        earlier = before.entry(pairing.earlier_by_later.get(entry.id, ""))
        if earlier is None or earlier.removed is not None:
            continue
        if earlier.label != entry.label:
            yield _change(EntryMove.RELABELLED, entry, earlier.label, entry.label)
        was, now = earlier.model_extra or {}, entry.model_extra or {}
        for name in sorted(was.keys() | now.keys()):
            words = (earlier.attribute(name) or "", entry.attribute(name) or "")
            if words[0] != words[1]:
                yield _change(EntryMove.DESCRIBED_ANEW, entry, *words, attribute=name)


def _listed(answers: Answers) -> tuple[Entry, ...]:
    return tuple(entry for entry in answers.entries if entry.removed is None)


def _is_listed(answers: Answers, entry_id: str | None) -> bool:
    entry = answers.entry(entry_id) if entry_id is not None else None
    return entry is not None and entry.removed is None


def _change(
    move: EntryMove, entry: Entry, before: str = "", after: str = "", attribute: str = ""
) -> EntryChange:
    return EntryChange(move, entry.roster, entry.id, before, after, attribute)
