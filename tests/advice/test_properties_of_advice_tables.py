"""What is true of the advice in every combination of a few answers, each combination tried.

All other answers are the most reassuring ones, and somebody has looked.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from ehe_check.advice.advised import Advised
from ehe_check.advice.policy import Advice
from ehe_check.advice.unknowns import can_raise, reach_of
from ehe_check.bank.effect import Does
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answers, Ref
from tests.advice.openings import OPENERS
from tests.advice.random_cases import answer
from tests.any_answers import FIRST, NOT_KNOWN, all_answered, cast
from tests.counts import proving
from tests.worked import shipped_bank

BANK = shipped_bank()
TWO_CHILDREN = cast(children=2, adults=1)
URGENT = {Does.EMERGENCY, Does.TODAY}
CARE = ("CON-2", "HEA-2", "ADU-2", "ADU-3", "DRI-2")
DRIFT = ("DRI-3", "DRI-4")
Said = tuple[str, str]


def ref_of(question: str) -> Ref:
    """A question about the first of those it is put about."""
    per = BANK.by_id[question].per
    return Ref(question, f"{per}-1" if per else None)


def with_openers(*said: Said) -> dict[Ref, str]:
    """Some answers, each with what has to be answered for it to be asked and to count."""
    found = {
        ref_of(opener): option
        for question, _ in said
        for opener, option in OPENERS.get(question, {}).items()
    }
    return found | {ref_of(question): option for question, option in said}


def answers_of(*said: Said) -> Answers:
    return all_answered(BANK, TWO_CHILDREN, FIRST, with_openers(*said))


def advice(*said: Said) -> Advice:
    return Advised(BANK, answers_of(*said)).advice


def options_that(does: Does) -> list[Said]:
    """Every option with an effect, its own or inherited."""
    return [
        (question.id, option)
        for question in BANK.questions
        for option in question.option_ids
        if does in {effect.does for effect in question.effects_at(option)}
    ]


def is_urgent(said: Said) -> bool:
    question, option = said
    return bool({effect.does for effect in BANK.by_id[question].effects_at(option)} & URGENT)


REASONS = options_that(Does.MEET)
SIGNS = [said for said in options_that(Does.SIGN) if said not in REASONS]


def pairs(others: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Every reason for a meeting with every other answer, where both can be given at once."""
    for one, other in product(REASONS, others):
        alone = with_openers(one) | with_openers(other)
        matters = {BANK.by_id[question].matter or question for question, _ in (one, other)}
        if len(matters) == 2 and with_openers(one, other) == alone | with_openers(other, one):
            yield one, other


def test_there_are_reasons_and_signs_to_try() -> None:
    assert {"L4.1", "L4.2", "L4.3", "L4.4", "L4.5"} == {
        effect.statement
        for question, option in REASONS
        for effect in BANK.by_id[question].effects_at(option)
        if effect.statement
    }
    assert len(SIGNS) >= 20


def test_j_one_reason_alone_is_for_considering_a_meeting() -> None:
    for said in REASONS:
        found = advice(said)

        assert Urgency.CONSIDER_MEETING is found.meeting, said
        assert (Urgency.CONSIDER_MEETING is found.urgency) != is_urgent(said), said


@pytest.mark.untraced
def test_k_a_reason_and_any_sign_of_another_matter_are_a_strong_case() -> None:
    tried = list(pairs(SIGNS))

    assert len(tried) > 100
    for one, other in tried:
        found = advice(one, other)

        assert Urgency.STRONG_CASE_FOR_MEETING is found.meeting, (one, other)
        if not is_urgent(one) and not is_urgent(other):
            assert Urgency.STRONG_CASE_FOR_MEETING is found.urgency, (one, other)


def test_k_two_reasons_of_two_matters_are_a_strong_case() -> None:
    for one, other in pairs(REASONS):
        assert Urgency.STRONG_CASE_FOR_MEETING is advice(one, other).meeting, (one, other)


def test_k_a_reason_and_a_closed_case_with_the_worry_not_settled_are_a_strong_case() -> None:
    for said in REASONS:
        if OPENERS.get(said[0], {}).get("NOW-3"):
            continue
        found = advice(said, ("NOW-3", "closed-not-seen"), ("DRI-1", "not-settled"))

        assert Urgency.STRONG_CASE_FOR_MEETING is found.meeting, said


def test_l_one_sign_alone_is_for_supervision() -> None:
    for said in SIGNS:
        found = advice(said)

        assert Urgency.NONE is found.meeting, said
        assert (Urgency.RAISE_IN_SUPERVISION is found.urgency) != is_urgent(said), said


def combinations(matter: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every combination of answers to the questions of a matter, *not known* among them.

    Every day, of those in which more than two answers are not the most reassuring one in twelve.
    """
    states = [(*BANK.by_id[question].option_ids, NOT_KNOWN) for question in matter]
    calm = [options[0] for options in states]
    for chosen in product(*states):
        differing = sum(state != usual for state, usual in zip(chosen, calm, strict=True))
        if differing <= 2 or proving() or random.random() < 1 / 12:  # noqa: S311 (a test)
            yield chosen


def answers_within(matter: tuple[str, ...]) -> Iterator[Answers]:
    """The answers of each of those combinations."""
    others = answers_of(*((question, FIRST) for question in matter))
    for chosen in combinations(matter):
        said = [
            answer(*ref_of(question), state) for question, state in zip(matter, chosen, strict=True)
        ]
        yield replace(others, by_ref={**others.by_ref, **{each.ref: each for each in said if each}})


@pytest.mark.thorough
@pytest.mark.untraced
def test_m_one_fact_told_in_several_places_is_never_a_strong_case() -> None:
    for matter in [CARE, DRIFT]:
        found = {Advised(BANK, answers).advice.meeting for answers in answers_within(matter)}

        assert {Urgency.NONE, Urgency.CONSIDER_MEETING} == found, matter


def test_m_said_to_be_several_matters_each_counts_by_itself() -> None:
    two = (("CON-2", "not-as-agreed"), ("ADU-3", "late"))

    assert Urgency.CONSIDER_MEETING is advice(*two, ("MAT-1", "one")).meeting
    for said in ("several", NOT_KNOWN):
        assert Urgency.STRONG_CASE_FOR_MEETING is advice(*two, ("MAT-1", said)).meeting


def test_m_the_questions_of_a_matter_are_those_named() -> None:
    for name, questions in (("care", CARE), ("drift", DRIFT)):
        assert set(questions) == {each.id for each in BANK.questions if each.matter == name}


def test_s_outside_the_quick_set_these_questions_can_raise_something_and_no_more() -> None:
    reach = reach_of(BANK)
    outside = {
        question.id: reach[question.id]
        for question in BANK.questions
        if not BANK.asks(question, WalkSet.QUICK) and can_raise(reach[question.id], Urgency.NONE)
    }

    assert {"ISO-1", "SRC-3", "FAM-2", "DRI-5"} == set(outside)
    assert not {
        question
        for question, reached in outside.items()
        if reached & {Does.EMERGENCY, Does.TODAY, Does.MEET}
    }
