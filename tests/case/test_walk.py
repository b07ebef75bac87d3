"""The walk: what an answer means stands beneath its question, and what is left is counted."""

from __future__ import annotations

from ehe_check.case.walk import lines_beneath
from tests.banks import CHILDREN, small_bank
from tests.worked import shipped_bank

BANK = small_bank(
    CHILDREN,
    """
    [[questions]]
    id = "VIS-1"
    text = "Seen this month?"
    per = "child"
    options = ["yes", "no"]

    [[questions]]
    id = "VIS-2"
    text = "By whom?"
    options = ["us", "them"]
    """,
)


def test_beneath_a_question_stand_the_lines_of_the_tick_list_that_it_leads_to() -> None:
    bank = shipped_bank()
    rule = next(rule for rule in bank.together if rule.ticked is not None)
    assert rule.ticked is not None
    lines = [option.text for option in bank.by_id[rule.ticked].options]

    assert lines == list(lines_beneath(bank, bank.by_id[rule.question]))
    assert [] == list(lines_beneath(BANK, BANK.by_id["VIS-2"]))
