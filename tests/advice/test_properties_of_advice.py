"""What is always and never true of the advice, whatever is answered: random families.

RULES.md says the rules in words. Set EHE_PROVE=1 to try as often as they are proved with.
"""

from __future__ import annotations

import random

import pytest

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import WORRY_NAMED, guard_of
from ehe_check.advice.policy import Advice
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.judge.truth import Truth
from tests.advice.openings import opens_others, reads_apart
from tests.advice.random_cases import (
    Family,
    abouts,
    answer,
    any_ref,
    case,
    changed,
    draws,
    family,
    person,
    put,
    refs,
    shown,
    states,
)
from tests.any_answers import ABSENT, NOT_KNOWN, SKIPPED
from tests.worked import shipped_bank

pytestmark = [pytest.mark.thorough, pytest.mark.untraced]

BANK = shipped_bank()
BLANKS = (ABSENT, SKIPPED)
READ_ANEW = ("SUP-5", "NOW-2.state", "EHE-2.told")
"""Follow-ups that may lower something once they are answered: one lifts, two are read as their last
line until then."""

OF_ACTIONS = {
    ("ADU-3", "SIGN"),
    ("ADU-3", "SUP"),
    ("ADU-3", "MEET L4.5"),
    ("ADU-1", "MEET L4.3"),
    ("ADU-1", "ASK"),
    ("VIS-5", "SUP"),
    ("VIS-5", "SIGN"),
    ("VIS-5", "ASK"),
    ("VIS-5", "MEET L4.4"),
}
"""What agreed actions that are not done may bring, and what X0 set aside till then."""


def advice(answers: Answers) -> Advice:
    return Advised(BANK, answers).advice


def level(answers: Answers) -> tuple[int, int]:
    found = advice(answers)
    return found.urgency.place, found.meeting.place


def at_least(one: Advice, other: Advice) -> bool:
    levels = one.urgency.at_least(other.urgency) and one.meeting.at_least(other.meeting)
    return levels and one.hold >= other.hold and one.ask >= other.ask


def harmless(question: Question) -> list[str]:
    """The states of a question that have no rising effect."""
    options = [
        each.id for each in question.options if not (each.routes or question.effects_at(each.id))
    ]
    return [*options, *BLANKS, *([] if question.not_known_effects else [NOT_KNOWN])]


def mixture(draw: random.Random, people: Family) -> Answers:
    """Any answers without a rising effect."""
    found: dict[Ref, Answer] = {}
    for question, ref in refs(BANK, people.entries):
        given = put(draw, question, ref, draw.choice(harmless(question)))
        if given is not None:
            found[ref] = given
    return people.answers(found)


def test_a_what_we_do_not_know_or_have_not_done_moves_nothing() -> None:
    for draw in draws(75, 20_000):
        answers = case(draw, BANK)
        before = advice(answers)
        moved = answers
        for question, ref in refs(BANK, answers.entries):
            said = answers.get(ref)
            if said is None or not isinstance(said.value, str) or question.splits:
                continue
            if question.effects_at(said.value):
                continue
            alike = [
                option
                for option in question.option_ids
                if not question.effects_at(option)
                and not reads_apart(question.id, said.value, option)
            ]
            moved = changed(moved, ref, put(draw, question, ref, draw.choice(alike)))

        assert before == advice(moved), shown(answers)


def test_b_any_mixture_without_a_rising_effect_is_an_ordinary_family() -> None:
    for draw in draws(300, 100_000):
        answers = mixture(draw, family(draw, most_children=6))
        reading = Advised(BANK, answers)
        found = (reading.advice.urgency, reading.advice.meeting, guard_of(reading).state)

        assert (Urgency.NONE, Urgency.NONE, State.ORDINARY) == found, shown(answers)


def test_c_a_later_option_of_an_ordered_question_never_lowers_anything() -> None:
    for draw in draws(150, 50_000):
        answers = case(draw, BANK)
        question, ref = any_ref(draw, BANK, answers)
        if not question.inherits or len(question.options) < 2:
            continue
        milder, worse = sorted(draw.sample(range(len(question.options)), 2))
        before, after = (
            Advised(BANK, changed(answers, ref, answer(*ref, question.option_ids[place])))
            for place in (milder, worse)
        )

        assert at_least(after.advice, before.advice), (ref, shown(answers))
        assert guard_of(after).state is State.GUARDED or (
            guard_of(before).state is not State.GUARDED
        ), (ref, shown(answers))
        assert after.holds_named(WORRY_NAMED) >= before.holds_named(WORRY_NAMED), shown(answers)


def test_c_harm_that_is_ticked_reads_as_open_until_its_state_is_said() -> None:
    ticks = [each.id for each in BANK.by_id["NOW-2"].options if each.routes]
    for draw in draws(75, 10_000):
        ticked = answer("NOW-2", None, "", ticks=tuple(draw.sample(ticks, draw.randint(1, 3))))
        answers = changed(case(draw, BANK), Ref("NOW-2"), ticked)
        confirmed, not_sure, *as_open = (
            advice(changed(answers, Ref("NOW-2.state"), answer("NOW-2.state", None, state)))
            for state in ("confirmed", "not-sure", "open-to-act-on", NOT_KNOWN, *BLANKS)
        )

        assert [as_open[0]] * 4 == as_open, shown(answers)
        assert as_open[0].urgency.at_least(Urgency.ACT_TODAY), shown(answers)
        assert {*as_open[0].routes} >= {*not_sure.routes, *confirmed.routes}, shown(answers)
        assert at_least(not_sure, confirmed), shown(answers)
        assert at_least(as_open[0], not_sure), shown(answers)


def test_d_what_is_unknown_is_never_below_the_most_reassuring_option() -> None:
    for draw in draws(100, 20_000):
        answers = case(draw, BANK)
        question, ref = any_ref(draw, BANK, answers)
        by_state = {
            state: level(changed(answers, ref, put(draw, question, ref, state)))
            for state in states(BANK, question)
        }
        unlooked = [option.id for option in question.options if option.unlooked]

        for place in (0, 1):
            found = {state: levels[place] for state, levels in by_state.items()}
            reassuring = min(found[option] for option in question.option_ids)
            for state in (*BLANKS, NOT_KNOWN, *unlooked):
                assert found[state] >= reassuring, (ref, state, shown(answers))
            assert found[NOT_KNOWN] >= found[ABSENT], (ref, shown(answers))
        assert by_state[SKIPPED] == by_state[ABSENT], (ref, shown(answers))


def test_d_what_became_of_an_injury_reads_as_its_last_line_where_nobody_says() -> None:
    for draw in draws(60, 5_000):
        injured = changed(case(draw, BANK), Ref("EHE-2"), answer("EHE-2", None, "injury"))
        last, *unsaid = (
            advice(changed(injured, Ref("EHE-2.told"), answer("EHE-2.told", None, state)))
            for state in ("not-followed-up", ABSENT, SKIPPED, NOT_KNOWN)
        )

        assert [last] * 3 == unsaid, shown(injured)


def test_e_nothing_that_stands_is_none() -> None:
    for draw in draws(120, 20_000):
        answers = case(draw, BANK)
        reading = Advised(BANK, answers)
        stands = bool(reading.standing) or reading.holds_named(WORRY_NAMED)
        stands |= reading.holds_named("in-child-protection")

        assert stands == (reading.advice.urgency is not Urgency.NONE), shown(answers)


def test_h_a_step_today_by_social_care_or_the_lead_is_guarded_until_it_is_agreed() -> None:
    for draw in draws(120, 20_000):
        answers = case(draw, BANK)
        reading = Advised(BANK, answers)
        agreed = answers.get(Ref("SUP-5"))
        is_agreed = agreed is not None and agreed.value == "agreed"
        is_guarded = guard_of(reading).state is State.GUARDED

        if {Route.SOCIAL_CARE, Route.LEAD} & set(reading.advice.routes) or reading.advice.ask:
            assert is_guarded or is_agreed, shown(answers)
        assert is_guarded >= reading.advice.hold, shown(answers)


def test_l_signs_alone_are_for_supervision_however_many() -> None:
    for draw in draws(100, 20_000):
        people = family(draw, most_children=4)
        answers = mixture(draw, people)
        for question, ref in refs(BANK, people.entries):
            signs = [
                option
                for option in question.option_ids
                if {Does.SIGN}
                <= {effect.does for effect in question.effects_at(option)}
                <= {Does.SIGN, Does.SUP, Does.HOLD, Does.ASK}
            ]
            if signs and draw.random() < 1 / 2:
                answers = changed(answers, ref, answer(*ref, draw.choice(signs)))
        found = Advised(BANK, answers)
        today = {each.rule for each in found.standing} & {"X4", "X5", "X5b", "X10"}
        if not found.standing or today:
            continue

        assert Urgency.RAISE_IN_SUPERVISION is found.advice.urgency, shown(answers)


def test_n_the_number_of_children_changes_no_level() -> None:
    for is_like_another in [True, False]:
        for draw in draws(75, 10_000):
            answers = changed(case(draw, BANK), Ref("SIB-3"), None)
            listed = answers.listed("child")
            like = draw.choice(listed)
            age = (
                like.attribute("age") if is_like_another else draw.choice(("unborn", "school-age"))
            )
            added = person("child", len(listed) + 1, age)
            more = answers.with_entry(added)
            for question in BANK.questions:
                if question.per != "child" or question.kind.is_written:
                    continue
                calm = "no" if question.id == "EHE-1" else question.option_ids[0]
                given = answer(question.id, added.id, calm)
                if is_like_another:
                    said = answers.get(Ref(question.id, like.id))
                    given = said and said.model_copy(update={"about": added.id})
                more = changed(more, Ref(question.id, added.id), given)

            assert level(answers) == level(more), shown(more)


def test_o_a_delay_that_lies_with_a_service_raises_nothing() -> None:
    for question, option, before in [
        ("CON-2", "held-up-by-us", "specialist-reviewing"),
        ("ADU-3", "held-up-by-us", "done"),
        ("HEA-2", "made-up", "none-or-one-or-two"),
    ]:
        for draw in draws(50, 5_000):
            answers = case(draw, BANK)
            about = draw.choice(abouts(BANK.by_id[question], answers.entries))
            ref = Ref(question, about)
            one, other = (
                advice(changed(answers, ref, answer(question, about, each)))
                for each in (option, before)
            )

            assert one == other, shown(answers)


def test_p_the_worry_changed_alone_takes_away_only_what_rests_on_it() -> None:
    ref = Ref("RGT-2")
    for draw in draws(100, 20_000):
        answers = case(draw, BANK)
        before, after = (
            Advised(BANK, changed(answers, ref, answer("RGT-2", None, state))).standing
            for state in draw.sample(states(BANK, BANK.by_id["RGT-2"]), 2)
        )
        lost = [
            each
            for each in set(before) - set(after)
            if each.effect.does in (Does.TODAY, Does.MEET, Does.SIGN)
        ]

        for each in lost:
            is_set_aside = each.question == "VIS-5" or (
                each.question == "ADU-1" and each.effect.does is Does.MEET
            )
            assert each.rule in {"X1", "X2", "X3"} or is_set_aside, shown(answers)


def test_q_an_answer_to_a_closed_follow_up_does_nothing() -> None:
    for draw in draws(100, 20_000):
        answers = case(draw, BANK)
        reading = Advised(BANK, answers)
        moved = answers
        for question, ref in refs(BANK, answers.entries):
            if not reading.arises(ref):
                moved = changed(
                    moved, ref, put(draw, question, ref, draw.choice(states(BANK, question)))
                )

        assert reading.advice == advice(moved), shown(answers)


def test_r_what_the_quick_set_does_not_ask_would_change_nothing_but_by_agreed_actions() -> None:
    for draw in draws(100, 20_000):
        answers = case(draw, BANK)
        for question, ref in refs(BANK, answers.entries):
            bare = changed(answers, ref, None)
            before = Advised(BANK, bare)
            asked = before.asked(ref, WalkSet.QUICK).truth
            if question.id not in BANK.quick_when or asked is not Truth.FALSE:
                continue
            given = put(draw, question, ref, draw.choice(states(BANK, question)))
            after = Advised(BANK, changed(bare, ref, given))
            gone = [each for each in before.standing if each not in after.standing]
            new = [each for each in after.standing if each not in before.standing]

            assert question.id == "ADU-3" or before.advice == after.advice, shown(answers)
            assert not gone, shown(answers)
            assert (before.advice.hold, before.advice.routes) == (
                after.advice.hold,
                after.advice.routes,
            ), shown(answers)
            assert {(each.question, str(each.effect)) for each in new} <= OF_ACTIONS, shown(answers)


def test_q_opening_a_follow_up_never_lowers_anything() -> None:
    for parent, closes, opens in [
        ("EHE-1", ("no",), ("yes", "believed")),
        ("PMH-1", ("no",), ("illness", "mental-health", "alcohol-or-drugs", "both")),
    ]:
        for draw in draws(50, 5_000):
            answers = case(draw, BANK)
            ref = Ref(parent, draw.choice(abouts(BANK.by_id[parent], answers.entries)))
            closed, opened = (
                advice(changed(answers, ref, answer(*ref, draw.choice(options))))
                for options in (closes, opens)
            )

            assert at_least(opened, closed), shown(answers)


def test_q_an_answer_to_a_follow_up_that_is_open_never_lowers_anything() -> None:
    for draw in draws(100, 20_000):
        answers = case(draw, BANK)
        question, ref = any_ref(draw, BANK, answers)
        if question.when is None or question.id in READ_ANEW or opens_others(question.id):
            continue
        blank, said = (
            advice(changed(answers, ref, put(draw, question, ref, state)))
            for state in (ABSENT, draw.choice(question.option_ids))
        )

        assert at_least(said, blank), (ref, shown(answers))
