"""Progress: screens are counted as they are put, and a total never jumps without a word."""

from __future__ import annotations

from itertools import product

from hypothesis import given

from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.changed_answers import why_changed
from ehe_check.case.how_long import count_of
from ehe_check.case.walk_now import Progress, WalkNow, minutes_left, place_of
from ehe_check.judge.answers import Answer, Answers
from tests.any_answers import any_answers, cast, family
from tests.banks import TODAY, skipped, value
from tests.counts import tries
from tests.worked import shipped_bank

BANK = shipped_bank()


def now(answers: Answers, walk_set: WalkSet = WalkSet.QUICK) -> WalkNow:
    return WalkNow(BANK, answers, walk_set, TODAY)


def test_all_children_and_the_grid_count_once_and_skipped_apart_from_answered() -> None:
    who = Answer(question="VIS-1.who", value=("gp-practice",))
    done = now(family(1, value("NOW-1", "no"), skipped("NOW-2"))).progress

    assert now(family(2)).progress.total == now(family(3)).progress.total
    assert now(family(2)).progress.total - 1 == now(family(2, who)).progress.total
    assert (1, 1) == (done.answered, done.skipped)


@tries(20, 1000)
@given(any_answers(BANK))
def test_answered_skipped_and_left_come_to_the_total(answers: Answers) -> None:
    done = now(answers, WalkSet.FULL).progress

    parts = done.answered, done.not_known, done.skipped, done.left

    assert done.total == sum(parts)
    assert min(parts) >= 0


def test_whom_a_list_cannot_do_without_is_counted_before_they_are_listed() -> None:
    somebody = Answers(entries=cast(1).entries[:1])
    nameless = somebody.entries[0].model_copy(update={"age": None})

    assert now(Answers()).progress.total == now(Answers(entries=(nameless,))).progress.total


def test_a_step_has_its_topic_and_how_far_the_walk_has_come() -> None:
    walk = now(family(1))
    total = walk.progress.total

    assert "Before anything else" == walk.title(walk.asked[0])
    assert ("topic 1 of 14", f"1 of about {total}") == walk.how_far(walk.asked[0])
    late = next(step for step in walk.steps if step.question.after_advice)
    assert ("at the end", "") == walk.how_far(late)
    several = walk.screens
    assert [*range(1, len(several) + 1)] == [place_of(several, each) for each in several]


def test_minutes_go_by_the_middle_pace_once_ten_are_known_and_before_by_what_was_said() -> None:
    begun = Progress(40, 10, 0, 0)
    for done, seconds, whole, minutes in [
        (begun, [40.0] * 10, 24, 20),
        (begun, [*[38.0, 39.0] * 3, 40.0, 41.0, 41.0, 5000.0], 24, 20),
        (begun, [10.0] * 10, 24, 9),
        (begun, [0.0] * 10, 24, 9),
        (Progress(40, 40, 0, 0), [10.0] * 10, 24, 0),
        (Progress(40, 0, 0, 0), [], 22, 22),
        (Progress(40, 20, 0, 0), [1.0] * 9, 22, 11),
        (Progress(40, 10, 0, 10), [], 22, 11),
        (Progress(40, 39, 0, 0), [], 22, 1),
        (Progress(40, 40, 0, 0), [1.0] * 9, 22, 0),
        (Progress(0, 0, 0, 0), [], 22, 0),
    ]:
        assert minutes == minutes_left(done, seconds, whole), (done, seconds)


def test_the_first_screen_says_what_was_said_before_it() -> None:
    for walk_set, children in product(WalkSet, (1, 2, 3)):
        whole = count_of(BANK, walk_set, children).minutes
        done = now(family(children), walk_set).progress
        said = minutes_left(done, [], whole)

        assert whole - 1 <= said <= whole, (walk_set, children)


def test_what_brings_three_more_or_fewer_is_named() -> None:
    ill, short = family(1, value("PMH-1", "illness")), BANK.by_id["PMH-1"].short
    for before, after, totals, why in [
        (family(1), family(3), (36, 42), "two children added: 6 more questions"),
        (family(2), family(1), (39, 36), "one child taken off: 3 fewer questions"),
        (family(1), ill, (36, 39), f'your answer on "{short}": 3 more questions'),
        *((family(1), family(2), (36, total), "") for total in range(34, 39)),
    ]:
        assert why == why_changed(BANK, before, after, totals)
