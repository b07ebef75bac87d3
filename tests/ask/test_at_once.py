"""What answers newly call for is said at once: whom to call, HOLD and ASK FIRST."""

from __future__ import annotations

import pytest

from ehe_check.ask.reply import Chosen
from ehe_check.ask.who_asks import Tone
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.effect import Route
from tests.ask.walks import BANK, Replies, Scripted, ordinary, ref_of, said_at_once

WORRY = "safety-health-development"


def calls(asker: Scripted) -> list[str]:
    """What was said of calls, in order."""
    lines = BANK.lines
    assert lines is not None
    known = {words.text for words in BANK.routes.values()} | {lines.tell_the_lead}
    return [text for _, text in asker.said if text in known]


def call(route: Route) -> str:
    return BANK.routes[route].text


def test_ask_first_is_said_at_once_when_it_goes_on() -> None:
    asker = said_at_once(ordinary(RGT_2=WORRY), "ADU-1", "hostile")
    variant = BANK.boxes[BoxKey.ASK_LEAD].variant
    assert variant is not None

    assert [f"ASK FIRST. {variant.text}"] == asker.urgent


def test_a_box_that_changes_to_other_words_is_said_again() -> None:
    asker = said_at_once(ordinary(FAM_7="control", RGT_2=WORRY), "SUP-2", "think-harm")
    held = BANK.boxes[BoxKey.HOLD_TODAY].text.replace("{family}", BANK.family)

    assert f"HOLD. {held}" == asker.urgent[-1]


def test_beside_social_care_come_the_police_and_then_the_lead_is_told() -> None:
    asker = said_at_once(ordinary(RGT_2=WORRY), "ADU-1", "violence")
    lines = BANK.lines
    assert lines is not None

    assert [call(Route.POLICE), lines.tell_the_lead] == calls(asker)[-2:]
    assert call(Route.LEAD) not in calls(asker)


def test_a_doctor_alone_is_the_one_call() -> None:
    asker = said_at_once(ordinary(), "HEA-7", "now-not-assessed")

    assert [call(Route.MEDICAL)] == calls(asker)


def test_a_ticked_line_that_leads_to_somebody_else_is_said_at_once() -> None:
    asker = said_at_once(ordinary(NOW_2="yes"), "NOW-2.what", "sexual")

    assert (Tone.URGENT, call(Route.POLICE)) in asker.said


@pytest.mark.parametrize(("ticked", "title"), [("told", "HOLD"), ("missing", "ASK FIRST")])
def test_the_box_follows_what_is_ticked(ticked: str, title: str) -> None:
    asker = said_at_once(ordinary(NOW_2="yes"), "NOW-2.what", ticked)

    assert title == asker.urgent[-1].partition(".")[0]


@pytest.mark.parametrize(
    ("told", "led"), [("social-care-knows", []), ("not-followed-up", [Route.SOCIAL_CARE])]
)
def test_an_injury_before_home_education_waits_for_what_became_of_it(
    told: str, led: list[Route]
) -> None:
    answers = ordinary(RGT_2=WORRY).without(ref_of("EHE-2.told"))
    then: Replies = {"EHE-2.told": [Chosen((told,))]}
    asker = said_at_once(answers, "EHE-2", "injury", then=then)

    assert [*map(call, led)] == calls(asker)[:1]
