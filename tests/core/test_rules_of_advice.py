"""The rules of advice, properties (a) to (h), over random answers to the shipped bank."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehe_check.core.assessing import tally_of, urgency_of
from ehe_check.core.composing import compose
from ehe_check.core.judging import Reading
from ehe_check.core.prompting import holds_named, raisings
from ehe_check.core.recommending import meeting_level
from ehe_check.core.truth import Truth
from ehe_check.core.walkthrough import parked
from ehe_check.model.answers import Answer, Answers, Ref
from ehe_check.model.prompt_rule import PromptKind, Support
from ehe_check.model.question import Question, QuestionKind
from ehe_check.model.sheet import PromptSheet
from ehe_check.model.urgency import Urgency
from tests import any_answers as some
from tests.any_answers import FIRST, NOT_KNOWN, all_answered, cast, entry, refs
from tests.any_answers import given as as_answer
from tests.worked import session_of, shipped_bank, shipped_library, worked_case

BANK = shipped_bank()
TODAY = date(2026, 11, 24)
many = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
few = settings(many, max_examples=40)
ANSWERS = some.any_answers(BANK)
ORDERED = [
    question
    for question in BANK.questions
    if question.kind is QuestionKind.CHOICE and question.ordered and not question.after_advice
]
QUIET = {PromptKind.ACTION, PromptKind.NOTE, PromptKind.FIND_OUT, PromptKind.STRENGTH}


def sheet_of(answers: Answers, *, looks_ahead: bool = False) -> PromptSheet:
    law = shipped_library().law
    return compose(
        session_of(answers), BANK, law, today=TODAY, software="test", looks_ahead=looks_ahead
    )


def raised(answers: Answers) -> set[tuple[str, str | None]]:
    return {(raising.rule.id, raising.about) for raising in raisings(Reading(BANK, answers))}


def quiet_states(question: Question) -> list[str]:
    """The states of a question that raise at most a gap, and name no worry."""
    loud = {
        option
        for rule in question.prompts
        if rule.kind not in QUIET and rule.support is not Support.GAP
        for option in rule.on or question.option_ids
    }
    loud |= {
        "RGT-2": {"cannot-name-it", "safety-health-development", NOT_KNOWN},
        "DRI-1": {"not-settled"},
    }.get(question.id, set())
    return [
        state
        for state in (NOT_KNOWN, some.SKIPPED, some.ABSENT, *question.option_ids)
        if state not in loud
    ]


@st.composite
def quiet_answers(draw: st.DrawFn) -> Answers:
    people = draw(some.casts())
    states = {
        ref: draw(st.sampled_from(quiet_states(BANK.by_id[ref.question])))
        for ref in refs(BANK, people)
    }
    return all_answered(BANK, people, FIRST, states)


@many
@given(quiet_answers())
def test_a_without_a_named_worry_notes_actions_find_outs_and_gaps_come_to_nothing(
    answers: Answers,
) -> None:
    if holds_named(Reading(BANK, answers), "worry-named"):
        return  # RGT-2 left open can be named by DRI-1 only, which is not in these answers

    assert urgency_of(BANK, answers) is Urgency.NONE


TRIGGERS = [
    (question, rule.id, option)
    for question in BANK.questions
    for rule in question.prompts
    if rule.kind is PromptKind.MEETING_TRIGGER
    for option in rule.on or ()
]


@pytest.mark.parametrize(
    ("question", "rule", "option"), TRIGGERS, ids=lambda value: getattr(value, "id", value)
)
def test_b_each_trigger_alone_gives_consider_a_meeting(
    question: Question, rule: str, option: str
) -> None:
    about = "child-1" if question.per else None
    opening = {Ref("CON-1", "child-1"): "eight-weeks-or-more", Ref("NOW-3"): "assessment"}
    answers = all_answered(BANK, cast(), FIRST, opening | {Ref(question.id, about): option})

    assert (rule, about) in raised(answers)
    assert urgency_of(BANK, answers) is Urgency.CONSIDER_MEETING


def test_b_every_l4_statement_has_a_trigger() -> None:
    assert {"L4.1", "L4.2", "L4.3", "L4.4", "L4.5"} == {
        rule.trigger for question in BANK.questions for rule in question.prompts if rule.trigger
    }


@many
@given(ANSWERS, st.data())
def test_c_a_more_worrying_option_never_lowers_the_urgency(
    answers: Answers, data: st.DataObject
) -> None:
    question = data.draw(st.sampled_from(ORDERED))
    about = (
        answers.listed(question.per)[0].id
        if question.per and answers.listed(question.per)
        else None
    )
    if question.per and about is None:
        return
    place = data.draw(st.integers(0, len(question.option_ids) - 2))
    ref = Ref(question.id, about)
    less, more = (answers.with_answer(answered(question, ref, place + step)) for step in (0, 1))

    assert urgency_of(BANK, more).at_least(urgency_of(BANK, less))


def answered(question: Question, ref: Ref, place: int) -> Answer:
    answer = as_answer(question, ref, question.option_ids[place])
    assert answer is not None
    return answer


@many
@given(ANSWERS, st.data())
def test_d_not_known_is_never_below_the_most_reassuring_option(
    answers: Answers, data: st.DataObject
) -> None:
    question = data.draw(st.sampled_from(ORDERED))
    about = (
        answers.listed(question.per)[0].id
        if question.per and answers.listed(question.per)
        else None
    )
    if question.per and about is None:
        return
    ref = Ref(question.id, about)
    reassuring = answers.with_answer(answered(question, ref, 0))
    unknown = as_answer(question, ref, NOT_KNOWN)
    assert unknown is not None

    assert urgency_of(BANK, answers.with_answer(unknown)).at_least(urgency_of(BANK, reassuring))


@many
@given(ANSWERS, st.sampled_from(["child", "adult"]))
def test_e_adding_somebody_about_whom_all_is_reassuring_removes_no_prompt(
    answers: Answers, roster: str
) -> None:
    newcomer = entry(roster, 9, "school-age" if roster == "child" else None)
    wider = answers.with_entry(newcomer)
    for question in BANK.questions:
        if question.per == roster and question.kind is not QuestionKind.TEXT:
            wider = wider.with_answer(answered(question, Ref(question.id, newcomer.id), 0))

    assert raised(answers) <= raised(wider)
    assert urgency_of(BANK, wider).at_least(urgency_of(BANK, answers))


@few
@given(ANSWERS)
def test_f_under_hold_no_text_sends_the_reader_to_the_family(answers: Answers) -> None:
    sheet = sheet_of(answers)
    wordings = [rule for question in BANK.questions for rule in question.prompts]
    approaching = {rule.text for rule in wordings if rule.approaches_family}
    approaching |= {
        q.find_out.text for q in BANK.questions if q.find_out and q.find_out.approaches_family
    }
    printed = {
        prompt.text for prompt in (*sheet.prompts, *sheet.find_out, *sheet.notes, *sheet.strengths)
    }

    assert not sheet.recommendation.hold or not approaching & printed


@many
@given(ANSWERS, st.sampled_from(BANK.by_id["RGT-2"].option_ids))
def test_h_changing_the_named_worry_alone_removes_nothing_that_counts(
    answers: Answers, worry: str
) -> None:
    changed = as_answer(BANK.by_id["RGT-2"], Ref("RGT-2"), worry)
    assert changed is not None
    loud = {
        rule.id
        for question in BANK.questions
        for rule in question.prompts
        if rule.kind in (PromptKind.ACT_TODAY, PromptKind.MEETING_TRIGGER)
        or rule.support is Support.SIGN
    }
    spared = {"VIS-5.today", "ISO-4.missing-worry"}
    before = {one for one in raised(answers) if one[0] in loud - spared}

    assert before <= raised(answers.with_answer(changed))


@few
@given(ANSWERS)
def test_an_urgent_step_keeps_the_meeting_level_beneath_it(answers: Answers) -> None:
    sheet = sheet_of(answers)

    assert meeting_level(tally_of(BANK, answers)) == sheet.recommendation.meeting


@few
@given(ANSWERS)
def test_the_urgency_lies_between_its_lowest_and_its_highest(answers: Answers) -> None:
    advice = sheet_of(answers, looks_ahead=True).recommendation

    assert advice.highest.at_least(advice.urgency)
    assert advice.highest.at_least(advice.lowest)
    assert all(hinge.urgency.place > advice.urgency.place for hinge in advice.hinges_on)


@many
@given(ANSWERS, st.data())
def test_forgetting_an_answer_never_flips_a_judgement(
    answers: Answers, data: st.DataObject
) -> None:
    for parked_answer in parked(BANK, answers):
        answers = answers.without(parked_answer.ref)
    known = [answer.ref for answer in answers if answer.value is not None]
    if not known:
        return
    before = Reading(BANK, answers)
    after = Reading(BANK, answers.without(data.draw(st.sampled_from(known))))
    flipped = [
        rule.id
        for question, rule, condition in BANK.rules_in_place
        for about in before.subjects(question)
        if {before.judge(condition, about).truth, after.judge(condition, about).truth}
        == {Truth.TRUE, Truth.FALSE}
    ]

    assert [] == flipped


ORDINARY = worked_case("ordinary-all-together")


@pytest.mark.parametrize("ref", list(ORDINARY.session.all_answers().by_ref), ids=str)
def test_each_ordinary_circumstance_alone_raises_nothing(ref: Ref) -> None:
    answers = ORDINARY.session.all_answers()
    people = some.Cast(answers.entries, answers.complete)
    answer = answers.get(ref)
    assert answer is not None
    alone = all_answered(BANK, people, FIRST).with_answer(answer)

    assert urgency_of(BANK, alone) is Urgency.NONE


@many
@given(st.sets(st.sampled_from(list(ORDINARY.session.all_answers().by_ref))))
def test_any_ordinary_circumstances_together_raise_nothing(chosen: set[Ref]) -> None:
    answers = ORDINARY.session.all_answers()
    mixed = all_answered(BANK, some.Cast(answers.entries, answers.complete), FIRST)
    for ref in chosen:
        answer = answers.get(ref)
        assert answer is not None
        mixed = mixed.with_answer(answer)

    assert urgency_of(BANK, mixed) is Urgency.NONE
