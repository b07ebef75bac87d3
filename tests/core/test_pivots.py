"""What the advice could become: compared with trying every way in which the unknowns could turn out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ehe_check.core.assessing import urgency_of
from ehe_check.core.judging import Reading
from ehe_check.core.pivots import pivots
from ehe_check.core.unknowns import supposing, with_unlisted
from ehe_check.model.answers import Answer, Answers, Ref
from ehe_check.model.bank import QuestionBank, WalkSet
from ehe_check.model.question import QuestionKind
from ehe_check.model.sheet import Hinge
from ehe_check.model.urgency import Urgency, worst
from tests.banks import CHILDREN, not_known, said, small_bank, value
from tests.strategies import EFFECTS, SUPPORT, Effects, answers_for, banks
from tests.worked import shipped_bank

MOST_WAYS = 3000
THOROUGH = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


@st.composite
def cases(draw: st.DrawFn, effects: Effects = EFFECTS) -> tuple[QuestionBank, Answers]:
    bank = draw(banks(effects=effects))
    answers = draw(answers_for(bank, most_entries=1))
    assume(_ways(bank, with_unlisted(bank, answers, WalkSet.FULL)) <= MOST_WAYS)
    return bank, answers


def completions(bank: QuestionBank, answers: Answers) -> Iterator[Answers]:
    """Yield every way in which what is unknown could turn out, questions that open along the way too."""
    ref = next(_unknown(bank, answers), None)
    if ref is None:
        yield answers
        return
    for chosen in _possible(bank, ref):
        answer = Answer(question=ref.question, about=None, value=chosen)
        settled = answer.model_copy(update={"about": ref.about})
        yield from completions(bank, answers.with_answer(settled))


def _unknown(bank: QuestionBank, answers: Answers) -> Iterator[Ref]:
    reading = Reading(bank, answers)
    for question in bank.walk_order:
        for about in () if question.lists else reading.subjects(question):
            answer = answers.get(Ref(question.id, about))
            if (answer is None or answer.value is None) and reading.arises(Ref(question.id, about)):
                yield Ref(question.id, about)


def _possible(bank: QuestionBank, ref: Ref) -> list[str | tuple[str, ...]]:
    question = bank.by_id[ref.question]
    if question.kind is QuestionKind.CHOICE:
        return list(question.option_ids)
    sizes = range(1, len(question.option_ids) + 1)
    return list(chain.from_iterable(combinations(question.option_ids, size) for size in sizes))


def _ways(bank: QuestionBank, answers: Answers) -> int:
    ways = 1
    for question in bank.questions:
        for about in () if question.lists else Reading(bank, answers).subjects(question):
            answer = answers.get(Ref(question.id, about))
            if answer is None or answer.value is None:
                ways *= len(_possible(bank, Ref(question.id, about)))
    return ways


def levels_of(bank: QuestionBank, answers: Answers) -> list[Urgency]:
    world = with_unlisted(bank, answers, WalkSet.FULL)
    return [urgency_of(bank, each) for each in completions(bank, world)]


def ways_of(hinge: Hinge, size: int) -> Iterator[dict[Ref, str]]:
    """Yield each choice of so many unknowns of a hinge, with each of the answers it lists."""
    for needed in combinations(hinge.of, size):
        refs = [Ref(each.question, each.about) for each in needed]
        for values in product(*(each.options for each in needed)):
            yield dict(zip(refs, values, strict=True))


def reached_by(bank: QuestionBank, answers: Answers, hinge: Hinge, size: int) -> list[Urgency]:
    world = with_unlisted(bank, answers, WalkSet.FULL)
    return [urgency_of(bank, supposing(world, way)) for way in ways_of(hinge, size)]


@THOROUGH
@given(cases())
def test_the_lowest_is_the_least_that_any_way_of_turning_out_would_advise(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case

    least = min(levels_of(bank, answers), key=lambda level: level.place)

    assert least == pivots(bank, answers, WalkSet.FULL).lowest


@THOROUGH
@given(cases())
def test_the_highest_is_the_most_that_any_way_of_turning_out_would_advise(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case

    assert worst(*levels_of(bank, answers)) == pivots(bank, answers, WalkSet.FULL).highest


@THOROUGH
@given(cases())
def test_the_advice_now_lies_between_the_lowest_and_the_highest(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case
    found = pivots(bank, answers, WalkSet.FULL)

    now = urgency_of(bank, with_unlisted(bank, answers, WalkSet.FULL))

    assert found.highest.at_least(now)


@THOROUGH
@given(st.one_of(cases(), cases(SUPPORT)))
def test_a_hinge_raises_the_advice_to_its_level_whichever_of_its_answers_are_given(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case

    for hinge in pivots(bank, answers, WalkSet.FULL).hinges_on:
        reached = reached_by(bank, answers, hinge, hinge.needs)

        assert hinge.urgency == min(reached, key=lambda level: level.place)


@THOROUGH
@given(st.one_of(cases(), cases(SUPPORT)))
def test_a_hinge_raises_the_advice(case: tuple[QuestionBank, Answers]) -> None:
    bank, answers = case

    now = urgency_of(bank, with_unlisted(bank, answers, WalkSet.FULL))

    for hinge in pivots(bank, answers, WalkSet.FULL).hinges_on:
        assert hinge.urgency.place > now.place


@THOROUGH
@given(st.one_of(cases(), cases(SUPPORT)))
def test_no_smaller_part_of_a_hinge_does_as_much(case: tuple[QuestionBank, Answers]) -> None:
    bank, answers = case

    for hinge in pivots(bank, answers, WalkSet.FULL).hinges_on:
        smaller = reached_by(bank, answers, hinge, hinge.needs - 1)

        assert not all(level.at_least(hinge.urgency) for level in smaller)


@THOROUGH
@given(st.one_of(cases(), cases(SUPPORT)))
def test_a_hinge_names_only_what_is_unknown(case: tuple[QuestionBank, Answers]) -> None:
    bank, answers = case
    world = with_unlisted(bank, answers, WalkSet.FULL)
    unknown = set(_unknown(bank, world))

    for hinge in pivots(bank, answers, WalkSet.FULL).hinges_on:
        assert {Ref(each.question, each.about) for each in hinge.of} <= unknown


@THOROUGH
@given(cases())
def test_with_nothing_unknown_the_advice_holds_as_it_is(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case
    world = with_unlisted(bank, answers, WalkSet.FULL)
    settled = next(completions(bank, world))

    found = pivots(bank, settled, WalkSet.FULL)

    now = urgency_of(bank, settled)
    assert (now, now, ()) == (found.lowest, found.highest, found.hinges_on)
