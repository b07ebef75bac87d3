"""The rules told a second time agree with the program, over random families and answers."""

from __future__ import annotations

import pytest

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import guard_of
from ehe_check.advice.headlines import beneath_key, headline_key
from ehe_check.advice.unknowns import closing_of
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answers
from tests.advice.random_cases import case, draws, shown
from tests.advice.restated_questions import ROWS
from tests.advice.restated_rules import Retelling, Told
from tests.worked import shipped_bank

pytestmark = [pytest.mark.thorough, pytest.mark.untraced]

BANK = shipped_bank()


def worked_out(answers: Answers, walk_set: WalkSet) -> Told:
    reading = Advised(BANK, answers)
    advice, guard = reading.advice, guard_of(reading)
    closing = closing_of(reading, walk_set)
    headline = headline_key(reading, is_firm=closing.is_firm, is_enough=closing.is_enough)
    beneath = beneath_key(reading)
    return Told(
        urgency=advice.urgency.value,
        meeting=advice.meeting.value,
        routes=frozenset(route.value for route in advice.routes),
        box=guard.key.value if guard.key else "none",
        headline=headline.value,
        state=guard.state.value,
        beneath=beneath.value if beneath else "",
        to_close=frozenset(each.question for each in closing.to_close),
        first=tuple(each.question for each in closing.first),
    )


def test_the_rules_told_twice_come_to_the_same() -> None:
    for draw in draws(150, 20_000):
        answers = case(draw, BANK)
        walk_set = draw.choice(list(WalkSet))
        expected = Retelling(answers, quick=walk_set is WalkSet.QUICK).told()

        assert expected == worked_out(answers, walk_set), shown(answers)


def test_everything_with_effects_is_told_twice() -> None:
    assert {question.id for question in BANK.with_effects} <= set(ROWS)


def test_the_options_and_what_they_do_are_the_same_in_both() -> None:
    for name, row in ROWS.items():
        question = BANK.by_id[name]

        assert tuple(option for option, _, _ in row.options) == question.option_ids, name
        assert row.unlooked == {option.id for option in question.options if option.unlooked}, name
        assert row.is_quick == (name in BANK.quick_ids), name
        assert row.matter == (question.matter or name), name
