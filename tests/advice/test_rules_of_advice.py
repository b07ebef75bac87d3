"""What random answers to the shipped bank never do, beside the properties of the advice."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.advised import Advised
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.walk import parked
from ehe_check.judge.answers import Answers, Ref
from ehe_check.judge.truth import Truth
from tests.any_answers import FIRST, Cast, all_answered, any_answers
from tests.worked import shipped_bank, worked_case

BANK = shipped_bank()
ORDINARY = worked_case("none-all-together").session.all_answers()
PEOPLE = Cast(ORDINARY.entries, ORDINARY.complete)


@given(any_answers(BANK), st.data())
def test_forgetting_an_answer_never_flips_a_judgement(
    answers: Answers, data: st.DataObject
) -> None:
    for parked_answer in parked(Advised(BANK, answers)):
        answers = answers.without(parked_answer.ref)
    known = [answer.ref for answer in answers if answer.value is not None]
    if not known:
        return
    before = Advised(BANK, answers)
    after = Advised(BANK, answers.without(data.draw(st.sampled_from(known))))
    judged = [
        (rule.id, {before.judge(condition, about).truth, after.judge(condition, about).truth})
        for question in BANK.questions
        for rule in question.prompts
        if (condition := question.condition_of(rule)) is not None
        for about in before.subjects(question)
    ]

    assert [] == [rule for rule, truths in judged if truths == {Truth.TRUE, Truth.FALSE}]


def test_each_ordinary_circumstance_alone_raises_nothing() -> None:
    for ref in list(ORDINARY.by_ref):
        assert urgency_with({ref}) is Urgency.NONE, ref


@given(st.sets(st.sampled_from(list(ORDINARY.by_ref))))
def test_any_ordinary_circumstances_together_raise_nothing(chosen: set[Ref]) -> None:
    assert urgency_with(chosen) is Urgency.NONE


def urgency_with(chosen: set[Ref]) -> Urgency:
    mixed = all_answered(BANK, PEOPLE, FIRST)
    for ref in chosen:
        mixed = mixed.with_answer(ORDINARY.by_ref[ref])
    return Advised(BANK, mixed).advice.urgency


def test_what_is_no_step_for_today_says_today_only_where_it_says_if() -> None:
    for kind in [PromptKind.ACTION, PromptKind.GAP]:
        said = [
            (rule.id, sentence)
            for question in BANK.questions
            for rule in question.prompts
            if rule.kind is kind
            for text in (rule.text, rule.when_worry, rule.when_hold, rule.do, rule.do_when_hold)
            for sentence in re.split(r"(?<=[.;?])\s", text or "")
            if "today" in sentence.lower()
        ]

        assert [] == [each for each in said if not re.search(r"\b[Ii]f\b|worried", each[1])], kind
