"""When the record itself shows drift, and what is always and never so of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehe_check.core.assessing import urgency_of
from ehe_check.core.drifting import history_of, shows_drift
from ehe_check.core.judging import Reading
from ehe_check.core.prompting import names_worry, raisings
from ehe_check.core.recommending import Raised, count, urgency
from ehe_check.model.answers import Answer, Answers, Ref
from ehe_check.model.history import (
    CarriedOver,
    DriftTrigger,
    History,
    StillUnknown,
)
from ehe_check.model.prompt_rule import PromptKind
from ehe_check.model.settings import Limits
from ehe_check.model.side import Side
from tests import any_answers as some
from tests.banks import TODAY, not_known, value
from tests.drifted import (
    CARRY_ON,
    DAYS,
    UNKNOWN,
    WORRIED,
    YES,
    agreed,
    history,
    ids,
)
from tests.sides import side
from tests.worked import shipped_bank

SHIPPED = shipped_bank()
LIMITS = Limits()
few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
# Whether the record shows drift.


def drift(found: History) -> DriftTrigger | None:
    return shows_drift(found, LIMITS, worry_named=found.names_worry)


def test_a_core_fact_not_known_three_times_running_is_drift_where_a_worry_is_named() -> None:
    found = drift(history([UNKNOWN], [UNKNOWN], [UNKNOWN, WORRIED]))
    assert found is not None

    assert ["NOW-1"] == [fact.question for fact in found.not_known]
    assert () == found.carried_over
    assert [("s0", DAYS[0]), ("s1", DAYS[1]), ("s2", DAYS[2])] == [
        (mark.id, mark.day) for mark in found.sessions
    ]


@pytest.mark.parametrize(
    "answers",
    [
        [[UNKNOWN], [UNKNOWN], [UNKNOWN]],
        [[UNKNOWN], [UNKNOWN, WORRIED]],
        [[not_known("NOW-4")], [not_known("NOW-4")], [not_known("NOW-4"), WORRIED]],
        [[YES, not_known("NOW-2")], [not_known("NOW-2")], [not_known("NOW-2"), WORRIED]],
        [[WORRIED], [WORRIED], [WORRIED]],
        [[YES], [YES], [YES, WORRIED]],
    ],
    ids=["no worry", "twice", "nobody could know", "not core", "a sign again", "raised again"],
)
def test_less_than_that_is_no_drift(answers: list[list[Answer]]) -> None:
    assert None is drift(history(*answers))


def test_an_action_carried_over_twice_is_drift_where_a_worry_is_named() -> None:
    on = [agreed(CARRY_ON, DAYS[0], "NOW-1.act"), agreed(CARRY_ON, DAYS[1], "NOW-1.act")]
    assert drift(history([YES], [YES], [YES, WORRIED], agreed=on[:1])) is None

    found = drift(history([YES], [YES], [YES, WORRIED], agreed=on))
    assert found is not None

    assert ["NOW-1.act"] == [action.key for action in found.carried_over]
    assert ["s0", "s1", "s2"] == ids(found.sessions)


def test_supervision_carrying_an_action_on_twice_is_drift_too() -> None:
    recorded = [agreed(CARRY_ON, DAYS[0]), agreed(CARRY_ON, DAYS[1])]

    assert drift(history([WORRIED], agreed=recorded)) is not None


def test_local_limits_decide_how_often_is_drift() -> None:
    twice = history([UNKNOWN], [UNKNOWN, WORRIED])

    assert shows_drift(twice, Limits(sessions_not_known=2), worry_named=True) is not None
    assert None is shows_drift(twice, Limits(sessions_not_known=3), worry_named=True)


def test_the_trigger_is_one_of_l4_2_and_counts_as_the_records_own_answer() -> None:
    trigger = DriftTrigger((), (), ())

    assert (PromptKind.MEETING_TRIGGER, "L4.2") == (trigger.kind, trigger.trigger)
    assert (Ref("DRI-3"), "DRI", None) == (trigger.source, trigger.topic, trigger.support)
    assert trigger.source.question in SHIPPED.by_id


# Always and never.

ANSWERS = some.any_answers(SHIPPED)


@st.composite
def cases(draw: st.DrawFn, most: int = 4) -> list[Side]:
    """One to four sessions about one case, in which not everything changes every time."""
    drawn = draw(st.lists(ANSWERS, min_size=1, max_size=2))
    told = draw(st.lists(st.sampled_from(drawn), min_size=1, max_size=most))
    linked = draw(st.booleans())
    return [
        side(
            SHIPPED,
            answers,
            TODAY - timedelta(days=30 * (len(told) - place)),
            session=f"s{place}",
            follows=f"s{place - 1}" if linked and place else "",
        )
        for place, answers in enumerate(told)
    ]


@few
@given(cases())
def test_nothing_in_the_record_is_drift_where_no_worry_is_named(sides: list[Side]) -> None:
    everything = Limits(sessions_not_known=1, times_carried_over=1)

    found = history_of(sides, SHIPPED, TODAY)

    assert None is shows_drift(found, everything, worry_named=False)


@few
@given(cases(), st.data())
def test_an_earlier_session_never_takes_drift_away(sides: list[Side], data: st.DataObject) -> None:
    older = data.draw(st.one_of(st.just(sides[0].session.all_answers()), ANSWERS))
    first = side(SHIPPED, older, TODAY - timedelta(days=400), session="older")
    limits = Limits(sessions_not_known=2, times_carried_over=1)
    before = shows_drift(history_of(sides, SHIPPED, TODAY), limits, worry_named=True)
    after = shows_drift(history_of([first, *sides], SHIPPED, TODAY), limits, worry_named=True)

    assert before is None or (after is not None and set(before.sessions) <= set(after.sessions))


@few
@given(cases(), ANSWERS)
def test_the_same_answers_once_more_never_take_drift_away(
    sides: list[Side], answers: Answers
) -> None:
    latest = replace(sides[-1], session=sides[-1].session.holding(answers))
    again = side(SHIPPED, answers, TODAY, session="again", follows=latest.id)
    sides = [*sides[:-1], latest]
    limits = Limits(sessions_not_known=2, times_carried_over=1)
    before = shows_drift(history_of(sides, SHIPPED, TODAY), limits, worry_named=True)
    after = shows_drift(history_of([*sides, again], SHIPPED, TODAY), limits, worry_named=True)

    assert before is None or after is not None


@few
@given(ANSWERS)
def test_drift_can_raise_the_advice_and_never_lowers_it(answers: Answers) -> None:
    reading = Reading(SHIPPED, answers)
    named = names_worry(reading)
    with_drift: list[Raised] = [*raisings(reading), DriftTrigger((), (), ())]

    level = urgency(count(with_drift, named=named))

    assert level.at_least(urgency_of(SHIPPED, answers))
    assert level.place >= 2


@few
@given(cases())
def test_days_are_never_negative_and_runs_end_with_what_the_latest_says(sides: list[Side]) -> None:
    found = history_of(sides, SHIPPED, TODAY)
    runs: list[StillUnknown | CarriedOver] = [*found.still_unknown, *found.carried_over]

    assert all(run.days >= 0 and run.sessions for run in runs)
    assert all(run.sessions[-1] == found.sessions[-1] for run in found.carried_over)


@few
@given(cases())
def test_under_hold_nothing_open_again_sends_the_reader_to_the_family(sides: list[Side]) -> None:
    held = sides[-1].session.all_answers().with_answer(value("NOW-2", "yes"))
    latest = replace(sides[-1], session=sides[-1].session.holding(held))
    found = history_of([*sides[:-1], latest], SHIPPED, TODAY)
    approaching = {
        wording.text
        for question in SHIPPED.questions
        for wording in (*question.prompts, question.find_out)
        if wording is not None and wording.approaches_family
    }

    assert found.hold
    assert not approaching & {each.text for each in found.carried_over}
