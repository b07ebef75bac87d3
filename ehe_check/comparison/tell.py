"""Tell of two sessions: what a page about both says of each by itself, whole or to be shared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ehe_check.advice.guard import UNGUARDED, Guard, most_careful
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import LawPack
from ehe_check.case.labels import numbered
from ehe_check.case.session import Session
from ehe_check.comparison.told import Both, CaseNow, Told, within
from ehe_check.errors import Problem
from ehe_check.over_time.moved import obstacles
from ehe_check.over_time.moved.comparison import Comparison
from ehe_check.over_time.moved.prompts_moved import raised_beside
from ehe_check.over_time.reread import guard_on
from ehe_check.over_time.side import Side
from ehe_check.page.without_own import without_own
from ehe_check.sheet.compose import compose
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class Pair:
    """Two sessions, what the page calls each of them, and what they are told with."""

    sides: tuple[Side, Side]
    names: tuple[str, str]
    law: LawPack
    software: str

    @property
    def cautions(self) -> tuple[Problem, ...]:
        """What to have in mind about them, each called what the page calls it."""
        named = zip(self.sides, self.names, strict=True)
        one, other = (replace(side, name=within(name)) for side, name in named)
        return tuple(obstacles.cautions(one, other))


def tell_moved(found: Comparison, pair: Pair, now: PromptSheet | None = None) -> Both:
    """Return two sessions one after the other, each as on its own day.

    `now` is the later one's sheet as its case stands on the day of the page.
    """
    earlier, later = pair.sides
    own = later.bank or earlier.bank
    beside = now.recommendation.guard if now is not None else UNGUARDED
    corners = most_careful((beside, *(corner.upshot.guard for corner in found.corners)))
    one, other = _Teller(pair, 0, found.earlier_day), _Teller(pair, 1, found.later_day)
    guard = most_careful((corners, one.guard, other.guard))
    both = Both(one.told(guard), other.told(guard), guard.state, guard.person)
    if now is None or own is None or found.after is None:
        return both
    prompts = raised_beside(later.session, own, found.after, now.raised, guard)
    worded = _under_hold(now, later.session, own, pair.law) if guard.holds else now
    return replace(both, now=CaseNow(worded, own, now.recommendation, prompts))


def _under_hold(
    now: PromptSheet, session: Session, bank: QuestionBank, law: LawPack
) -> PromptSheet:
    """Return a sheet as it is worded where a HOLD stands in another session on the page."""
    made = now.provenance
    held = compose(
        session.under(now.recorded_hold) if now.recorded_hold is not None else session,
        bank,
        law,
        today=made.read_on,
        printed_on=made.made_on,
        software=made.software,
        is_held=True,
        elsewhere=now.held_elsewhere,
        history=now.history,
        missing=now.missing,
    )
    return replace(held, drift=now.drift)


@dataclass(frozen=True)
class _Teller:
    """One of two sessions, and the day on which it is read."""

    pair: Pair
    place: int
    day: date

    @property
    def side(self) -> Side:
        """The session."""
        return self.pair.sides[self.place]

    @property
    def bank(self) -> QuestionBank | None:
        """Its bank, or the other session's where its own is missing."""
        return self.side.bank or self.pair.sides[1 - self.place].bank

    @cached_property
    def guard(self) -> Guard:
        """The guard of its own answers."""
        if self.bank is None:
            return UNGUARDED
        return guard_on(self.bank, self.side.session.all_answers(), self.day)

    def told(self, guard: Guard) -> Told:
        """Return what is told of it beside the other, for the more careful guard of the two."""
        session = self.side.session
        alone = self._sheet(is_held=False)
        return Told(
            name=self.pair.names[self.place],
            day=self.side.day,
            is_draft=not session.is_finished,
            version=session.bank.version,
            digest=session.bank.digest,
            bank=self.bank,
            has_own_bank=_has_own_bank(self.side, self.bank),
            sheet=self._sheet(is_held=True) if guard.holds else alone,
            advice=None if alone is None else alone.recommendation,
            hold=self.guard.holds,
            labels=tuple((entry.id, entry.called) for entry in session.entries),
        )

    def _sheet(self, *, is_held: bool) -> PromptSheet | None:
        if self.bank is None:
            return None
        return compose(
            self.side.session,
            self.bank,
            self.pair.law,
            today=self.day,
            software=self.pair.software,
            is_held=is_held,
        )


def _has_own_bank(side: Side, bank: QuestionBank | None) -> bool:
    return side.bank is not None or (bank is not None and bank.digest == side.session.bank.digest)


def shared(found: Comparison, both: Both, left_out: str) -> tuple[Comparison, Both]:
    """Return what is told of two sessions without reference, labels and own words.

    Everything that the banks say stays as it is, HOLD and its wordings above all. `left_out` stands
    for an answer that is left out.
    """
    called = numbered(*both.banks, left_out=left_out)
    one, other = (without_own(_shared(told), called) for told in both.each)
    now = both.now
    if now is not None:
        now = without_own(replace(now, sheet=without_own_words(now.sheet, now.bank)), called)
    told = replace(both, one=one, other=other, now=now, is_shared=True)
    return without_own(found, called), told


def _shared(told: Told) -> Told:
    if told.sheet is None or told.bank is None:
        return told
    return replace(told, sheet=without_own_words(told.sheet, told.bank))
