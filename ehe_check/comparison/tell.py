"""Tell of two sessions: what a page about both says of each by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ehe_check.advice.guard import UNGUARDED, Guard, guard_in, most_careful
from ehe_check.advice.recommendation import Recommendation
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import LawPack
from ehe_check.comparison.told import Both, OwnAdvice, Told
from ehe_check.errors import Problem
from ehe_check.over_time.moved import obstacles
from ehe_check.over_time.moved.comparison import Comparison
from ehe_check.over_time.moved.two_readings import Readings
from ehe_check.over_time.reread import reread
from ehe_check.over_time.side import Side
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet

_OF_NONE = frozenset({HeadlineKey.FIRM, HeadlineKey.NOT_FIRM})


def tell_moved(
    found: Comparison, sides: tuple[Side, Side], names: tuple[str, str], law: LawPack, software: str
) -> Both:
    """Return two sessions one after the other, each as on its own day."""
    days = (found.earlier_day, found.later_day)
    corners = most_careful(guard_in(corner.upshot) for corner in found.corners)
    return _tell(sides, names, days, law, software, corners)


def tell_readings(
    found: Readings, sides: tuple[Side, Side], names: tuple[str, str], law: LawPack, software: str
) -> Both:
    """Return two readings of one case, both as on the same day."""
    return _tell(sides, names, (found.day, found.day), law, software)


def named_cautions(sides: tuple[Side, Side], names: tuple[str, str]) -> tuple[Problem, ...]:
    """Return what to have in mind about two sessions, each called what the page calls it."""
    one, other = (replace(side, name=name) for side, name in zip(sides, names, strict=True))
    return tuple(obstacles.cautions(one, other))


def _tell(  # noqa: PLR0913, PLR0917 (two sessions, and everything that they are told with)
    sides: tuple[Side, Side],
    names: tuple[str, str],
    days: tuple[date, date],
    law: LawPack,
    software: str,
    beside: Guard = UNGUARDED,
) -> Both:
    one, other = (
        _Teller(side, name, bank, day, law, software)
        for side, name, bank, day in zip(sides, names, _banks(*sides), days, strict=True)
    )
    guard = most_careful((beside, one.guard, other.guard))
    return Both(one.told(guard), other.told(guard), guard.state, guard.person)


@dataclass(frozen=True)
class _Teller:
    """One of two sessions, with everything that it is told with."""

    side: Side
    name: str
    bank: QuestionBank | None
    day: date
    law: LawPack
    software: str

    @cached_property
    def guard(self) -> Guard:
        """The guard of its own answers."""
        if self.bank is None:
            return UNGUARDED
        return guard_in(reread(self.bank, self.side.session.all_answers(), self.day))

    def told(self, guard: Guard) -> Told:
        """Return what is told of it beside the other, for the more careful guard of the two."""
        session = self.side.session
        alone = self._sheet(is_held=False)
        return Told(
            name=self.name,
            day=self.side.day,
            is_draft=not session.is_finished,
            version=session.bank.version,
            digest=session.bank.digest,
            bank=self.bank,
            has_own_bank=_has_own_bank(self.side, self.bank),
            sheet=self._sheet(is_held=True) if guard.holds else alone,
            advice=None if alone is None else _own_advice(alone.recommendation),
            hold=self.guard.holds,
            labels=tuple((entry.id, entry.called) for entry in session.entries),
        )

    def _sheet(self, *, is_held: bool) -> PromptSheet | None:
        if self.bank is None:
            return None
        session, law, software = self.side.session, self.law, self.software
        return compose(session, self.bank, law, today=self.day, software=software, is_held=is_held)


def _own_advice(advice: Recommendation) -> OwnAdvice:
    return OwnAdvice(
        title=advice.title,
        beneath=advice.beneath,
        box=advice.box.title if advice.box is not None and advice.is_guarded else "",
        is_none=advice.headline in _OF_NONE,
    )


def _banks(one: Side, other: Side) -> tuple[QuestionBank | None, QuestionBank | None]:
    return (one.bank or other.bank, other.bank or one.bank)


def _has_own_bank(side: Side, bank: QuestionBank | None) -> bool:
    return side.bank is not None or (bank is not None and bank.digest == side.session.bank.digest)
