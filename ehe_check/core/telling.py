"""Telling: from two sessions to what a page about both says of each by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ehe_check.core.comparing import obstacles
from ehe_check.core.composing import compose
from ehe_check.core.rereading import reread
from ehe_check.errors import Problem
from ehe_check.model.bank import QuestionBank
from ehe_check.model.comparison import Comparison, Readings
from ehe_check.model.law import LawPack
from ehe_check.model.side import Side
from ehe_check.model.told import Both, Told


def tell_moved(
    found: Comparison, sides: tuple[Side, Side], names: tuple[str, str], law: LawPack, software: str
) -> Both:
    """Return two sessions one after the other, each as on its own day."""
    days = (found.earlier_day, found.later_day)
    is_held = any(corner.upshot.hold for corner in found.corners)
    return _tell(sides, names, days, law, software, is_held=is_held)


def tell_readings(
    found: Readings, sides: tuple[Side, Side], names: tuple[str, str], law: LawPack, software: str
) -> Both:
    """Return two readings of one case, both as on the same day."""
    return _tell(sides, names, (found.day, found.day), law, software)


def named_cautions(sides: tuple[Side, Side], names: tuple[str, str]) -> tuple[Problem, ...]:
    """Return what to have in mind about two sessions, each called what the page calls it."""
    one, other = (replace(side, name=name) for side, name in zip(sides, names, strict=True))
    return tuple(obstacles.cautions(one, other))


def _tell(  # noqa: PLR0913 (two sessions, and everything that they are told with)
    sides: tuple[Side, Side],
    names: tuple[str, str],
    days: tuple[date, date],
    law: LawPack,
    software: str,
    *,
    is_held: bool = False,
) -> Both:
    banks = _banks(*sides)
    holds = tuple(map(_hold, sides, banks, days))
    held = is_held or any(holds)
    one, other = (
        Told(
            name=name,
            day=side.day,
            is_draft=not side.session.is_finished,
            version=side.session.bank.version,
            digest=side.session.bank.digest,
            bank=bank,
            has_own_bank=_has_own_bank(side, bank),
            sheet=compose(
                side.session,
                bank,
                law,
                today=day,
                software=software,
                is_held=held,
                looks_ahead=False,
            )
            if bank
            else None,
            hold=hold,
            labels=tuple((entry.id, entry.label) for entry in side.session.entries),
        )
        for side, name, day, bank, hold in zip(sides, names, days, banks, holds, strict=True)
    )
    return Both(one, other, held)


def _banks(one: Side, other: Side) -> tuple[QuestionBank | None, QuestionBank | None]:
    return (one.bank or other.bank, other.bank or one.bank)


def _has_own_bank(side: Side, bank: QuestionBank | None) -> bool:
    return side.bank is not None or (bank is not None and bank.digest == side.session.bank.digest)


def _hold(side: Side, bank: QuestionBank | None, day: date) -> bool:
    return bank is not None and reread(bank, side.session.all_answers(), day).hold
