"""What counts: one sentence beside a question at most, and nothing said twice."""

from __future__ import annotations

import json

from ehe_check.bank.bank import QuestionBank
from ehe_check.check import few_words
from ehe_check.check.bank_checks import check_bank
from tests.banks import TODAY, small_bank, small_library
from tests.check.wrong_banks import SENTENCES
from tests.worked import shipped_bank

BANK = shipped_bank()


def problems(bank: QuestionBank) -> list[str]:
    return [str(found) for check in few_words.CHECKS for found in check(bank)]


def with_counts(
    counts: str, *, beside: str = "", text: str = "Is it so?", why: str = "It matters."
) -> QuestionBank:
    words = {"beside": beside, "counts": counts, "text": text, "why": why}
    lines = [f"{key} = {json.dumps(value)}" for key, value in words.items()]
    asked = ["[[questions]]", 'id = "NOW-1"', 'options = ["no", "yes"]', *lines]
    return small_bank("\n".join(asked))


def test_the_shipped_bank_is_right() -> None:
    assert [] == problems(BANK)


def test_one_sentence_of_25_words_stands_beside_a_question_and_no_more() -> None:
    most = " ".join(["word"] * 25)
    remedy = "Leave what decides the answer, and move the rest to counts."

    def refused(said: str) -> list[str]:
        fact = f"has {said}, and is to be one sentence of at most 25 words"
        return [f"question NOW-1, beside: {fact}. {remedy}"]

    assert [] == problems(with_counts("", beside=f"{most}."))
    assert refused("26 words") == problems(with_counts("", beside=f"{most} word."))
    assert refused("2 sentences") == problems(with_counts("", beside="One. Two."))


def test_what_is_said_already_is_refused_whatever_stands_between_its_words() -> None:
    for key in ["text", "why"]:
        bank = with_counts(
            "Twice counts. Take the last one that fits.",
            **{key: "Is it so? (Take the last one that fits.) It matters."},
        )

        fact = f"'Take the last one that fits.' stands in {key} too"

        assert [f"question NOW-1, counts: {fact}. Say it once."] == problems(bank), key


def test_it_is_looked_at_where_a_bank_is_checked() -> None:
    bank = with_counts("It matters.")

    assert any("counts" in str(found) for found in check_bank(bank, small_library(), TODAY))


def test_what_an_answer_turns_on_is_said_beside_it() -> None:
    for question, words in SENTENCES["beside"]:
        assert words in BANK.by_id[question].beside, question


def test_what_else_counts_stands_behind_a_key() -> None:
    for question, words in SENTENCES["behind_a_key"]:
        assert words in BANK.by_id[question].counts, question
        assert words in BANK.by_id[question].what_and_why, question


def test_the_last_that_fits_is_said_wherever_several_answers_may_fit() -> None:
    for question in ("CON-1", "HEA-1", "HEA-2", "HEA-7", "HEA-9", "FAM-7"):
        assert "The last that fits" in BANK.by_id[question].beside


def test_an_option_says_in_its_own_words_what_it_turns_on() -> None:
    for question, option, words in SENTENCES["of_an_option"]:
        (found,) = (each.text for each in BANK.by_id[question].options if each.id == option)

        assert words in found, question
