"""What is said of decisions, and the ledger that comes of it."""

from __future__ import annotations

from datetime import date

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.over_time.history import Agreed, AgreedAt, AgreedStatus
from ehe_check.over_time.ledger import Ledger, State
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.lives import MEETING_HELD
from ehe_check.page.own import Own
from tests.banks import TODAY
from tests.worked import shipped_bank

BANK = shipped_bank()
NEW, CARRY_ON, DONE = AgreedStatus.NEW, AgreedStatus.CARRY_ON, AgreedStatus.DONE
CHANGED, DROPPED, REPLACED = AgreedStatus.CHANGED, AgreedStatus.NOT_AGREED, AgreedStatus.REPLACED
FEB, MAY, SEP = date(2026, 2, 2), date(2026, 5, 11), date(2026, 9, 14)
HELD = Agreed(MEETING_HELD, DONE, MAY, at=AgreedAt.MEETING, done_on=MAY)
"""A meeting that was held."""


def said(status: AgreedStatus, on: date, key: str = "letter", **given_: object) -> Agreed:
    fields = {"text": Own("Write."), "in_own_words": True} | given_
    return Agreed(key, status, on, **fields)  # type: ignore[arg-type]  # fields of an event


def ledger(*events: Agreed, guard: Guard = UNGUARDED, **given_: object) -> Ledger:
    return ledger_of(events, BANK, guard, TODAY, **given_)  # type: ignore[arg-type]  # its options


def states(found: Ledger) -> dict[str, State]:
    return {each.id: each.state for each in found.decisions}
