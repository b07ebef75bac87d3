"""The walk: what an answer means stands beneath its question, and what is left is counted."""

from __future__ import annotations

from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.walk import lines_beneath, tally
from ehe_check.judge.answers import Answers
from tests.banks import CHILDREN, skipped, small_bank, value
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


def test_what_was_answered_and_skipped_and_what_is_left_come_to_all_that_arises() -> None:
    answers = Answers().with_answer(value("VIS-2", "us"))
    done = tally(BANK, answers, WalkSet.FULL)
    passed = tally(BANK, Answers().with_answer(skipped("VIS-2")), WalkSet.FULL)

    assert (1, 0) == (done.answered, done.skipped)
    assert (0, 1) == (passed.answered, passed.skipped)
    assert done.answered + done.left == done.total == passed.total
