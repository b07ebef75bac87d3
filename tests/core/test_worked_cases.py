"""Whole cases, as practitioners would tell them, and the advice that each must lead to."""

from __future__ import annotations

import pytest

from ehe_check.core.walkthrough import parked, set_aside
from tests.worked import case_names, shipped_bank, worked_case

NAMES = case_names()


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_case_gets_the_advice_that_its_author_expected(name: str) -> None:
    case = worked_case(name)
    sheet = case.sheet()
    printed = (*sheet.prompts, *sheet.find_out, *sheet.notes, *sheet.strengths)
    raised = {prompt.id for prompt in printed}
    advice = sheet.recommendation

    assert case.expected["urgency"] == advice.urgency
    assert case.expected["meeting"] == advice.meeting
    assert case.expected["routes"] == sorted(advice.routes)
    assert case.expected["hold"] == advice.hold
    assert set(case.expected["raised"]) <= raised
    assert not set(case.expected["absent"]) & raised


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_case_answers_only_what_arises(name: str) -> None:
    case = worked_case(name)
    answers = case.session.all_answers()

    assert ((), ()) == (parked(shipped_bank(), answers), set_aside(shipped_bank(), answers))


def test_there_are_thirty_cases_and_ten_of_them_are_ordinary_families() -> None:
    ordinary = [name for name in NAMES if name.startswith("ordinary-")]

    assert len(NAMES) >= 30
    assert len(ordinary) >= 10
    assert {"none"} == {worked_case(name).expected["urgency"] for name in ordinary}
