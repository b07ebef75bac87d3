"""Learning points: a mistake leads to what its own option rests on, and what is urgent is first."""

from __future__ import annotations

from datetime import timedelta

from ehe_check.bank.law_words import OUT_OF_DATE, cited, standing
from ehe_check.quiz.explain import sum_up
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.learning_points import (
    in_reading_order,
    is_urgent,
    learning_points,
    missed_points,
    right_points,
    short_words,
    whole_words,
)
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.mark import Sureness
from tests.quizzes import TODAY, answered, right_answer, small_quiz
from tests.worked import shipped_library

LIBRARY = shipped_library()
SHIPPED = load_quiz()
SMALL = small_quiz()


def test_what_is_urgent_comes_before_the_learning_points_and_all_else_falls_away() -> None:
    cited = ["F3.5", "L2.2", "E12", "W5", "H1", "P2"]

    assert ("W5", "H1", "P2", "L2.2") == learning_points(cited, LIBRARY)
    assert ("L2.2",) == learning_points(["F3.5", "L2.2", "E12"], LIBRARY)
    assert ("F3.5", "E12") == learning_points(["F3.5", "E12", "F3.5"], LIBRARY)


def test_harm_and_what_to_do_about_it_is_urgent() -> None:
    for statement in ["H1", "H2", "H3", "P2", "W5", "W8"]:
        assert is_urgent(statement, LIBRARY), statement
        assert not is_urgent("L1.1", LIBRARY), statement
        assert not is_urgent("OWN-1", LIBRARY), statement


def test_the_urgent_are_read_first_then_the_review_in_its_order_then_the_rest_by_name() -> None:
    mixed = ["OWN-1", "L4.0", "E12", "L1.1", "W5", "H2"]

    assert ("H2", "W5", "L1.1", "L4.0", "E12", "OWN-1") == in_reading_order(mixed, LIBRARY)


def test_a_wrong_answer_of_the_shipped_quiz_misses_what_its_own_option_rests_on() -> None:
    for item in SHIPPED.items:
        if item.kind in (ItemKind.SEVERAL, ItemKind.ORDER):
            continue
        for number, question in enumerate(item.questions):
            for option in question.options:
                expected = () if option.right else learning_points(option.rests_on, LIBRARY)

                assert set(expected) == missed_points(item, number, (option.id,), LIBRARY)


def test_what_was_missed_is_read_what_is_urgent_first_and_a_right_guess_leads_to_its_option() -> (
    None
):
    rung, rungs = SHIPPED.by_id["QZ-135"], (("d",), ("a",))
    unsure = answered(rung, rungs, Sureness.FAIRLY_SURE)
    for several, expected in [
        ([answered(rung, rungs)], ["W5"]),
        ([answered(SMALL.by_id["QZ-1"], sure=Sureness.GUESSING)], ["L1.2"]),
        ([answered(SMALL.by_id["QZ-1"], (("b",),), Sureness.SURE), unsure], ["W5", "L1.2"]),
        ([answered(item, right_answer(item)) for item in SHIPPED.items], []),
    ]:
        assert expected == [each.statement for each in sum_up(several, LIBRARY, TODAY).to_read]


def test_a_note_of_law_is_called_by_its_name_before_what_it_says() -> None:
    note, statement = LIBRARY.notes["W5"], LIBRARY.statements["L2.2"]
    item = SHIPPED.by_id["QZ-135"]
    (read,) = sum_up([answered(item, (("d",), ("a",)))], LIBRARY, TODAY).to_read

    assert f"{note.title}, {standing(note)}" == short_words("W5", LIBRARY, TODAY)
    assert f"{note.title}. {cited(note, TODAY)}" == whole_words("W5", LIBRARY, TODAY) == read.text
    for said in (short_words, whole_words):
        assert statement.text == said("L2.2", LIBRARY, TODAY)
        assert OUT_OF_DATE not in said("W5", LIBRARY, TODAY)
        assert said("W5", LIBRARY, note.review_by + timedelta(days=1)).endswith(OUT_OF_DATE)


def test_an_answer_that_was_not_given_misses_what_the_item_tests() -> None:
    for item in SHIPPED.items:
        expected = set(learning_points(item.tests, LIBRARY))

        assert expected == missed_points(item, 0, (), LIBRARY)


def test_where_several_or_an_order_are_right_what_is_out_of_its_place_is_missed() -> None:
    for name, chosen, missed in [
        ("QZ-3", "a", {"F3.4"}),
        ("QZ-3", "abc", {"F3.3"}),
        ("QZ-3", "ab", set()),
        ("QZ-5", "acb", {"L4.0"}),
        ("QZ-5", "abc", set()),
    ]:
        assert missed == missed_points(SMALL.by_id[name], 0, tuple(chosen), LIBRARY), chosen
    assert {"L4.0"} == right_points(SMALL.by_id["QZ-5"], 0, LIBRARY)
