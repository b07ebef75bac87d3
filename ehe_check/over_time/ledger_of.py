"""The ledger of a case, worked out from everything that was said of its decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import chain, count
from operator import attrgetter
from typing import Final

from ehe_check.advice.guard import Guard
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import State as GuardState
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import UNLISTED
from ehe_check.over_time.ledger import (
    MEETING_HELD,
    Agreed,
    AgreedAt,
    Carried,
    Decided,
    Ledger,
    State,
    called_together,
    is_to_call,
    worded,
)
from ehe_check.over_time.side import instant
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.phrases import grouped

_DAYS_LATER: Final = 14
"""How many days after a meeting the day set for one may lie, and still be for that one."""
_ORDER = (
    AgreedStatus.NEW,
    AgreedStatus.CARRY_ON,
    AgreedStatus.CHANGED,
    AgreedStatus.DROPPED,
    AgreedStatus.REPLACED,
    AgreedStatus.DONE,
)
"""In which order events are taken that no day and no moment puts in order."""
_FIRST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Life:
    """One decision: the events about it, first to last, and the place of what took its place.

    The first event made it, or is the first that is known of it. A settled decision that is taken
    up again is a new one, so no day and no word of the old one is lost. `followed_by` is the place
    among the lives of a new decision about the same, made while this one was open. `before` is how
    the one before stood, whose words are kept where this one has none.
    """

    events: tuple[Agreed, ...]
    followed_by: int | None = None
    before: Agreed | None = None

    @property
    def ref(self) -> Ref:
        """What it is about: its key, and whom."""
        return Ref(self.first.key, self.first.about)

    @property
    def first(self) -> Agreed:
        """The event that made it."""
        return self.events[0]

    @property
    def last(self) -> Agreed:
        """The event that says how it stands, if nothing took its place."""
        return self.events[-1]

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.last.status.is_open and self.followed_by is None

    @property
    def carried_on(self) -> tuple[Agreed, ...]:
        """The events that carried it on, one a day: the last of that day."""
        by_day = {each.on: each for each in self.events if each.status is AgreedStatus.CARRY_ON}
        return tuple(by_day.values())

    @cached_property
    def now(self) -> Agreed:
        """The last event, with the words, the role and the day as they were last set.

        What is carried on to no day has none.
        """
        worded = self._last_of("words", self.events) or (self.before or self.first).row
        plans = tuple(each for each in self.events if each.status.is_open) or self.events
        who, known = self._last_of("who", plans), self._last_of("known_by", self.events)
        return self.last.with_row(
            text=worded.text,
            prompt=worded.prompt,
            who=who.who if who else None,
            by=plans[-1].row.by,
            known_by=known.known_by if known else None,
        )

    def said(self, name: str) -> Own:
        """Return what was last said in a field of a row, such as `why`; empty where nothing."""
        last = self._last_of(name, self.events)
        return getattr(last, name) if last else NOTHING

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that files keep of it, in their order."""
        return tuple(filter(None, (each.row.number for each in self.events)))

    @staticmethod
    def _last_of(name: str, events: Sequence[Agreed]) -> DecidedRow | None:
        rows = (each.row for each in reversed(events))
        return next((row for row in rows if getattr(row, name)), None)


def in_order(agreed: Iterable[Agreed]) -> tuple[Agreed, ...]:
    """Return events by their days, those of one day by their moments; what is the same, once."""
    return tuple(sorted(dict.fromkeys(agreed), key=_place))


def lives(agreed: Iterable[Agreed]) -> tuple[Life, ...]:
    """Return the decisions that events tell of, in the order in which they were made.

    A meeting that was held does what was decided before it: to call one. What was carried on
    before anybody had said that it was held carries on nothing after it.
    """
    found: list[Life] = []
    latest: dict[Ref, int] = {}
    for each in in_order(agreed):
        if each.key == MEETING_HELD:
            found = [_after_meeting(life, each) for life in found]
            continue
        ref = Ref(each.key, each.about)
        place = latest.get(ref)
        if place is not None and not _begins(each, found[place]):
            found[place] = _with(found[place], each)
            continue
        # of somebody unlisted nobody can tell whether two are the same
        is_listed = not (ref.about or "").endswith(UNLISTED)
        if place is not None and found[place].is_open and is_listed:
            found[place] = replace(found[place], followed_by=len(found))
        latest[ref] = len(found)
        found.append(Life((each,), before=None if place is None else found[place].now))
    return tuple(found)


def _after_meeting(life: Life, held: Agreed) -> Life:
    """Return a decision as it stands after a meeting, done where it was to call one by then.

    What was decided on the very day for a later one, or for a clearly later day, may be to call
    another.
    """
    now = life.now
    is_of_before = now.on < held.on or now.row.by == held.on
    is_for_it = is_of_before and _is_for(held, now.row.by)
    if not (life.is_open and is_to_call(now.key) and is_for_it) or now.row.to_enquiry:
        return life
    return replace(life, events=(*life.events, held.with_row(key=now.key)))


def _is_for(held: Agreed, by: date | None) -> bool:
    """Say whether the day that was set for a meeting can be that of one that was held."""
    return by is None or (by - held.on).days <= _DAYS_LATER


def _with(life: Life, each: Agreed) -> Life:
    """Return a decision with one more event; a meeting that was held stays the last."""
    if _is_untold(each, life.last):
        return Life((*life.events[:-1], each, life.last))
    return Life((*life.events, each))


def _is_untold(each: Agreed, held: Agreed) -> bool:
    """Say whether something goes on with what a meeting did, while no record told of it yet."""
    if not (held.at is AgreedAt.MEETING and is_to_call(held.key) and each.status.is_open):
        return False
    if each.moment is None or held.moment is None or instant(each.moment) >= instant(held.moment):
        return False
    return _is_for(held, each.row.by)


def _begins(each: Agreed, before: Life) -> bool:
    """Say whether an event makes a decision of its own, and is not one more about that before."""
    if each.status is AgreedStatus.NEW:
        return True
    return each.status.is_open and not before.is_open and not _is_untold(each, before.last)


def _place(each: Agreed) -> tuple[object, ...]:
    return (
        each.on,
        _FIRST if each.moment is None else instant(each.moment),
        _ORDER.index(each.status),
        each.key,
        each.about or "",
        each.row.number or 0,
        each.row.by or date.min,
        *(each.session, each.at, repr(each.row)),
    )


_STATES = {
    AgreedStatus.NEW: State.OPEN,
    AgreedStatus.CARRY_ON: State.CARRIED,
    AgreedStatus.CHANGED: State.OPEN,
    AgreedStatus.DONE: State.DONE,
    AgreedStatus.DROPPED: State.DROPPED,
    AgreedStatus.REPLACED: State.REPLACED,
}


def ledger_of(  # noqa: PLR0913 (what was said, and how it may be read now)
    agreed: Iterable[Agreed],
    bank: QuestionBank,
    guard: Guard,
    today: date,
    *,
    reference: Own | None = None,
    labels: Mapping[str, str] | None = None,
) -> Ledger:
    """Return the ledger of a case on a day from events in whatever order; none of them is lost.

    `labels` are what those are called whom the events are about, by id. What a guard leaves out now
    stays by its number, without words.
    """
    book = _Book(numbered_lives(agreed), bank, guard, labels or {})
    return Ledger(
        today,
        reference or NOTHING,
        tuple(sorted(book.entries(), key=attrgetter("number"))),
        hold=guard.holds,
        asks_first=guard.state is GuardState.GUARDED and not guard.holds,
    )


def numbered_lives(agreed: Iterable[Agreed]) -> tuple[tuple[Life, int], ...]:
    """Return each decision with its number, in their order; what one row made has one number.

    A number that a file keeps is its own: of two that claim one, it is that of the decision made
    first, and the other has the next that a file keeps of it. What has none takes a free one, the
    first made first; whoever lost theirs come last.
    """
    every = lives(agreed)
    made = grouped((replace(life.first, about=None), life.numbers) for life in every)
    claimed = {by: tuple(chain(*several)) for by, several in made.items()}
    kept: dict[Agreed, int] = {}
    for by, numbers in claimed.items():
        left = [number for number in numbers if number not in kept.values()]
        if left:
            kept[by] = left[0]
    taken = frozenset(kept.values())
    free = (number for number in count(1) if number not in taken)
    kept |= {by: next(free) for by, numbers in claimed.items() if not numbers}
    above = count(max(kept.values(), default=0) + 1)
    kept |= {by: next(above) for by in claimed if by not in kept}
    return tuple((life, kept[replace(life.first, about=None)]) for life in every)


@dataclass(frozen=True)
class _Book:
    """What the entries of a ledger are made of."""

    numbered: Sequence[tuple[Life, int]]
    bank: QuestionBank
    guard: Guard
    labels: Mapping[str, str]

    def entries(self) -> Iterator[Decided]:
        """Yield each decision, once for all about whom one row made it and who stand alike."""
        pairs = ((self._entry(life, at), life.ref.about) for life, at in self.numbered)
        for entry, abouts in grouped(pairs).items():
            about = tuple(filter(None, abouts))
            whom = called_together(self.labels.get(each, "") for each in about)
            yield replace(entry, about=about, whom=whom)

    def _entry(self, life: Life, number: int) -> Decided:
        """Return how a decision stands, but for whom it is about."""
        first, now = life.first, worded(life.now, self.bank, self.guard).row
        state = _state(life)
        plans = [each.row.by for each in life.events if each.row.by is not None]
        # a session was told what became of it, and no file is here that made it
        is_only_told_of = first.at is AgreedAt.SESSION and first.status is not AgreedStatus.NEW
        return Decided(
            number=number,
            key=first.key,
            what=now.words,
            on=first.on,
            at=first.at,
            state=state,
            who=now.who or NOTHING,
            by=now.by,
            first_by=plans[0] if plans else None,
            in_own_words=bool(now.text) or (now.in_own_words and not is_only_told_of),
            carried=tuple(
                Carried(each.on, each.row.by, each.row.why or NOTHING) for each in life.carried_on
            ),
            settled_on=None if state.is_open else self._settled_on(life),
            done_on=life.last.row.done_on if state is State.DONE else None,
            for_child=life.said("for_child"),
            why=_why(life),
            replaced_by=self._replaced_by(life, number),
            known_by=now.known_by or NOTHING,
            is_the_meeting=is_to_call(first.key),
        )

    def _settled_on(self, life: Life) -> date:
        if life.followed_by is None:
            return life.last.on
        return self.numbered[life.followed_by][0].first.on

    def _replaced_by(self, life: Life, number: int) -> int | None:
        if life.followed_by is not None:
            return self.numbered[life.followed_by][1]
        if life.last.status is not AgreedStatus.REPLACED:
            return None
        key = life.last.row.replaced_by
        named = (at for each, at in reversed(self.numbered) if each.first.key == key)
        return next((at for at in named if at != number), None)


def _state(life: Life) -> State:
    if life.followed_by is not None:
        return State.REPLACED
    if life.last.status is AgreedStatus.CHANGED and life.carried_on:
        return State.CARRIED
    return _STATES[life.last.status]


def _why(life: Life) -> Own:
    """Return why it was settled, else why it was made; why it was carried on stands with that."""
    told = life.first if life.last.status.is_open else life.last
    return NOTHING if told.status is AgreedStatus.CARRY_ON else told.row.why or NOTHING
