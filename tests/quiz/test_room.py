"""A room as a value: what cannot be is refused, and nothing else."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ehe_check.quiz.room import Room, RoomQuestion, Round, UsedBank
from tests.quiz_groups import BANK, asked, gathered, new_room


def question(**fields: object) -> RoomQuestion:
    return RoomQuestion.model_validate({"item": "QZ-1", "order": ["a", "b"], **fields})


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


def test_the_last_count_is_the_second_where_there_is_one() -> None:
    assert {} == question().last
    assert {"a": 1, "b": 2} == question(before=[1, 2]).last
    assert {"a": 3, "b": 0} == question(before=[1, 2], after=[3, 0]).last
    assert {"a": 1, "b": 2} == question(before=[1, 2], after=[3, 0]).hands(Round.BEFORE)


def test_a_question_is_done_once_it_was_revealed_or_skipped() -> None:
    room = new_room()
    done = room.with_question(1, room.questions[1].model_copy(update={"skipped": True}))

    assert [False, True, False] == [each.is_done for each in done.questions[:3]]
    assert question(revealed=True).is_done
    assert not room.is_finished
    assert (BANK.id, BANK.version, BANK.digest) == tuple(UsedBank.of(BANK).model_dump().values())
