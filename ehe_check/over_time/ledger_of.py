"""The ledger of a case, worked out from everything that was said of its decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from operator import attrgetter

from ehe_check.advice.guard import Guard
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import State as GuardState
from ehe_check.over_time.decisions import worded
from ehe_check.over_time.history import Agreed, AgreedStatus
from ehe_check.over_time.ledger import Carried, Decided, Ledger, State
from ehe_check.over_time.lives import Life, is_to_call, lives
from ehe_check.page.own import NOTHING, Own

_STATES = {
    AgreedStatus.NEW: State.OPEN,
    AgreedStatus.CARRY_ON: State.CARRIED,
    AgreedStatus.CHANGED: State.OPEN,
    AgreedStatus.DONE: State.DONE,
    AgreedStatus.NOT_AGREED: State.DROPPED,
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
    every = lives(agreed)
    book = _Book(every, numbers(every), bank, guard, labels or {})
    return Ledger(
        today,
        reference or NOTHING,
        tuple(sorted(book.entries(), key=attrgetter("number"))),
        hold=guard.holds,
        asks_first=guard.state is GuardState.GUARDED and not guard.holds,
    )


def numbers(every: Sequence[Life]) -> tuple[int, ...]:
    """Return the number of each decision, in their order.

    A number that a file keeps is its own: of two that claim one, it is that of the decision made
    first. What has none takes a free one, the first made first; whoever lost theirs come last.
    """
    by_number: dict[int, int] = {}
    for place, life in enumerate(every):
        if life.number is not None:
            by_number.setdefault(life.number, place)
    kept = {place: number for number, place in by_number.items()}
    free = (number for number in count(1) if number not in by_number)
    kept |= {place: next(free) for place, life in enumerate(every) if life.number is None}
    above = count(max(kept.values(), default=0) + 1)
    return tuple(kept[place] if place in kept else next(above) for place in range(len(every)))


@dataclass(frozen=True)
class _Book:
    """What the entries of a ledger are made of."""

    every: Sequence[Life]
    numbers: Sequence[int]
    bank: QuestionBank
    guard: Guard
    labels: Mapping[str, str]

    def entries(self) -> Iterator[Decided]:
        for place, life in enumerate(self.every):
            yield self._entry(life, self.numbers[place])

    def _entry(self, life: Life, number: int) -> Decided:
        first, now = life.first, worded(life.now, self.bank, self.guard)
        state = self._state(life)
        plans = [each.by for each in life.events if each.by is not None]
        return Decided(
            number=number,
            key=first.key,
            what=now.text,
            on=first.on,
            at=first.at,
            state=state,
            about=first.about,
            whom=self.labels.get(first.about or "", ""),
            who=now.who,
            by=now.by,
            first_by=plans[0] if plans else None,
            in_own_words=now.in_own_words,
            carried=tuple(Carried(each.on, each.by, each.why) for each in life.carried_on),
            settled_on=None if state.is_open else self._settled_on(life),
            done_on=life.last.done_on if state is State.DONE else None,
            for_child=life.said("for_child"),
            why=_why(life),
            replaced_by=self._replaced_by(life),
            known_by=now.known_by,
            is_the_meeting=is_to_call(first.key),
        )

    def _state(self, life: Life) -> State:
        if life.followed_by is not None:
            return State.REPLACED
        if life.last.status is AgreedStatus.CHANGED and life.carried_on:
            return State.CARRIED
        return _STATES[life.last.status]

    def _settled_on(self, life: Life) -> date:
        if life.followed_by is None:
            return life.last.on
        return self.every[life.followed_by].first.on

    def _replaced_by(self, life: Life) -> int | None:
        if life.followed_by is not None:
            return self.numbers[life.followed_by]
        if life.last.status is not AgreedStatus.REPLACED:
            return None
        key = life.last.replaced_by
        named = [
            place
            for place, each in enumerate(self.every)
            if each.first.key == key and each is not life
        ]
        return self.numbers[named[-1]] if named else None


def _why(life: Life) -> Own:
    """Return why it was settled, else why it was made; why it was carried on stands with that."""
    told = life.first if life.last.status.is_open else life.last
    return NOTHING if told.status is AgreedStatus.CARRY_ON else told.why
