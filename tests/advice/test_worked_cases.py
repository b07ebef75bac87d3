"""Whole cases, as practitioners would tell them, and the sheet that each must lead to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from ehe_check.advice.advised import Advised
from ehe_check.advice.upshot import Upshot
from ehe_check.bank.question import Question, QuestionKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.walk import parked, set_aside, upshot_on
from ehe_check.judge.answers import Answer
from ehe_check.render.markdown import render_markdown
from ehe_check.sheet.sheet import PromptSheet
from tests.cases_of import named, otherwise_by_base
from tests.pages import page
from tests.worked import case_names, shipped_bank, worked_case

BANK = shipped_bank()
NAMES = case_names()
QUICK = [
    question.id
    for question in BANK.walk_order
    if question.id in BANK.quick and not question.kind.is_written
]


def sheet_of(name: str) -> PromptSheet:
    return worked_case(name).sheet()


@cache
def page_of(name: str, *, is_full: bool) -> str:
    printed = render_markdown(page(sheet_of(name), is_full=is_full))
    return " ".join(printed.split())


@pytest.mark.untraced
def test_a_worked_case_gets_the_advice_that_its_author_expected() -> None:
    otherwise = "\n".join(otherwise_by_base())

    assert not otherwise, otherwise


@pytest.mark.untraced
def test_a_worked_case_raises_and_prints_what_its_author_expected() -> None:
    found = "\n".join(f"{named(name)}: {line}" for name in NAMES for line in amiss(name))

    assert not found, found


def amiss(name: str) -> Iterator[str]:
    """Yield what a case raises or prints otherwise than its author expected."""
    expected, sheet = worked_case(name).expected, sheet_of(name)
    whole = page_of(name, is_full=True)
    read = page_of(name, is_full=False) if sheet.urgency is Urgency.NONE else whole
    every = (*sheet.prompts, *sheet.find_out, *sheet.notes, *sheet.strengths)
    raised = {prompt.id for prompt in every}
    yield from (f"does not raise {each}" for each in {*expected.get("raised", ())} - raised)
    yield from (f"raises {each}" for each in {*expected.get("absent", ())} & raised)
    yield from (
        f"lacks {each!r}"
        for each in expected.get("printed", ())
        if each.casefold() not in whole.casefold()
    )
    yield from (f"prints {each!r}" for each in expected["not_printed"] if each in read)


def test_a_worked_case_answers_only_what_arises() -> None:
    for name in NAMES:
        answers = worked_case(name).session.all_answers()
        reading = Advised(BANK, answers)
        gone = (each for each in parked(reading) if not reading.arises(each.ref))
        aside = (*gone, *set_aside(BANK, answers))

        assert [] == [each.ref for each in aside if not BANK.by_id[each.question].after_advice], (
            name
        )


@pytest.mark.untraced
def test_every_quick_question_moves_the_sheet_of_some_worked_case() -> None:
    for question in QUICK:
        assert any(moves(name, BANK.by_id[question]) for name in NAMES), question


@cache
def as_it_stands(name: str) -> Upshot:
    case = worked_case(name)
    return upshot_on(BANK, case.session.all_answers(), case.today)


def moves(name: str, question: Question) -> bool:
    """Say whether the most reassuring answer instead of those given changes a case's sheet."""
    case = worked_case(name)
    answers = case.session.all_answers()
    reassuring = question.option_ids[0]
    value = (reassuring,) if question.kind is QuestionKind.SEVERAL else reassuring
    changed = answers
    for answer in answers:
        if answer.question == question.id and answer.value != value:
            said = Answer(question=question.id, about=answer.about, value=value)
            changed = changed.with_answer(said)
    if changed == answers:
        return False
    before, after = as_it_stands(name), upshot_on(BANK, changed, case.today)
    return (before.advice, before.prompts) != (after.advice, after.prompts)


def test_there_are_seventy_cases_and_many_of_them_are_ordinary_families() -> None:
    ordinary = [name for name in NAMES if name.startswith(("ordinary-", "none-"))]
    cold = [name for name in NAMES if "cold" in name.split("-")]

    assert len(NAMES) >= 70
    assert len(ordinary) >= 25
    assert len(cold) >= 15
    assert {"none"} == {worked_case(name).expected["urgency"] for name in ordinary}


def test_every_headline_and_every_box_stands_in_some_worked_case() -> None:
    found = [worked_case(name).expected for name in NAMES]

    assert set(BANK.headlines) == {expected["headline"] for expected in found}
    assert set(BANK.boxes) | {"none"} == {expected["box"] for expected in found}
