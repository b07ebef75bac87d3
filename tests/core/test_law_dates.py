"""Law dates: an item says until when it may be used, and a paper goes by its earliest."""

from __future__ import annotations

from datetime import date

from ehe_check.core.law_dates import last_day, law_words
from ehe_check.core.months import day_words
from ehe_check.model.quiz import QuizItem
from tests.quizzes import small_quiz

PLAIN, DATED = small_quiz().items[:2]


def until(day: date) -> QuizItem:
    return DATED.model_copy(update={"valid_until": day})


def test_a_day_is_said_in_words() -> None:
    assert "24 January 2027" == day_words(date(2027, 1, 24))


def test_an_item_of_law_says_as_of_when_and_until_when() -> None:
    undated = DATED.model_copy(update={"as_of": None})

    assert "Law as of 24 November 2026; do not use after 24 May 2027." == law_words(DATED)
    assert "Do not use after 24 May 2027." == law_words(undated)
    assert "" == law_words(PLAIN)


def test_the_last_day_of_several_is_that_of_the_first_to_end() -> None:
    several = [PLAIN, until(date(2027, 5, 24)), until(date(2027, 1, 24))]

    assert date(2027, 1, 24) == last_day(several)
    assert last_day([PLAIN]) is None
