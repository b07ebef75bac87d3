"""A question found: by words of its text, its short name, its id or its topic."""

from __future__ import annotations

from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.find_question import matching
from ehe_check.case.walk import topic_of
from ehe_check.case.walk_now import WalkNow
from tests.any_answers import family
from tests.worked import shipped_bank

BANK = shipped_bank()
LINES = WalkNow(BANK, family(1), WalkSet.FULL).lines


def found(typed: str) -> list[str]:
    return [line.screen.question.id for line in matching(BANK, LINES, typed)]


def test_an_id_alone_comes_first_however_it_is_typed() -> None:
    assert "VIS-1" == found("vis-1")[0]
    assert "VIS-1.alone" == found("VIS-1.alone")[0]


def test_words_of_the_short_name_find_a_question() -> None:
    for typed, question in [
        ("growth", "HEA-1"),
        ("growth weight", "HEA-1"),
        ("Grow", "HEA-1"),
        ("inside home", "VIS-2"),
    ]:
        assert question in found(typed), typed


def test_each_question_is_found_by_a_word_of_its_text() -> None:
    for line in LINES:
        question = line.screen.question
        longest = max(question.text.split(), key=len).strip("\"'(),.;:?")
        assert question.id in found(longest), question.id


def test_a_topic_finds_all_of_its_questions() -> None:
    of_topic = {
        line.screen.question.id
        for line in LINES
        if topic_of(BANK, line.screen.question).id == "CON"
    }

    assert of_topic <= set(found("constipation soiling"))


def test_nothing_and_what_is_nowhere_find_nothing() -> None:
    for typed in ["", "   ", "zebra", "growth zebra"]:
        assert [] == found(typed), typed
