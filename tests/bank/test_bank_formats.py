"""The formats of banks: what their page says of each file is what the program reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from ehe_check import resources
from ehe_check.bank import condition
from ehe_check.bank.bank import QuestionBank, Topic
from ehe_check.bank.law import LawPack, StatementSource
from ehe_check.bank.question import Option, Question
from ehe_check.files.exact import KIND
from ehe_check.quiz.check import check_quiz
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.load_quiz import library_of, load_quiz
from ehe_check.supervision.reflective_questions import ReflectiveQuestions
from tests.format_pages import FormatPage, Keys, keys_of, words_of

PAGE = FormatPage(resources.BANKS / "README.md")
KEYS = FormatPage(resources.BANKS / "KEYS.md")
WHOLE: dict[str, type[BaseModel]] = {
    "Statements of the review": StatementSource,
    "Notes of law": LawPack,
    "Questions of a supervision": ReflectiveQuestions,
}


def without(keys: Keys, *names: str) -> Keys:
    """The same, without keys that the program puts there itself."""
    own = {key: absent for key, absent in keys[""].items() if key.strip("*") not in names}
    return keys | {"": own}


@pytest.mark.parametrize("title", WHOLE)
def test_the_page_names_every_key_of_a_file_and_no_other(title: str) -> None:
    assert keys_of(WHOLE[title]) == KEYS.keys(title)


def test_the_page_names_every_key_of_bank_toml_and_no_other() -> None:
    keys = keys_of(QuestionBank, elsewhere=(Topic, Question, Option))

    assert without(keys, "topics", "questions", "digest") == KEYS.keys("Every key of `bank.toml`")


def test_the_page_names_every_key_of_a_topic_file_and_no_other() -> None:
    questions = keys_of(Question, "questions")
    questions["questions"].pop("topic")
    file = {"": {"topic": False, "*questions": False}}

    assert file | keys_of(Topic, "topic") | questions == KEYS.keys("Every key of a topic file")


def test_the_page_names_every_key_of_a_quiz_bank_and_no_other() -> None:
    keys = keys_of(QuizBank)
    assert keys.pop("items.steps.options") == keys["items.options"]
    del keys["items.steps"]["*options"]

    assert without(keys, "digest") == KEYS.keys("A quiz bank")


def test_the_page_names_every_word_that_a_key_may_have() -> None:
    models = (*WHOLE.values(), QuestionBank, QuizBank)
    words = {word for model in models for word in words_of(model)}
    said = PAGE.text + KEYS.text

    assert set() == {word for word in words if not re.search(rf"[`\" ]{word}[`\" ]", said)}


def test_the_page_names_every_key_of_a_condition() -> None:
    kinds = get_args(get_args(condition.Condition)[0])
    tags = {get_args(kind)[1].tag.removeprefix(KIND) for kind in kinds}
    leaves = (condition.AnswerIs, condition.AttributeIs, condition.AtLeast)
    keys = tags | {key for leaf in leaves for key in keys_of(leaf)[""]}
    said = PAGE.section("Conditions")

    assert set() == {key for key in keys if f"{key} = " not in said}
    assert len(keys) > len(kinds)


def test_the_quiz_on_the_page_is_one_that_the_program_reads(tmp_path: Path) -> None:
    (tmp_path / "bank.toml").write_text(PAGE.sample("a quiz bank"), "utf-8")
    (tmp_path / "10-items.toml").write_text(PAGE.sample("quiz items"), "utf-8")
    bank = load_quiz(tmp_path)

    assert ["QZ-1", "QZ-2", "QZ-3"] == [item.id for item in bank.items]
    assert [] == check_quiz(bank, library_of(bank), bank.reviewed_on)
    assert "OUR-1" in bank.by_id["QZ-2"].options[0].statements
