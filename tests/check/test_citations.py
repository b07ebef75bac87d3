"""Which statements of the review each set of questions reaches, and which none does."""

from __future__ import annotations

import re

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.walk_set import WalkSet
from ehe_check.check.citations import NOT_FOR_A_CASE, reach_lines
from tests.banks import asks, small_bank
from tests.worked import shipped_bank, shipped_library


def cited(bank: QuestionBank, walk_set: WalkSet) -> set[str]:
    """The statements that the questions of a set and their prompts cite."""
    asked = [each for each in bank.questions if bank.asks(each, walk_set)]
    said = {each for one in asked for each in one.statements}
    said |= {each for one in asked for rule in one.prompts for each in rule.statements}
    return said & {*shipped_library().statements}


def test_of_the_shipped_bank_each_statement_is_reached_or_named() -> None:
    count, *named = reach_lines(shipped_bank(), shipped_library())
    quick, full = (cited(shipped_bank(), each) for each in WalkSet)
    every, names = (
        {*shipped_library().statements},
        [set(re.findall(r"\b[A-Z]\d[\w.]*\b", line)) for line in named],
    )

    assert [len(quick), len(every), len(full)] == [int(each) for each in re.findall(r"\d+", count)]
    assert [{f"{each}" for each in full - quick}, every - full] == [
        {each.rstrip(".") for each in line} for line in names
    ]
    assert every - full <= NOT_FOR_A_CASE


def test_where_all_that_is_reached_is_reached_by_the_quick_set_no_line_says_what_is_not() -> None:
    bank = small_bank(asks("NOW-1", "none", "some"))
    every = tuple(each.id for each in bank.questions)
    _, *named = reach_lines(bank.model_copy(update={"quick": every}), shipped_library())

    assert ["No question reaches"] == [line.partition(":")[0] for line in named]
