from __future__ import annotations

from ehe_check.over_time.decision_wording import question_of
from tests.worked import shipped_bank

BANK = shipped_bank()


def test_a_prompt_is_raised_by_its_question() -> None:
    raised = {key: rule[0].id for key, rule in BANK.rules.items()}

    assert raised == {key: question_of(BANK, key) for key in raised}


def test_what_is_to_be_found_out_is_that_of_its_question() -> None:
    found = [each.id for each in BANK.questions if each.find_out is not None]

    assert found == [question_of(BANK, f"{each}.find-out") for each in found]


def test_what_no_bank_words_is_raised_by_no_question() -> None:
    own = ("action-5c11aaaa-1", "decision-c1aaaaaa", "call-5c11aaaa", "VIS-2.gone", "NO-9.find-out")

    assert {None} == {question_of(BANK, key) for key in own}
