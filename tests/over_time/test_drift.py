"""When the record shows our own work going round, and what is always and never so of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.judge.answers import Answers
from ehe_check.over_time.drift.drift import history_of, shows_drift
from ehe_check.over_time.history import CarriedOver, Drift, History, StillUnknown
from ehe_check.over_time.side import Side
from ehe_check.settings.settings import Limits
from tests import any_answers as some
from tests.banks import TODAY, not_known, value
from tests.counts import tries
from tests.drifted import (
    CARRY_ON,
    DAYS,
    NOT_LOOKED,
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

# Whether the record shows drift.


def drift(found: History) -> Drift | None:
    return shows_drift(found, LIMITS)


def test_what_could_raise_the_advice_not_known_three_times_running_is_drift() -> None:
    for beside in ((), (WORRIED,)):
        found = drift(history([UNKNOWN], [NOT_LOOKED], [UNKNOWN, *beside]))

        assert found is not None, beside
        assert ["NOW-1"] == [fact.question for fact in found.not_known], beside
        assert () == found.carried_over, beside
        assert [("s0", DAYS[0]), ("s1", DAYS[1]), ("s2", DAYS[2])] == [
            (mark.id, mark.day) for mark in found.sessions
        ]


def test_less_than_that_is_no_drift() -> None:
    unlikely, closed = not_known("NOW-4"), not_known("NOW-2")
    for why, answers in {
        "the advice is higher already": [[UNKNOWN], [UNKNOWN], [UNKNOWN, value("NOW-3", "urgent")]],
        "twice": [[UNKNOWN], [UNKNOWN, WORRIED]],
        "nobody could know": [[unlikely], [unlikely], [unlikely, WORRIED]],
        "could raise nothing": [[YES, closed], [closed], [closed, WORRIED]],
        "a sign again": [[WORRIED], [WORRIED], [WORRIED]],
        "raised again": [[YES], [YES], [YES, WORRIED]],
    }.items():
        assert None is drift(history(*answers)), why


def test_an_action_carried_over_twice_is_drift() -> None:
    on = [agreed(CARRY_ON, DAYS[0], "NOW-1.act"), agreed(CARRY_ON, DAYS[1], "NOW-1.act")]
    assert drift(history([YES], [YES], [YES, WORRIED], agreed=on[:1])) is None

    found = drift(history([YES], [YES], [YES, WORRIED], agreed=on))
    assert found is not None

    assert ["NOW-1.act"] == [action.key for action in found.carried_over]
    assert ["s0", "s1", "s2"] == ids(found.sessions)


def test_local_limits_decide_how_often_is_drift() -> None:
    twice = history([UNKNOWN], [UNKNOWN, WORRIED])

    assert shows_drift(twice, Limits(sessions_not_known=2)) is not None
    assert None is shows_drift(twice, Limits(sessions_not_known=3))


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


@tries(10, 300)
@given(cases(), st.data())
def test_an_earlier_session_never_takes_drift_away(sides: list[Side], data: st.DataObject) -> None:
    older = data.draw(st.one_of(st.just(sides[0].session.all_answers()), ANSWERS))
    first = side(SHIPPED, older, TODAY - timedelta(days=400), session="older")
    limits = Limits(sessions_not_known=2, times_carried_over=1)
    before = shows_drift(history_of(sides, SHIPPED, TODAY), limits)
    after = shows_drift(history_of([first, *sides], SHIPPED, TODAY), limits)

    assert before is None or (after is not None and set(before.sessions) <= set(after.sessions))


@tries(10, 100)
@given(cases(), ANSWERS)
def test_the_same_answers_once_more_never_take_drift_away(
    sides: list[Side], answers: Answers
) -> None:
    latest = replace(sides[-1], session=sides[-1].session.holding(answers))
    again = side(SHIPPED, answers, TODAY, session="again", follows=latest.id)
    sides = [*sides[:-1], latest]
    limits = Limits(sessions_not_known=2, times_carried_over=1)
    before = shows_drift(history_of(sides, SHIPPED, TODAY), limits)
    after = shows_drift(history_of([*sides, again], SHIPPED, TODAY), limits)

    assert before is None or after is not None


@tries(10, 300)
@given(cases())
def test_days_are_never_negative_and_runs_end_with_what_the_latest_says(sides: list[Side]) -> None:
    found = history_of(sides, SHIPPED, TODAY)
    runs: list[StillUnknown | CarriedOver] = [*found.still_unknown, *found.carried_over]

    assert all(run.days >= 0 and run.sessions for run in runs)
    assert all(run.sessions[-1] == found.sessions[-1] for run in found.carried_over)


@tries(10, 300)
@given(cases())
def test_under_a_guard_nothing_open_again_sends_the_reader_to_the_family(sides: list[Side]) -> None:
    held = sides[-1].session.all_answers().with_answer(value("SUP-2", "think-harm"))
    latest = replace(sides[-1], session=sides[-1].session.holding(held))
    found = history_of([*sides[:-1], latest], SHIPPED, TODAY)
    approaching = {
        text
        for question in SHIPPED.questions
        for wording in (*question.prompts, question.find_out)
        if wording is not None and wording.approaches_family
        for text in (wording.text, wording.when_worry)
        if text
    }

    assert found.hold
    assert not approaching & {each.text for each in found.carried_over}
