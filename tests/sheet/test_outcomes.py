"""Outcomes: a finished session keeps ids of its sheet, and no words that anybody typed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ehe_check.case.session import Outcome
from ehe_check.sheet.outcome import outcome_of
from ehe_check.sheet.sheet import PromptSheet
from tests.worked import some_case_names, worked_case

ALMOST_NOTHING_KNOWN = "supervision-almost-nothing-known"
TWO_CHILDREN = "supervision-two-children-one-not-well"


@cache
def outcome(name: str) -> Outcome:
    return outcome_of(worked_case(name).sheet(), "f" * 64)


def kept(sheet: PromptSheet) -> Outcome:
    return outcome_of(sheet, "f" * 64)


def test_it_keeps_the_advice_and_the_mark_of_the_answers() -> None:
    for name in some_case_names():
        advice, kept = worked_case(name).sheet().recommendation, outcome(name)

        assert (advice.urgency, advice.meeting, "f" * 64) == (
            kept.urgency,
            kept.meeting,
            kept.answers_sha256,
        ), name


def test_it_keeps_each_statement_of_what_was_raised_once() -> None:
    for name in some_case_names():
        sheet = worked_case(name).sheet()
        raised = (*sheet.prompts, *sheet.find_out, *sheet.notes, *sheet.strengths)

        statements = outcome(name).statements

        assert {each for prompt in raised for each in prompt.statements} == set(statements), name
        assert len(set(statements)) == len(statements), name


def test_what_is_to_be_found_out_is_not_kept_as_raised() -> None:
    for name in some_case_names():
        assert not [each for each in outcome(name).raised if ".find-out" in each], name


def test_what_was_raised_about_two_children_is_kept_once() -> None:
    sheet = worked_case(TWO_CHILDREN).sheet()
    first = replace(sheet.prompts[0], about="child-1")

    twice = kept(replace(sheet, prompts=(first, replace(first, about="child-2"))))

    assert 1 == twice.raised.count(first.id)


def test_questions_that_were_not_known_are_kept() -> None:
    answers = worked_case(ALMOST_NOTHING_KNOWN).session.answers

    unknown = set(outcome(ALMOST_NOTHING_KNOWN).not_known)

    assert unknown
    assert unknown <= {answer.question for answer in answers if answer.not_known}


def test_what_only_a_parent_said_is_kept() -> None:
    sheet = worked_case("strong-two-triggers").sheet()
    first = replace(sheet.prompts[0], only_source_is_parent=True, about=None)
    others = tuple(replace(each, only_source_is_parent=False) for each in sheet.prompts[1:])

    told = kept(replace(sheet, prompts=(first, *others), notes=(), strengths=(), find_out=()))

    assert (first.id,) == told.only_parent
