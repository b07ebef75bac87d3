"""A decision: HOLD and ASK FIRST are said before a plan is asked for, and the sheet's own words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from ehe_check.ask.case.decide import UNDER_ASK, UNDER_HOLD, decide
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.put import Chosen, PersonLeftError
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.absence import HOLDING, Absence
from ehe_check.case.session import RecordedHold, Session
from ehe_check.judge.answers import Answers
from ehe_check.over_time.reread import reread
from tests.any_answers import any_answers
from tests.ask.scripted import ScriptedAsker
from tests.ask.walks import advice_of
from tests.worked import session_of, shipped_bank

BANK = shipped_bank()
TODAY = date(2026, 11, 24)
QUESTION = next(each for each in BANK.questions if each.decides)


def decided(session: Session) -> ScriptedAsker:
    """Decide, and leave where the words are asked for."""
    asker = ScriptedAsker([Chosen((Urgency.NONE.value,))])
    walk = CaseTalk(
        bank=BANK,
        session=session,
        asker=asker,
        save=lambda _: None,
        today=TODAY,
        now=lambda: datetime(2026, 11, 24, 10, tzinfo=UTC),
    )
    with pytest.raises(PersonLeftError):
        decide(walk, QUESTION, advice_of(session))
    assert "decision reason" == asker.puts[-1].name
    return asker


def said_by_the_words(session: Session) -> list[str]:
    return [text for _, text in decided(session).said]


@given(any_answers(BANK))
def test_it_is_said_exactly_where_hold_or_ask_first_stands(answers: Answers) -> None:
    upshot = reread(BANK, answers, TODAY)
    is_asking = upshot.state is State.GUARDED and not upshot.hold
    expected = [UNDER_HOLD] if upshot.hold else [UNDER_ASK] if is_asking else []

    assert expected == said_by_the_words(session_of(answers, "full"))


@given(any_answers(BANK))
def test_the_level_that_the_sheet_advises_is_marked_unless_too_little_is_answered(
    answers: Answers,
) -> None:
    session = session_of(answers, "full")
    advice = advice_of(session)
    (level, *_) = decided(session).puts
    words = {choice.id: choice.text for choice in level.choices}

    mark = "" if advice.headline is HeadlineKey.NOT_ENOUGH else " (what the sheet says)"

    assert f"{BANK.tiers[advice.urgency]}{mark}" == words.pop(advice.urgency)
    assert {BANK.tiers[Urgency(each)] for each in words} == set(words.values())


@pytest.mark.parametrize("reason", sorted(HOLDING))
def test_a_hold_that_is_kept_in_the_file_counts_too(reason: Absence) -> None:
    session = session_of(Answers(), "full").under(RecordedHold(reason=reason, on=TODAY))

    assert [UNDER_HOLD] == said_by_the_words(session)
