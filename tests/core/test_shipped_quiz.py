"""The shipped quiz: what its questions ask, and what they must not teach."""

from __future__ import annotations

import re

import pytest

from ehe_check.model.quiz import ItemKind
from ehe_check.storage.quiz_banks import load_quiz

QUIZ = load_quiz()


def why(item: str, option: str, step: int = 1) -> str:
    return QUIZ.by_id[item].questions[step - 1].by_id[option].why


def test_no_question_with_several_answers_asks_for_what_is_not_so() -> None:
    asked = [item.text for item in QUIZ.items if item.kind is ItemKind.SEVERAL]

    assert [] == [text for text in asked if re.search(r"\b(no|are not|wrong|never)\b[^.]*\?", text)]


@pytest.mark.parametrize(
    ("item", "step", "option", "says"),
    [
        ("QZ-132", 2, "c", "not to social care. Unless you pass it on"),
        ("QZ-133", 1, "b", "ring 999 at once if it happens again"),
        ("QZ-135", 2, "b", "possible domestic abuse"),
        ("QZ-230", 1, "b", "where his mother cannot hear the offer"),
        ("QZ-310", 1, "c", "safeguarding lead the same day"),
        ("QZ-332", 1, "d", "since they may be evidence"),
        ("QZ-336", 1, "a", "lone-working plan"),
    ],
)
def test_a_reason_does_not_leave_out_what_keeps_somebody_from_harm(
    item: str, step: int, option: str, says: str
) -> None:
    assert says in why(item, option, step)


def test_both_children_whom_the_act_will_cover_are_told_of_with_it() -> None:
    for option in ("b", "d"):
        assert "2026 Act will require consent" in why("QZ-106", option)


def test_the_reason_for_a_learning_point_is_never_cited_without_it() -> None:
    for item in QUIZ.items:
        for question in item.questions:
            for option in question.options:
                assert "L1.2" not in option.statements or "L1.1" in option.statements, item.id


def test_no_reason_has_the_return_sent_before_the_name_comes_off() -> None:
    reasons = [
        option.why for item in QUIZ.items for each in item.questions for option in each.options
    ]

    assert [] == [text for text in reasons if "no later than the removal" in text]
