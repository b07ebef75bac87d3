"""The walk: what an answer means stands beneath its question, and what is left is counted."""

from __future__ import annotations

from ehe_check.case.walk import lines_beneath
from tests.banks import CHILDREN, asks, small_bank
from tests.worked import shipped_bank

BANK = small_bank(
    CHILDREN,
    asks("VIS-1", "yes", "no", text="Seen this month?", per="child"),
    asks("VIS-2", "us", "them", text="By whom?"),
)


def test_beneath_a_question_stand_the_lines_of_the_tick_list_that_it_leads_to() -> None:
    bank = shipped_bank()
    rule = next(rule for rule in bank.together if rule.ticked is not None)
    assert rule.ticked is not None
    lines = [option.text for option in bank.by_id[rule.ticked].options]

    assert lines == list(lines_beneath(bank, bank.by_id[rule.question]))
    assert [] == list(lines_beneath(BANK, BANK.by_id["VIS-2"]))
