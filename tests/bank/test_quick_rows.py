"""The quick grids of a bank: their rows, and the line for what was only marked in one of them."""

from __future__ import annotations

import pytest

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import SOMETHING
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.walk_set import WalkSet
from tests.banks import CHILDREN, HEALTH, QUESTION, asks, refusal, small_bank

BANK = small_bank(CHILDREN, HEALTH, asks("VIS-1", "no", "yes", per="child"))


def test_a_question_has_its_row_in_the_quick_set_alone() -> None:
    grid = BANK.grid_of("HEA-1", WalkSet.QUICK)

    assert grid is not None
    assert ("HEA-2", "HEA-1") == grid.questions
    row = grid.row_of("HEA-1")
    assert row is not None
    assert ("Growth", "fine") == (row.head, row.option)
    assert BANK.grid_of("HEA-1", WalkSet.FULL) is None
    assert BANK.grid_of("VIS-1", WalkSet.QUICK) is None
    assert small_bank(asks("HEA-1", "no")).grid_of("HEA-1", WalkSet.QUICK) is None


def test_what_was_only_marked_has_one_line_for_supervision_at_its_question() -> None:
    line = BANK.rules["HEA-2.something"][1]

    assert (PromptKind.SUPERVISION, (SOMETHING,)) == (line.kind, line.on)
    assert ("Teeth: not said yet what", "Teeth: say what it is.") == (line.short, line.text)
    assert BANK.by_id["HEA-2"].statements == line.statements
    assert not [each for each in BANK.by_id["VIS-1"].prompts if each.on == (SOMETHING,)]


def test_a_bank_that_is_read_back_has_no_line_twice() -> None:
    again = QuestionBank.model_validate(BANK.model_dump(mode="json", by_alias=True))

    assert list(BANK.rules) == list(again.rules)


ROW_IS = [([0], []), ([{"rows": 0}], []), ([{"rows": [0]}], []), (None, 0), (None, [0])]


@pytest.mark.parametrize(("grids", "prompts"), ROW_IS)
def test_whatever_stands_in_place_of_a_row_or_a_line_is_refused(
    grids: object, prompts: object
) -> None:
    written = BANK.model_dump(mode="json", by_alias=True)
    written["quick_rows"]["grids"] = grids or written["quick_rows"]["grids"]
    written["questions"][1]["prompts"] = prompts

    assert "Input should be" in refusal(QuestionBank, written)


def test_a_grid_that_says_nothing_of_a_line_is_refused_for_that_and_no_question_for_it() -> None:
    written = BANK.model_dump(mode="json", by_alias=True)
    written["quick_rows"].pop("something")

    assert "quick_rows" not in refusal(QuestionBank, {**written, "questions": [QUESTION]})
