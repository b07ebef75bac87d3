"""How long it takes: words, keys and thought of what is open; it never rises by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.walk_set import SHIPPED_MINUTES, Minutes, WalkSet
from ehe_check.case.how_long import (
    AFTER_THE_QUESTIONS,
    Left,
    Task,
    left_of,
    minutes_of,
    task_of_screen,
    task_of_set,
)
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Answers, Ref
from tests.banks import CHILDREN, asks, small_bank
from tests.worked import shipped_bank

DAY = date(2026, 11, 24)
BANK = small_bank(
    CHILDREN,
    """
    quick = ["SIB-1", "VIS-1", "NOW-1"]

    [[questions]]
    id = "VIS-1"
    text = "Seen this month?"
    per = "child"
    fact = true
    dated = true
    options = ["yes", "no"]
    help = { police = "Count a visit.", other = "Count." }
    when = { attribute = "child.age", is = ["old"] }
    """,
    asks("NOW-1", "none", "some", text="Danger now?", beside="Fire counts."),
    asks("NOW-2", "fire", text="What danger?", when=("NOW-1", "some")),
    asks("SUP-1", kind="text", text="And you?"),
)


def now(answers: Answers, walk_set: WalkSet = WalkSet.QUICK) -> WalkNow:
    return WalkNow(shipped_bank(), answers, walk_set, DAY)


def test_seconds_are_those_of_words_keys_and_judgements() -> None:
    assert 60 == Task(words=230).seconds
    assert 60 == Task(keys=40).seconds
    assert 60 == Task(judgements=7, words=0).seconds + 4
    assert 60 == Task(words=300, keys=9, judgements=9).fewest_seconds


def test_the_task_of_a_set_is_each_text_once_and_what_comes_after_its_questions() -> None:
    listed = "Which children? A word and an age."
    said = len(f"{listed} Danger now? None Some Fire counts.".split())
    quick, full = (task_of_set(BANK, walk_set) for walk_set in WalkSet)

    assert AFTER_THE_QUESTIONS.words + said == quick.words
    assert AFTER_THE_QUESTIONS.keys + 8 + 2 == quick.keys
    assert AFTER_THE_QUESTIONS.judgements + 2 == quick.judgements
    assert quick.words + 2 == full.words
    assert ceil(quick.seconds / 60) == minutes_of(BANK, WalkSet.QUICK)


def test_the_estimate_of_the_shipped_sets_is_near_what_was_counted_on_a_terminal() -> None:
    for walk_set in WalkSet:
        counted = SHIPPED_MINUTES[walk_set].one
        assert abs(counted - minutes_of(shipped_bank(), walk_set)) <= counted / 5, walk_set


def test_what_is_said_of_a_set_leaves_out_what_is_not_known() -> None:
    assert "5 minutes for one child, 9 for three with a worry" == Minutes(5, 9).words
    assert "5 minutes for one child" == Minutes(5).words


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [
        *((0, 0), (1, 1), (60, 1), (61, 2), (9 * 60 + 1, 10), (600, 10), (601, 11), (720, 12)),
        *((721, 15), (900, 15), (901, 20), (1200, 20), (1201, 25)),
    ],
)
def test_minutes_are_rounded_up_whole_to_twelve_and_in_steps_of_five_above(
    seconds: float, minutes: int
) -> None:
    assert minutes == Left(frozenset(), 0, seconds).minutes


def test_a_persons_own_pace_counts_from_ten_answers_on_and_never_below_a_fast_reader() -> None:
    walk = now(Answers())
    usual = left_of(walk, [], None)

    assert usual == left_of(walk, [0.1] * 9, None)
    assert usual.seconds * 2 == left_of(walk, [2.0] * 10, None).said
    assert usual.seconds * 2 == left_of(walk, [*[2.0] * 10, 900.0], None).said
    assert task_of_set(shipped_bank(), WalkSet.QUICK).fewest_seconds == pytest.approx(
        left_of(walk, [0.01] * 10, None).said
    )


def test_a_grid_of_several_children_is_more_to_press_than_one_question_for_all() -> None:
    walk = now(Answers())
    several = [task_of_screen(walk.bank, each) for each in walk.counted]

    assert all(each.seconds > 0 for each in several)


def test_two_questions_on_one_screen_take_as_long_as_each_alone() -> None:
    asked = asks("NOW-1", "no", "yes"), asks("NOW-2", "no", "yes")
    alone = task_of_set(small_bank(*asked), WalkSet.FULL)
    bank = small_bank('one_screen = [["NOW-1", "NOW-2"]]', *asked)

    assert alone == task_of_set(bank, WalkSet.FULL)
    assert 1 == len(WalkNow(bank, Answers(), WalkSet.FULL, DAY).counted)


@st.composite
def walks(draw: st.DrawFn) -> list[tuple[WalkNow, list[float]]]:
    """A walk answered question by question, with now and then one taken back; and each pace."""
    walk_set = draw(st.sampled_from(WalkSet))
    answers, paces, all_of_it = Answers(), list[float](), list[tuple[WalkNow, list[float]]]()
    for _ in range(draw(st.integers(1, 25))):
        walk = now(answers, walk_set)
        all_of_it.append((walk, [*paces]))
        settled = [each.ref for each in answers if each.settles]
        if settled and draw(st.integers(0, 7)) == 0:
            answers = answers.without(draw(st.sampled_from(settled)))
            continue
        open_now = [step for step in walk.asked if step.ref not in settled and step.is_asked]
        if not open_now:
            break
        step = open_now[0]
        options = step.question.option_ids
        value = draw(st.sampled_from(options)) if options else None
        several = (value,) if step.question.kind.takes_several and value else value
        if step.about is not None and answers.entry(step.about) is None:
            answers = walk.foreseen.given
        given_now = Answer(
            question=step.question.id, about=step.about, value=several, skipped=value is None
        )
        answers = answers.with_answer(given_now)
        paces.append(draw(st.floats(0.01, 20)))
    return all_of_it


@given(walks())
def test_it_never_rises_but_where_a_question_is_open_that_was_not_and_never_falls_in_a_leap(
    walked: list[tuple[WalkNow, list[float]]],
) -> None:
    before: Left | None = None
    for walk, paces in walked:
        left = left_of(walk, paces, before)
        if before is not None:
            gone = before.seconds - left.seconds
            if left.open <= before.open:
                assert left.said <= before.said
                assert left.minutes <= before.minutes
            assert left.said <= before.said + max(-gone, 0)
            assert left.said >= (before.said - gone) * 0.9 - 1e-6 or left.said == before.said
        before = left


def test_the_same_questions_take_as_long_as_was_said_of_them_whatever_the_pace_is_since() -> None:
    before = left_of(now(Answers()), [], None)

    assert before is left_of(now(Answers()), [9.0] * 10, before)
    fewer = replace(before, open=before.open | {Ref("GONE-1")}, seconds=before.seconds + 10)
    assert before.said * 0.9 > left_of(now(Answers()), [0.1] * 10, fewer).said - 9
