"""Draws: no option is lost, and none is put twice."""

from __future__ import annotations

from ehe_check.quiz.draw import drawn, printings, shuffled
from ehe_check.quiz.item import Paper
from tests.quiz_groups import BANK, DAY, with_item
from tests.quizzes import chance


def test_true_and_false_stay_as_they_are() -> None:
    fixed = next(item for item in BANK.items if item.rules.fixed)

    assert fixed.questions == shuffled(fixed, chance(7)).questions


def test_a_paper_was_printed_whole_and_then_with_less_by_each_day_that_passed() -> None:
    law = with_item("QZ-1", valid_until="2026-12-20")
    found = {
        day: [
            [item.id for item in items]
            for items in printings(law, Paper.A, DAY.replace(month=12, day=day))
        ]
        for day in (1, 2, 20, 21)
    }
    whole, less, least = (
        ["QZ-1", "QZ-3", "QZ-5", "QZ-7", "QZ-10"],
        ["QZ-1", "QZ-3", "QZ-5", "QZ-7"],
        ["QZ-3", "QZ-5", "QZ-7"],
    )

    assert found == {1: [whole], 2: [whole, less], 20: [whole, less], 21: [whole, less, least]}


def test_a_paper_of_which_nothing_is_left_was_never_printed_so() -> None:
    only = BANK.model_copy(update={"items": BANK.items[-2:]})

    assert 1 == len(printings(only, Paper.A, DAY.replace(year=2027)))


def test_drawing_loses_nothing_and_puts_nothing_twice() -> None:
    things = tuple(range(20))
    orders = {drawn(things, chance(seed)) for seed in range(20)}

    assert {things} == {tuple(sorted(order)) for order in orders}
    assert 20 == len(orders)
