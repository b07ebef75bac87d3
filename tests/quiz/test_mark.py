"""Marks: the key marks right, each distractor wrong, and no shuffle has a part in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from itertools import chain, combinations, permutations

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from ehe_check.quiz.draw import drawn, shuffled
from ehe_check.quiz.item import QuizItem
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.mark import Given, Verdict, mark, mark_question
from tests.quizzes import chance, right_answer, small_quiz

SMALL = small_quiz()
SHIPPED = load_quiz()
EVERY_ITEM = [*SMALL.items, *SHIPPED.items]
ONE_CHOICE = [each for each in SHIPPED.items if each.kind in ("single", "true-false", "vignette")]
SEVERAL = [each for each in SHIPPED.items if each.kind is ItemKind.SEVERAL]
ORDERS = [each for each in SHIPPED.items if each.kind is ItemKind.ORDER]


def test_the_key_of_every_shipped_item_marks_right() -> None:
    for item in SHIPPED.items:
        marking = mark(item, right_answer(item))

        assert (Verdict.RIGHT, ()) == (marking.verdict, marking.misconceptions), item


def test_each_distractor_of_a_shipped_item_marks_wrong_and_shows_its_misconception() -> None:
    for item in ONE_CHOICE:
        for number, question in enumerate(item.questions):
            wrong = [option for option in question.options if not option.right]

            assert wrong, item
            for option in wrong:
                marking = mark_question(item, number, (option.id,))
                assert 0 == marking.share, item
                assert [option.misconception] == list(marking.misconceptions), item


def test_only_the_key_of_several_options_marks_right_and_only_one_order() -> None:
    for item in SEVERAL:
        ids = list(item.questions[0].by_id)
        chosen = chain.from_iterable(combinations(ids, count) for count in range(len(ids) + 1))

        assert [item.questions[0].right_ids] == wholly_right(item, chosen), item.id
    for item in ORDERS:
        ids = list(item.questions[0].by_id)

        assert [tuple(ids)] == wholly_right(item, permutations(ids)), item.id


def wholly_right(item: QuizItem, chosen: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [each for each in chosen if mark(item, (each,)).share == 1]


@property_of(data=st.data())
def test_shuffling_changes_neither_what_is_marked_nor_what_may_be_chosen(
    data: st.DataObject,
) -> None:
    item = data.draw(st.sampled_from(EVERY_ITEM))
    plain = shuffled(item, _NoDraws())
    mixed = shuffled(item, chance(data.draw(st.integers())))

    assert mixed.item == plain.item == item
    assert {each.id for question in plain.questions for each in question.options} == {
        each.id for question in mixed.questions for each in question.options
    }


@property_of(data=st.data())
def test_where_the_options_stand_in_the_bank_has_no_part_in_a_mark(data: st.DataObject) -> None:
    among = [item for item in EVERY_ITEM if item.kind is not ItemKind.ORDER]
    item = data.draw(st.sampled_from(among))
    given = data.draw(answers_to(item))
    turned = item.model_copy(
        update={
            "options": item.options[::-1],
            "steps": tuple(
                step.model_copy(update={"options": step.options[::-1]}) for step in item.steps
            ),
        }
    )
    fresh = QuizItem.model_validate(turned.model_dump())

    assert mark(item, given) == mark(fresh, given)


@property_of(data=st.data())
def test_a_share_is_exact_and_between_nothing_and_all(data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(EVERY_ITEM))
    marking = mark(item, data.draw(answers_to(item)))

    assert isinstance(marking.share, Fraction)
    assert 0 <= marking.share <= 1
    assert marking.share == sum(marking.parts, Fraction(0)) / len(marking.parts)


def test_an_answer_earns_its_share() -> None:
    for item, given, share, verdict in [
        ("QZ-1", (("a",),), 1, Verdict.RIGHT),
        ("QZ-1", (("b",),), 0, Verdict.WRONG),
        ("QZ-1", (("a", "b"),), 0, Verdict.WRONG),
        ("QZ-1", ((),), 0, Verdict.WRONG),
        ("QZ-1", (("gone",),), 0, Verdict.WRONG),
        ("QZ-3", (("b", "a"),), 1, Verdict.RIGHT),
        ("QZ-3", (("a",),), Fraction(1, 2), Verdict.PARTLY),
        ("QZ-3", (("a", "b", "c"),), Fraction(1, 2), Verdict.PARTLY),
        ("QZ-3", (("a", "b", "c", "d"),), 0, Verdict.WRONG),
        ("QZ-3", (("c",),), 0, Verdict.WRONG),
        ("QZ-5", (("a", "c", "b"),), Fraction(1, 3), Verdict.PARTLY),
        ("QZ-5", (("c", "a", "b"),), 0, Verdict.WRONG),
        ("QZ-6", (("a",), ("a",)), Fraction(1, 2), Verdict.PARTLY),
    ]:
        marking = mark(SMALL.by_id[item], given)

        assert (share, verdict) == (marking.share, marking.verdict), item


def test_misconceptions_are_each_named_once_and_there_is_one_answer_for_each_question() -> None:
    marking = mark(SMALL.by_id["QZ-3"], (("c", "d", "a"),))

    assert ("voice-is-known",) == marking.misconceptions
    with pytest.raises(ValueError, match="shorter"):
        mark(SMALL.by_id["QZ-6"], (("a",),))


def test_the_same_seed_gives_the_same_order_and_true_stands_before_false() -> None:
    orders = [shuffled(SMALL.by_id["QZ-3"], chance(seed)).questions for seed in (1, 1, 2)]
    true_false = {shuffled(SMALL.by_id["QZ-4"], chance(seed)).questions for seed in range(9)}

    assert orders[0] == orders[1] != orders[2]
    assert [SMALL.by_id["QZ-4"].questions] == list(true_false)


def test_each_order_is_as_likely_as_any_other() -> None:
    draws = chance(5)
    times = Counter(drawn("abc", draws) for _ in range(6000))

    assert 6 == len(times)
    assert all(850 < each < 1150 for each in times.values())


class _NoDraws:
    def random(self) -> float:
        return 0.999


@st.composite
def answers_to(draw: st.DrawFn, item: QuizItem) -> Given:
    """Any answer that can be given to an item."""
    given = []
    for question in item.questions:
        ids = list(question.by_id)
        match item.kind:
            case ItemKind.ORDER:
                given.append(tuple(draw(st.permutations(ids))))
            case ItemKind.SEVERAL:
                given.append(tuple(draw(st.lists(st.sampled_from(ids), unique=True))))
            case _:
                given.append((draw(st.sampled_from(ids)),))
    return tuple(given)
