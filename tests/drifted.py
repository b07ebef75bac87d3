"""A small bank whose answers leave things open, and the history of sessions that give them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ehe_check.case.decided import AgreedStatus
from ehe_check.judge.answers import Answer, Answers
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import History, SessionMark
from ehe_check.over_time.ledger import Agreed
from ehe_check.over_time.side import Side
from tests.banks import CHILDREN, TODAY, not_known, small_bank, value
from tests.decided_rows import event
from tests.sides import side

BANK = small_bank(CHILDREN, Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
DAYS = [date(2026, 2, 2), date(2026, 5, 11), date(2026, 9, 14), date(2026, 11, 2)]
WORRIED = value("NOW-3", "worried")
UNKNOWN, YES, NO = not_known("NOW-1"), value("NOW-1", "yes"), value("NOW-1", "no")
NOT_LOOKED = value("NOW-1", "not-looked")


def sittings(*answers: Answers | Sequence[Answer], **sitting: Any) -> list[Side]:  # noqa: ANN401 (any field of a session)
    return [
        side(
            BANK,
            each,
            day,
            session=f"s{place}",
            follows=f"s{place - 1}" if place else "",
            **sitting,
        )
        for place, (each, day) in enumerate(zip(answers, DAYS, strict=False))
    ]


def history(*answers: Answers | Sequence[Answer], **given: Any) -> History:  # noqa: ANN401 (any parameter of a history)
    return history_of(sittings(*answers), BANK, TODAY, **given)


def ids(marks: Sequence[SessionMark]) -> list[str]:
    return [mark.id for mark in marks]


def facts(found: History) -> dict[str, list[str]]:
    return {fact.question: ids(fact.sessions) for fact in found.still_unknown}


def agreed(status: AgreedStatus, on: date, key: str = "letter", **given: Any) -> Agreed:  # noqa: ANN401 (any field)
    return event(status, on, key, **given)


CARRY_ON, DONE = AgreedStatus.CARRY_ON, AgreedStatus.DONE
