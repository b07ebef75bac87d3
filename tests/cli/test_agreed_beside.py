"""What was agreed stands beside its question, in a follow-up and on coming back to one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from ehe_check.ask.case.agreed_beside import STILL_TO_DO
from ehe_check.bank.role import Role
from ehe_check.over_time.history import AgreedStatus
from ehe_check.page.own import Own
from ehe_check.supervision.supervision import Point
from tests.cli.follow_ups import FOLLOW, write_first
from tests.program import DAY, call
from tests.session_files import write_supervision
from tests.supervised import supervision
from tests.worked import shipped_bank

pytestmark = pytest.mark.usefixtures("empty_folder")

SHIPPED = shipped_bank()
AUGUST = date(2026, 8, 3)
PROMPT = "NOW-3.find-out"
LINE = (
    "(school nurse; by 1 October 2026, 54 days ago) Decided in the supervision of 3 August 2026. "
    "Carried on once, on 3 August 2026."
)


def agreed_of(first_id: str) -> None:
    held = supervision(
        Point(
            key=PROMPT,
            text=Own("Find out."),
            status=AgreedStatus.CARRY_ON,
            who=Own("school nurse"),
            by=date(2026, 10, 1),
        ),
        Point(key="action-aaaaaaaa-1", status=AgreedStatus.NEW, action=Own("Write to the GP.")),
        on=AUGUST,
        session=first_id,
    )
    case = held.case.model_copy(update={"reference": Own("EHE-0042")})
    write_supervision(Path("s.supervision.toml"), held.model_copy(update={"case": case}))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_it_stands_beside_its_question_in_a_follow_up_and_on_coming_back() -> None:
    first = write_first(role=Role.POLICE)
    agreed_of(first.session.id)
    begun = flat(call("case", "new.toml", *FOLLOW, typed="1\n1r\nleave\n").err)
    back = call("case", "new.toml", "--plain", "--today", DAY, typed="go on\n1\n1r\nleave\n").err
    again = flat(back)

    for said in (begun, again):
        start, _, question = said.partition(SHIPPED.by_id["NOW-3"].text)
        assert f"{STILL_TO_DO} One thing stands beside its question. - D1 Write to the GP." in start
        assert LINE not in start
        assert LINE in question
