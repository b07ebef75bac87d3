"""Deciding: while HOLD stands, the words of a decision are not asked for without saying so."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from ehe_check.ask.deciding import UNDER_HOLD, decide
from ehe_check.ask.putting import Chosen
from ehe_check.ask.scripted import ScriptedAsker
from ehe_check.ask.walking import PersonLeftError, Walk
from ehe_check.core.rereading import reread
from ehe_check.model.absence import HOLDING, Absence
from ehe_check.model.answers import Answers
from ehe_check.model.session import RecordedHold, Session
from ehe_check.model.urgency import Urgency
from tests.any_answers import any_answers
from tests.worked import session_of, shipped_bank

BANK = shipped_bank()
TODAY = date(2026, 11, 24)
QUESTION = next(each for each in BANK.questions if each.decides)
drawn = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def said_by_the_words(session: Session) -> list[str]:
    """Decide, leave where the words are asked for, and return what was said until then."""
    asker = ScriptedAsker([Chosen((Urgency.NONE.value,))])
    walk = Walk(
        bank=BANK,
        session=session,
        asker=asker,
        save=lambda _: None,
        today=TODAY,
        now=lambda: datetime(2026, 11, 24, 10, tzinfo=UTC),
    )
    with pytest.raises(PersonLeftError):
        decide(walk, QUESTION, Urgency.NONE)
    assert "decision reason" == asker.puts[-1].name
    return [text for _, text in asker.said]


@drawn
@given(any_answers(BANK))
def test_it_is_said_exactly_where_hold_stands(answers: Answers) -> None:
    is_held = reread(BANK, answers, TODAY).hold

    assert ([UNDER_HOLD] if is_held else []) == said_by_the_words(session_of(answers, "full"))


@pytest.mark.parametrize("reason", sorted(HOLDING))
def test_a_hold_that_is_kept_in_the_file_counts_too(reason: Absence) -> None:
    session = session_of(Answers(), "full").under(RecordedHold(reason=reason, on=TODAY))

    assert [UNDER_HOLD] == said_by_the_words(session)
