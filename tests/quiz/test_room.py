"""A room as a value: what cannot be is refused, letters are those of paper, and who is right."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.learning_points import touches_on_harm
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.room import (
    Counted,
    Room,
    RoomQuestion,
    Round,
    UsedBank,
    counted,
    named,
    room_questions,
)
from tests.quiz_groups import BANK, LIBRARY, asked, gathered, new_room, option, with_item

SHIPPED = load_quiz()


def question(**fields: object) -> RoomQuestion:
    return RoomQuestion.model_validate({"item": "QZ-1", "order": ["a", "b"], **fields})


def found(each: RoomQuestion, bank: QuizBank = BANK) -> Counted:
    known = counted(each, bank)
    assert known is not None
    return known


def test_hands_that_cannot_be_are_refused() -> None:
    rows: list[tuple[dict[str, object], str]] = [
        ({"order": ["a", "a"]}, "an option twice"),
        ({"before": [1]}, "a number of hands for each option"),
        ({"before": [1, 2], "after": [1, 2, 3]}, "a number of hands for each option"),
        ({"after": [1, 2]}, "no first count"),
        ({"before": [1, -2]}, "greater than or equal to 0"),
        ({"before": [1, True]}, "valid integer"),
        ({"before": [1, 1000]}, "less than or equal to 999"),
    ]
    for fields, fact in rows:
        with pytest.raises(ValidationError, match=fact):
            question(**fields)
    with pytest.raises(ValidationError, match="puts a question twice"):
        Room.model_validate(gathered([asked("QZ-1", ()), asked("QZ-1", ())]).model_dump())


def test_a_question_is_done_once_it_was_revealed_or_skipped() -> None:
    room = new_room()
    done = room.with_question(1, room.questions[1].model_copy(update={"skipped": True}))

    assert [False, True, False] == [each.is_done for each in done.questions[:3]]
    assert question(revealed=True).is_done
    assert not room.is_finished
    assert 20 == room.with_gathering({"people": 20}).room.people
    assert (BANK.id, BANK.version, BANK.digest) == tuple(UsedBank.of(BANK).model_dump().values())


def test_options_stand_as_papers_letter_them_and_no_order_is_put_in_a_room() -> None:
    for each in room_questions(SHIPPED.items):
        item = SHIPPED.by_id[each.item]
        printed = tuple(option.id for option in item.as_printed(item.questions[each.step - 1]))

        assert not item.rules.in_order
        assert printed == each.order == tuple(option.id for option in found(each, SHIPPED).options)
    put = {each.item for each in room_questions(SHIPPED.items)}
    assert {item.id for item in SHIPPED.items if not item.rules.in_order} == put


def test_a_file_with_another_order_of_options_shows_them_as_paper_does_with_their_own_hands() -> (
    None
):
    turned = RoomQuestion(item="QZ-1", order=("c", "a", "b"), before=(3, 1, 2), after=(6, 4, 5))
    each = found(turned)

    assert ["a", "b", "c"] == [option.id for option in each.options]
    assert {"a": 1, "b": 2, "c": 3} == each.before == turned.hands(Round.BEFORE)
    assert {"a": 4, "b": 5, "c": 6} == each.after == each.last


def test_what_the_quiz_has_no_more_is_not_found() -> None:
    for each in (
        RoomQuestion(item="QZ-99", order=("a", "b")),
        RoomQuestion(item="QZ-1", order=("a", "z")),
        RoomQuestion(item="QZ-2", step=2, order=("a", "b")),
        RoomQuestion(item="QZ-7", order=("x", "y", "z")),
    ):
        assert counted(each, BANK) is None


def test_the_share_right_is_of_the_last_count_and_where_several_are_right_at_most() -> None:
    rows = [
        ("QZ-1", (4, 6, 0), (), None, Fraction(6, 10)),
        ("QZ-1", (4, 6, 0), (1, 9, 0), 20, Fraction(9, 10)),
        ("QZ-1", (0, 0, 0), (), None, Fraction(0)),
        ("QZ-3", (9, 8, 0, 0), (), None, Fraction(8, 9)),
        ("QZ-3", (9, 9, 9, 0), (), None, Fraction(0)),
        ("QZ-3", (9, 8, 3, 0), (), 10, Fraction(7, 10)),
        ("QZ-3", (9, 8, 3, 0), (), 5, Fraction(6, 9)),
    ]
    for name, before, after, people, share in rows:
        assert share == found(asked(name, before, after)).share_right(people), (name, before)


def test_a_wrong_option_was_chosen_only_where_a_hand_stayed_at_it() -> None:
    both = found(asked("QZ-1", (2, 2, 5), (3, 4, 0)))

    assert ["c", "a"] == [each.id for each in found(asked("QZ-1", (2, 2, 5))).chosen_wrong]
    assert ["a"] == [each.id for each in both.chosen_wrong]
    assert (
        () == found(asked("QZ-1", (0, 9, 0))).chosen_wrong == found(asked("QZ-1", ())).chosen_wrong
    )


def test_an_item_touches_on_harm_where_its_outcome_or_what_it_tests_is_urgent() -> None:
    rows: list[tuple[dict[str, object], bool]] = [
        ({}, False),
        ({"outcome": "urgent"}, True),
        ({"statements": ["H1"]}, True),
        ({"cites": ["P2"]}, True),
        ({"options": [option("a", cites=["P2"]), option("b", right=True), option("c")]}, False),
    ]
    for fields, is_so in rows:
        assert is_so is touches_on_harm(with_item("QZ-1", **fields).by_id["QZ-1"], LIBRARY), fields


def test_a_question_is_named_by_its_number_its_item_and_its_step() -> None:
    room = gathered([asked("QZ-1", ()), asked("QZ-9", (), step=1), asked("QZ-9", (), step=2)])

    assert ["1, QZ-1", "2, QZ-9.1", "2, QZ-9.2"] == [
        named(found(each), room) for each in room.questions
    ]
