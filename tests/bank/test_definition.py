"""What decides an answer: whole sentences of why a question is asked, and few of them."""

from __future__ import annotations

from textwrap import wrap

import pytest

from ehe_check.bank.definition import definition_of
from tests.worked import shipped_bank

QUESTIONS = shipped_bank().questions


def test_every_question_says_something_and_it_stands_whole_in_why() -> None:
    for question in QUESTIONS:
        said = definition_of(question)

        assert question.why.startswith(said)
        assert said.endswith((".", "?", '"', "!")), question.id


def test_it_fits_three_lines_but_for_one_sentence_that_is_longer() -> None:
    for question in QUESTIONS:
        said = definition_of(question)
        is_one_sentence = said.count(". ") == 0

        assert len(wrap(said, 76)) <= 3 or is_one_sentence, question.id


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("VIS-5", "An education visit or meeting that was declined is not this"),
        ("NOW-1", '"Taken away" means abducted'),
        ("ADU-1", '"Hostile" means aggression or intimidation, not tears'),
        ("DRI-1", '"Settled" means that someone looked into it'),
        ("EHE-1", "Home education is lawful and is no worry in itself."),
    ],
)
def test_what_an_answer_turns_on_is_said(question: str, words: str) -> None:
    assert words in definition_of(shipped_bank().by_id[question])
