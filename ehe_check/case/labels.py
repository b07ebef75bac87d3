"""Labels: what people listed are called, by a copy to share too, and which are called alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unicodedata import category, normalize

from ehe_check.bank.bank import QuestionBank
from ehe_check.judge.answers import Answers, Entry
from ehe_check.page.own import Gap

_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Cs"})
"""Kinds of characters that leave no mark: controls, joiners, turners of direction, halves."""
_UNSEEN_MARKS = range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)
"""What only chooses how the character before it looks."""
_UNSEEN_OTHERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5")
"""Fillers that are letters or marks by their kind."""


def numbered(*banks: QuestionBank, left_out: str = "") -> Callable[[Gap], str]:
    """Return what a copy says in a gap: the list's own word with a number, or what is `left_out`.

    The word is that of the first bank that has the list.
    """
    return lambda gap: number_of(gap.about, *banks) if gap.about else left_out


def number_of(about: str, *banks: QuestionBank) -> str:
    """Return what stands for a label: the list's own word and the entry's number."""
    kind, _, number = about.rpartition("-")
    rosters = (bank.roster_by_id[kind] for bank in banks if kind in bank.roster_by_id)
    return f"{next((roster.one for roster in rosters), kind)} {number}"


def namesake(answers: Answers, label: str, besides: str = "") -> Entry | None:
    """Return a listed entry that goes by a word, or None; `besides` is the id of one left out.

    Every list counts, for a page prints the word alone, without the list that it stands on.
    """
    return next(
        (
            entry
            for entry in answers.entries
            if entry.removed is None
            and entry.id != besides
            and _folded(entry.label) == _folded(label)
        ),
        None,
    )


def taken_off(answers: Answers, roster: str, label: str) -> Entry | None:
    """Return the entry of a roster that went by a word until it was taken off last, or None."""
    several = (entry for entry in reversed(answers.entries) if entry.roster == roster)
    return next(
        (one for one in several if one.removed and _folded(one.label) == _folded(label)), None
    )


def called_alike(answers: Answers) -> Iterator[tuple[Entry, Entry]]:
    """Yield each listed entry that goes by the word of an earlier one, after that one."""
    first: dict[str, Entry] = {}
    for entry in answers.entries:
        if entry.removed is None:
            other = first.setdefault(_folded(entry.label), entry)
            if other is not entry:
                yield other, entry


def _folded(label: str) -> str:
    """Return a label as eyes tell it from another: what cannot be seen makes no difference."""
    spaced = " ".join(normalize("NFKC", label).split())
    return " ".join("".join(filter(_is_seen, spaced)).split()).casefold()


def _is_seen(character: str) -> bool:
    is_mark = any(ord(character) in each for each in _UNSEEN_MARKS)
    is_kind = category(character) in _UNSEEN_KINDS
    return not (is_mark or is_kind or character in _UNSEEN_OTHERS)
