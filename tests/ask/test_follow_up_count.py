"""A follow-up in which nothing has changed: one key for each answer that is kept, few in all."""

from __future__ import annotations

from functools import cache

import pytest

from ehe_check.bank.question import Keeps
from ehe_check.case.session import Session
from ehe_check.judge.answers import Ref
from tests.follow_count import JUNE, Pressed, first_session, followed
from tests.worked import shipped_bank

BANK = shipped_bank()
MOST_KEYS, MOST_WITHOUT_MONTHS, MOST_SCREENS = 49, 55, 33


@cache
def walked(*, with_months: bool = True) -> tuple[Session, list[Pressed], Session]:
    first = first_session(with_months=with_months)
    return first, *followed(first)


@pytest.mark.parametrize(("with_months", "most"), [(True, MOST_KEYS), (False, MOST_WITHOUT_MONTHS)])
def test_for_two_children_it_takes_few_keys_and_screens(*, with_months: bool, most: int) -> None:
    _, turns, _ = walked(with_months=with_months)

    assert sum(each.fewest for each in turns) <= most
    assert len(turns) <= MOST_SCREENS


def test_a_kept_answer_takes_one_key_and_no_question_comes_twice() -> None:
    _, turns, _ = walked()
    names = [each.put.name for each in turns]
    kept = [each for each in turns if each.is_kept]

    assert {1} == {each.keys for each in kept}
    assert len(kept) > len(turns) / 2
    assert len(names) == len(set(names))


def test_what_was_true_of_that_day_alone_is_asked_again_and_the_rest_is_kept() -> None:
    first, turns, _ = walked()
    asked = {each.put.id for each in turns if not each.is_kept and each.put.id}
    of_the_day = {
        answer.question
        for answer in first.answers
        if BANK.by_id[answer.question].keeps_of(answer.values) is Keeps.TODAY
    }

    assert asked == {*of_the_day, "VOI-2"}


def test_without_their_months_who_saw_each_child_and_the_home_is_asked_again_too() -> None:
    asked = {each.put.id for each in walked(with_months=False)[1] if not each.is_kept}

    assert {"VIS-1", "VIS-2"} <= asked
    assert not {"VIS-1", "VIS-2"} & {each.put.id for each in walked()[1] if not each.is_kept}


def test_all_that_was_kept_is_confirmed_on_that_day_and_all_else_is_of_that_day() -> None:
    first, turns, session = walked()
    kept = {each.put.id for each in turns if each.is_kept}
    before = first.all_answers()
    wrong = []
    for answer in session.answers:
        was = before.get(Ref(answer.question, answer.about))
        is_kept = answer.question in {*kept, "VIS-1.alone"} and answer.question != "VIS-1"
        if is_kept and (answer.confirmed != JUNE or was is None or not was.same_as(answer)):
            wrong.append(answer)
        if not is_kept and answer.question != "VIS-1" and answer.answered != JUNE:
            wrong.append(answer)

    assert [] == [each for each in wrong if each.on is None]
    assert {JUNE} == {cell.confirmed for cell in session.sightings}
