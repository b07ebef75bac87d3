"""Sessions with their banks, by their cases and in the order of their starts; who is who in two."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ehe_check.advice.guard import Guard, most_careful
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Session
from ehe_check.case.walk import guard_on
from ehe_check.errors import Problem, quoted
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.page.own import Own
from ehe_check.page.phrases import grouped


class Which(StrEnum):
    """Which of two sides, or of their banks, is meant."""

    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True)
class Side:
    """A session, its bank, and its name for messages, such as the path of its file.

    `bank` is None where the archive lacks it. `read_on` stands for the session's own day, and
    `seen` for its file as that was read.
    """

    session: Session
    bank: QuestionBank | None
    read_on: date | None = None
    name: str = ""
    seen: str = ""

    @property
    def day(self) -> date:
        """The day on which it is read: the session's own unless another is given."""
        return self.read_on or session_day(self.session)

    @property
    def id(self) -> str:
        """The session's id."""
        return self.session.session.id

    @property
    def place(self) -> str:
        """How a message names it."""
        return self.name or f"session {self.id}"

    @property
    def reference(self) -> Own | None:
        """The reference of its case, or None where none was given."""
        return self.session.case.given


def of_the_case(own: Side, sides: Iterable[Side]) -> tuple[Side, ...]:
    """Return those of the same case as a session; none where its case has no reference."""
    reference = own.reference
    return tuple(each for each in sides if reference is not None and each.reference == reference)


def session_day(session: Session) -> date:
    """Return the day that a session stands for: finished, else last saved, else started."""
    sitting = session.session
    return (sitting.finished or sitting.saved or sitting.started).date()


_PUT_RIGHT = "Put the time right in its [session] if you know it."


def instant(moment: datetime) -> datetime:
    """Return a moment that can be compared with any other; one without a zone is read as UTC."""
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def last_saved(session: Session) -> datetime:
    """Return when a session was saved last; one that was never, when it was finished or begun."""
    sitting = session.session
    return instant(sitting.saved or sitting.finished or sitting.started)


def start(side: Side) -> datetime:
    """Return when a session was started."""
    return instant(side.session.session.started)


def by_case(sides: Iterable[Side]) -> dict[str, tuple[Side, ...]]:
    """Return sessions by exactly the same reference, each group in the order of its starts.

    Those without a reference, or with the placeholder for none, are in no group.
    """
    in_order = sorted(sides, key=start)
    cases = grouped((side.reference, side) for side in in_order if side.reference is not None)
    return {reference: tuple(cases[reference]) for reference in sorted(cases)}


def wrong_clocks(side: Side) -> Iterator[Problem]:
    """Yield a problem for each end of a session that lies before its start."""
    sitting = side.session.session
    for moment, word in ((sitting.finished, "finished"), (sitting.saved, "saved")):
        if moment is not None and instant(moment) < start(side):
            yield Problem(side.place, f"was {word} before it was started", _PUT_RIGHT)


def starts_after(side: Side, today: date) -> Iterator[Problem]:
    """Yield a problem where a session starts on a day that has not come yet."""
    started = side.session.session.started.date()
    if started > today:
        fact = f"was started on {started.isoformat()}, which has not come yet"
        yield Problem(side.place, fact, _PUT_RIGHT)


def earlier_than(own: Side, others: Iterable[Side]) -> tuple[Side, ...]:
    """Return those of the same case that were started before, or that it goes on from."""
    follows = own.session.session.follows
    return tuple(
        side
        for side in of_the_case(own, others)
        if side.id != own.id
        and (start(side) <= start(own) or (follows is not None and side.id == follows.id))
    )


def is_counted(side: Side) -> bool:
    """Say whether a session shows how its case goes: nobody stands by a draft yet."""
    return side.session.is_finished


def that_count(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Return those that are counted."""
    return tuple(filter(is_counted, sides))


def in_step(ordered: Sequence[Side], weeks: int) -> dict[str, Side]:
    """Return each session that a later one so near stands for, by its id, with that later one.

    `ordered` are sessions in the order of their starts. The latest always counts; going back from
    it, one counts that lies at least so many weeks before the one that counted last.
    """
    found: dict[str, Side] = {}
    counted: Side | None = None
    for side in reversed(ordered):
        if counted is not None and _apart(side, counted) < timedelta(weeks=weeks):
            found[side.id] = counted
        else:
            counted = side
    return found


def _apart(earlier: Side, later: Side) -> timedelta:
    """Return how long two sessions lie apart by their own days, whenever they are read."""
    return session_day(later.session) - session_day(earlier.session)


@dataclass(frozen=True)
class HeldElsewhere:
    """HOLD as another session brings it, the day of that one, and where its file is."""

    guard: Guard
    day: date
    path: Own

    @property
    def file(self) -> str:
        """The name of its file; nothing in a copy to share."""
        return self.path.replace("\\", "/").rpartition("/")[2]

    def over(self, own: Guard) -> Guard:
        """Return that HOLD over the guard of a session, in its own words where nothing is nearer.

        What is nearer is a HOLD that has to be taken to somebody today.
        """
        return most_careful((self.guard, own))

    def guard_over(self, bank: QuestionBank, answers: Answers, today: date) -> Guard:
        """Return the guard of some answers under that HOLD."""
        under = replace(answers, hold_is_recorded=True)
        return self.over(guard_on(bank, under, today))


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
