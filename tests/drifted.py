"""A small bank whose answers leave things open, and the history of sessions that give them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ehe_check.judge.answers import Answer, Answers
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.history import Agreed, AgreedStatus, History, SessionMark
from ehe_check.over_time.side import Side
from tests.banks import CHILDREN, TODAY, asks, not_known, small_bank, value
from tests.sides import side

BANK = small_bank(
    CHILDREN,
    """
    [bands.last-time]
    options = [
      { id = "lately", text = "In the last 3 months", months = 3 },
      { id = "within-a-year", text = "3 to 12 months ago", months = 12 },
      { id = "longer-ago", text = "Longer ago" },
    ]

    [[questions]]
    id = "NOW-1"
    options = ["no", { id = "not-looked", unlooked = true }, "yes: MEET L4.1"]
    find_out = { text = "Find out.", who = "your records" }

    [[questions.prompts]]
    id = "act"
    kind = "action"
    on = ["yes"]
    text = "Ring the family."
    approaches_family = true
    when_hold = ""

    [[questions.prompts]]
    id = "note"
    kind = "note"
    on = ["yes"]

    [[questions]]
    id = "NOW-2"
    options = ["no", "yes"]
    find_out = { text = "Find out.", who = "your records" }
    when = { question = "NOW-1", is = ["yes"] }

    [[questions]]
    id = "NOW-3"
    options = ["no", "worried: SIGN", "held: HOLD", "urgent: TODAY lead"]

    [[questions.prompts]]
    id = "sign"
    kind = "sign"
    on = ["worried", "held", "urgent"]
    """,
    asks("NOW-4", "no", "yes: MEET L4.2"),
    """
    [[questions]]
    id = "VIS-1"
    per = "child"
    bands = "last-time"
    dated = true
    seen = { by = "VIS-1.who", heard = "VIS-1.alone" }
    when = { attribute = "child.age", is = ["old"] }

    [[questions]]
    id = "VIS-1.who"
    kind = "several"
    options = ["nurse"]
    when = { attribute = "child.age", is = ["old"] }

    [[questions]]
    id = "VIS-1.alone"
    per = "child"
    bands = "last-time"
    dated = true
    when = { attribute = "child.age", is = ["old"] }

    [conditions]
    worry-named = { question = "NOW-3", is = ["worried", "held", "urgent"] }
    """,
)
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
    return Agreed(key=key, status=status, on=on, **given)


CARRY_ON, DONE = AgreedStatus.CARRY_ON, AgreedStatus.DONE
