"""Draws: no option is lost, and none is put twice."""

from __future__ import annotations

from ehe_check.quiz.draw import drawn, shuffled
from tests.quiz_groups import BANK
from tests.quizzes import chance


def test_true_and_false_stay_as_they_are() -> None:
    fixed = next(item for item in BANK.items if item.rules.fixed)

    assert fixed.questions == shuffled(fixed, chance(7)).questions


def test_drawing_loses_nothing_and_puts_nothing_twice() -> None:
    things = tuple(range(20))
    orders = {drawn(things, chance(seed)) for seed in range(20)}

    assert {things} == {tuple(sorted(order)) for order in orders}
    assert 20 == len(orders)
