"""Which sessions are of one case, in order, and who on the lists of one is who on the other's."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ehe_check.case.session import Session
from ehe_check.errors import Problem, quoted
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.over_time.side import Side, wrong_clocks
from ehe_check.page.phrases import grouped

_BY_ID = 2
"""The last of the ways in which two entries are the same: by their ids alone."""


class RefPair(NamedTuple):
    """One question about one person or thing, as each of two sessions refers to it, if it does.

    `about` is the later session's id, or the earlier one's where the later has none.
    """

    question: str
    about: str | None
    earlier: Ref | None
    later: Ref | None


@dataclass(frozen=True)
class Pairing:
    """Which entry of a later session is which of an earlier one, by their ids."""

    later_by_earlier: Mapping[str, str]

    @cached_property
    def earlier_by_later(self) -> Mapping[str, str]:
        """The same, the other way round."""
        return {later: earlier for earlier, later in self.later_by_earlier.items()}

    def of_earlier(self, ref: Ref) -> RefPair:
        """Return an earlier session's reference beside the later one for the same."""
        later = _moved(ref, self.later_by_earlier)
        return RefPair(ref.question, (later or ref).about, ref, later)

    def of_later(self, ref: Ref) -> RefPair:
        """Return a later session's reference beside the earlier one for the same."""
        return RefPair(ref.question, ref.about, _moved(ref, self.earlier_by_later), ref)


def pairing(earlier: Session, later: Session) -> Pairing:
    """Match the entries of two sessions.

    Where one session follows the other, ids decide. Otherwise an entry with the same id and label
    is the same, then the only one of each list with the same label, then one with the same id.
    """
    return matched(earlier.all_answers(), later.all_answers(), by_id=are_linked(earlier, later))


def matched(earlier: Answers, later: Answers, *, by_id: bool) -> Pairing:
    """Match the entries of two sets of answers, by their ids alone or by their labels as well."""
    found: dict[str, str] = {}
    for way in (_BY_ID,) if by_id else range(_BY_ID + 1):
        ours, theirs = _only_ones(way, earlier), _only_ones(way, later)
        found |= {
            ours[key]: theirs[key]
            for key in ours
            if key in theirs and ours[key] not in found and theirs[key] not in found.values()
        }
    return Pairing(found)


def are_linked(one: Session, other: Session) -> bool:
    """Say whether two sessions are one, or one of them follows the other."""
    ids = (one.session.id, other.session.id)
    followed = [each.session.follows.id for each in (one, other) if each.session.follows]
    return ids[0] == ids[1] or any(each in ids for each in followed)


def other_case(one: Side, other: Side) -> Iterator[Problem]:
    """Yield a problem where two sessions are not about one case, or of different banks."""
    if one.reference != other.reference:
        theirs, ours = (
            "no case reference" if side.reference is None else f"case {quoted(side.reference)}"
            for side in (other, one)
        )
        fact = f"has {theirs}, and {one.place} has {ours}"
        remedy = "Give two sessions about one case, with the same reference in both."
        yield Problem(other.place, fact, remedy)
    names = (one.session.bank.id, other.session.bank.id)
    if names[0] != names[1]:
        fact = f"was answered with the bank {quoted(names[1])}, and {one.place} {quoted(names[0])}"
        yield Problem(other.place, fact, "Give two sessions of one bank.")


def cautions(one: Side, other: Side) -> Iterator[Problem]:
    """Yield what to have in mind about two sessions that can be compared."""
    for side in (one, other):
        yield from wrong_clocks(side)
    if one.reference is None and not are_linked(one.session, other.session):
        fact = "has no case reference, so that both are about one case is taken on your word"
        yield Problem(other.place, fact, "Check that they are.")


def _only_ones(way: int, answers: Answers) -> dict[Hashable, str]:
    """Return the id of each entry that no other is like, in one way of being alike."""
    alike = grouped((_known_by(entry)[way], entry.id) for entry in _everybody(answers))
    return {key: ids[0] for key, ids in alike.items() if len(ids) == 1}


def _known_by(entry: Entry) -> tuple[Hashable, ...]:
    """Return what an entry is known by, the surest first: id and label, the label, the id."""
    label = (entry.roster, entry.label.strip().casefold())
    return ((entry.id, label), label, entry.id)


def _everybody(answers: Answers) -> tuple[Entry, ...]:
    """Return the entries, removed or not, and whoever an answer is about without being listed."""
    abouts = dict.fromkeys(filter(None, (answer.about for answer in answers)))
    unlisted = (about for about in abouts if answers.entry(about) is None)
    return (*answers.entries, *(Entry(id=about, label=about) for about in unlisted))


def _moved(ref: Ref, ids: Mapping[str, str]) -> Ref | None:
    if ref.about is None:
        return ref
    about = ids.get(ref.about)
    return None if about is None else Ref(ref.question, about)
