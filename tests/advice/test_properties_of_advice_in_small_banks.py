"""What is always true of the advice whatever a bank asks: small random banks and their answers."""

from __future__ import annotations

from itertools import islice, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.advised import Advised
from ehe_check.advice.unknowns import closing_of
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question, QuestionKind
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answer, Answers, Ref
from tests.counts import tries
from tests.strategies import answers_for, banks, unanswered_refs

pytestmark = [pytest.mark.thorough, pytest.mark.untraced]

MOST_TOGETHER = 200
tried = tries(20, 3_000)


def refs(bank: QuestionBank, answers: Answers) -> list[Ref]:
    reading = Advised(bank, answers)
    return [
        Ref(question.id, about)
        for question in bank.questions
        if question.lists is None
        for about in reading.subjects(question)
    ]


def ordered(bank: QuestionBank, answers: Answers) -> list[tuple[Question, Ref]]:
    every = [(bank.by_id[ref.question], ref) for ref in refs(bank, answers)]
    return [(question, ref) for question, ref in every if question.inherits]


def chosen(question: Question, ref: Ref, option: str) -> Answer:
    value = (option,) if question.kind is QuestionKind.SEVERAL else option
    return Answer(question=ref.question, about=ref.about, value=value)


def every_option(bank: QuestionBank, ref: Ref) -> list[Answer]:
    question = bank.by_id[ref.question]
    return [chosen(question, ref, option) for option in question.option_ids]


def level(bank: QuestionBank, answers: Answers) -> tuple[int, int, bool, bool]:
    found = Advised(bank, answers).advice
    return found.urgency.place, found.meeting.place, found.hold, found.ask


def is_lower(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return any(mine < theirs for mine, theirs in zip(one, other, strict=True))


@tried
@given(st.data())
def test_c_a_later_option_of_an_ordered_question_never_lowers_anything(data: st.DataObject) -> None:
    bank = data.draw(banks())
    answers = data.draw(answers_for(bank))
    for question, ref in ordered(bank, answers):
        levels = [
            level(bank, answers.with_answer(chosen(question, ref, option)))
            for option in question.option_ids
        ]
        for milder, worse in pairwise(levels):
            assert not is_lower(worse, milder), ref


@tried
@given(st.data())
def test_d_what_is_unknown_is_never_below_the_most_reassuring_option(data: st.DataObject) -> None:
    bank = data.draw(banks())
    answers = data.draw(answers_for(bank))
    for question, ref in ordered(bank, answers):
        options = [
            level(bank, answers.with_answer(chosen(question, ref, option)))
            for option in question.option_ids
        ]
        reassuring = tuple(map(min, zip(*options, strict=True)))
        blank = level(bank, answers.without(ref))
        said = Answer(question=ref.question, about=ref.about, not_known=True)
        not_known = level(bank, answers.with_answer(said))

        assert not is_lower(blank, reassuring), ref
        assert not is_lower(not_known, blank), ref


@tried
@given(st.data())
def test_e_nothing_that_stands_is_none(data: st.DataObject) -> None:
    bank = data.draw(banks(nots=True))
    reading = Advised(bank, data.draw(answers_for(bank)))

    assert bool(reading.standing) == (reading.advice.urgency is not Urgency.NONE)


@tried
@given(st.data())
def test_g_what_could_raise_the_advice_is_to_be_closed_and_nothing_else_does(
    data: st.DataObject,
) -> None:
    bank = data.draw(banks(nots=True))
    answers = data.draw(answers_for(bank))
    reading = Advised(bank, answers)
    now = reading.advice.urgency
    listed = {each.question for each in closing_of(reading, WalkSet.FULL).to_close}
    unknown = [ref for ref in unanswered_refs(bank, answers) if not bank.by_id[ref.question].lists]
    for ref in unknown:
        for answer in every_option(bank, ref):
            after = Advised(bank, answers.with_answer(answer))

            assert now.at_least(after.advice.urgency) or ref.question in listed, ref
    if listed:
        return
    ways = [
        every_option(bank, ref)
        for ref in refs(bank, answers)
        if (said := answers.get(ref)) is None or said.value is None
    ]
    for together in islice(product(*ways), MOST_TOGETHER):
        filled = answers
        for answer in together:
            filled = filled.with_answer(answer)

        assert now.at_least(Advised(bank, filled).advice.urgency)
