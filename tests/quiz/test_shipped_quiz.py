"""The shipped quiz: what its questions ask, and what they must not teach."""

from __future__ import annotations

import re

import pytest

from ehe_check.bank.law import LawNote
from ehe_check.bank.load import load_law
from ehe_check.quiz.item import QuizItem
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.load_quiz import load_quiz

QUIZ = load_quiz()
NOTES = {note.id: note for note in load_law().notes}


def notes_cited(item: QuizItem) -> list[LawNote]:
    options = [option for question in item.questions for option in question.options]
    return [NOTES[each] for each in {*item.cites, *(e for option in options for e in option.cites)}]


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
        ("QZ-221", 1, "c", "until your lead or social care says who will, and how"),
        ("QZ-221", 1, "e", "Say nothing of it at home until they tell you how."),
        ("QZ-230", 1, "b", "where his mother cannot hear the offer"),
        ("QZ-310", 1, "c", "safeguarding lead the same day"),
        ("QZ-310", 1, "c", "how everyone stays safe"),
        ("QZ-310", 1, "c", "call 999"),
        ("QZ-315", 1, "c", "once it is agreed how that can be done safely"),
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


def test_no_question_is_used_after_a_note_it_tests_was_to_be_read_again() -> None:
    about_law = [item for item in QUIZ.items if item.cites]

    assert about_law
    for item in about_law:
        assert min(NOTES[each].review_by for each in item.cites) == item.valid_until, item.id


def test_every_question_about_the_law_topic_names_its_note() -> None:
    of_the_review_alone = {"QZ-124"}

    assert of_the_review_alone == {item.id for item in QUIZ.in_topic("law") if not item.cites}


def test_every_question_that_leans_on_what_is_reported_of_sharing_has_an_end() -> None:
    leaning = [
        item for item in QUIZ.items if {"W5", "W7"} & {note.id for note in notes_cited(item)}
    ]

    assert leaning
    assert [] == [item.id for item in leaning if item.valid_until is None]


def test_the_duty_to_share_is_told_of_as_reported_and_with_its_note() -> None:
    options = [option for item in QUIZ.items for each in item.questions for option in each.options]
    told = [option for option in options if re.search(r"duty to share", option.why)]

    assert told
    assert [] == [option.why for option in told if "reported" not in option.why]
    assert [] == [option.why for option in told if "W7" not in option.cites]


def test_the_note_of_the_duty_to_share_does_not_contradict_the_questions_that_test_it() -> None:
    said = NOTES["W7"]

    assert "in-force" == said.status
    assert said.reported
    assert said.text.startswith("It is reported that, from 30 September 2026, ")
    assert ["QZ-312", "QZ-316", "QZ-322"] == [item.id for item in QUIZ.items if "W7" in item.cites]


def test_every_note_that_an_item_tests_is_cited_by_a_reason_of_it() -> None:
    for item in QUIZ.items:
        options = [option for question in item.questions for option in question.options]

        assert set(item.cites) <= {each for option in options for each in option.cites}, item.id
