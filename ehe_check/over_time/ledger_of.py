"""The ledger of a case, worked out from everything that was said of its decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from operator import attrgetter

from ehe_check.advice.guard import Guard
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import State as GuardState
from ehe_check.case.decided import AgreedStatus
from ehe_check.over_time.decision_wording import worded
from ehe_check.over_time.history import Agreed, AgreedAt
from ehe_check.over_time.ledger import Carried, Decided, Ledger, State, called_together
from ehe_check.over_time.lives import Life, is_to_call, lives
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.phrases import grouped

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
    """Return the number of each decision, in their order; what one row made has one number.

    A number that a file keeps is its own: of two that claim one, it is that of the decision made
    first. What has none takes a free one, the first made first; whoever lost theirs come last.
    """
    made = grouped((replace(life.first, about=None), life) for life in every)
    claimed = {by: _claimed(several) for by, several in made.items()}
    kept: dict[Agreed, int] = {}
    for by, number in claimed.items():
        if number is not None and number not in kept.values():
            kept[by] = number
    taken = frozenset(kept.values())
    free = (number for number in count(1) if number not in taken)
    kept |= {by: next(free) for by, number in claimed.items() if number is None}
    above = count(max(kept.values(), default=0) + 1)
    kept |= {by: next(above) for by in claimed if by not in kept}
    return tuple(kept[replace(life.first, about=None)] for life in every)


def _claimed(several: Iterable[Life]) -> int | None:
    """Return the number that files keep of a decision, the first one where they keep several."""
    return next((life.number for life in several if life.number is not None), None)


@dataclass(frozen=True)
class _Book:
    """What the entries of a ledger are made of."""

    every: Sequence[Life]
    numbers: Sequence[int]
    bank: QuestionBank
    guard: Guard
    labels: Mapping[str, str]

    def entries(self) -> Iterator[Decided]:
        """Yield each decision, once for all about whom one row made it and who stand alike."""
        pairs = ((self._entry(life, at), life.ref.about) for life, at in self._numbered)
        for entry, abouts in grouped(pairs).items():
            about = tuple(filter(None, abouts))
            yield replace(entry, about=about, whom=self._whom(about))

    @property
    def _numbered(self) -> Iterator[tuple[Life, int]]:
        return zip(self.every, self.numbers, strict=True)

    def _whom(self, about: Iterable[str]) -> str:
        """Return what those are called whom a decision is about; empty where none is listed."""
        return called_together(self.labels.get(each, "") for each in about)

    def _entry(self, life: Life, number: int) -> Decided:
        """Return how a decision stands, but for whom it is about."""
        first, now = life.first, worded(life.now, self.bank, self.guard).row
        state = self._state(life)
        plans = [each.row.by for each in life.events if each.row.by is not None]
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
            in_own_words=bool(now.text) or (now.in_own_words and not _is_only_told_of(life)),
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

    def _replaced_by(self, life: Life, number: int) -> int | None:
        if life.followed_by is not None:
            return self.numbers[life.followed_by]
        if life.last.status is not AgreedStatus.REPLACED:
            return None
        key = life.last.row.replaced_by
        named = [at for each, at in self._numbered if each.first.key == key and at != number]
        return named[-1] if named else None


def _is_only_told_of(life: Life) -> bool:
    """Say whether a session was told what became of it, and no file is here that made it."""
    return life.first.at is AgreedAt.SESSION and life.first.status is not AgreedStatus.NEW


def _why(life: Life) -> Own:
    """Return why it was settled, else why it was made; why it was carried on stands with that."""
    told = life.first if life.last.status.is_open else life.last
    return NOTHING if told.status is AgreedStatus.CARRY_ON else told.row.why or NOTHING
