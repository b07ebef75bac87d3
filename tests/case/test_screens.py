"""Screens: the same of several children is put once, the grid once, and nothing is ever lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from ehe_check.advice.advised import Advised
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.answers_on_a_day import aged
from ehe_check.case.changed_answers import why_changed
from ehe_check.case.question_list import Stands
from ehe_check.case.walk import (
    MOST_ACROSS,
    Screen,
    is_settled,
    screens,
    steps,
)
from ehe_check.case.walk_now import WalkNow, place_of
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from tests.any_answers import any_answers, cast, family
from tests.banks import CHILDREN, HEALTH, TODAY, asks, not_known, skipped, small_bank, value
from tests.counts import tries
from tests.worked import shipped_bank

BANK = shipped_bank()
WHO = Answer(question="VIS-1.who", value=("gp-practice", "school"))


def put(answers: Answers, walk_set: WalkSet = WalkSet.QUICK) -> tuple[Screen, ...]:
    return screens(BANK, answers, steps(Advised(BANK, answers), walk_set), walk_set)


def screen(answers: Answers, question: str, about: str | None = None) -> Screen:
    every = put(answers, WalkSet.FULL)
    found = next((each for each in every if Ref(question, about) in each.refs), None)
    assert found is not None
    return found


def seen(about: str, by: str, **said: object) -> Sighting:
    return Sighting.model_validate({"about": about, "by": by} | said)


def with_cells(answers: Answers, *cells: Sighting) -> Answers:
    for cell in cells:
        answers = answers.with_sighting(cell)
    return answers


def test_a_question_about_children_is_put_once_for_all_of_them() -> None:
    health = screen(family(3), "HEA-1", "child-2")

    assert ("child-1", "child-2", "child-3") == health.abouts
    assert Ref("HEA-1", "child-1") == health.first.ref


def test_more_children_than_a_screen_has_room_for_are_asked_about_one_by_one() -> None:
    for children, times in [(1, 1), (MOST_ACROSS, 1), (MOST_ACROSS + 1, MOST_ACROSS + 1)]:
        full = put(family(children), WalkSet.FULL)
        asked = [each for each in full if each.question.id == "HEA-1"]

        assert times == len(asked), children


def test_words_about_an_adult_are_never_put_together() -> None:
    adults = Answers(entries=cast(1, 2).entries, complete=frozenset({"child", "adult"}))
    words = [each for each in put(adults, WalkSet.FULL) if each.question.id == "FAM-1.part"]

    assert [1, 1] == [len(each.steps) for each in words]


def test_the_grid_is_one_screen_with_when_each_was_heard_alone_and_the_home_visited() -> None:
    grid = screen(family(2, WHO), "VIS-1", "child-1")

    assert ("gp-practice", "school") == grid.by
    assert ["VIS-1", "VIS-1", "VIS-1.alone", "VIS-1.alone", "VIS-2"] == [
        step.question.id for step in grid.steps
    ]
    assert 4 == len(grid.cells)
    usual = ("gp-practice", "0-19-team", "school", "ehe-officer", "social-worker")
    assert usual == screen(family(2), "VIS-2").by
    assert {"VIS-1.who", "VOI-2"}.isdisjoint(
        each.question.id for walk_set in WalkSet for each in put(family(2), walk_set)
    )


def test_children_of_whom_no_age_is_known_stand_in_the_same_grid_and_the_unborn_in_none() -> None:
    nameless = [each.model_copy(update={"age": None}) for each in family(2).entries[1:]]
    answers = replace(family(2), entries=(*family(2).entries[:1], *nameless))
    unborn = [each.model_copy(update={"age": "unborn"}) for each in family(1).entries]
    none = screen(replace(family(1), entries=tuple(unborn)), "VIS-2")

    assert ("child-1", "child-2") == screen(answers, "VIS-2").abouts
    assert (False, ("VIS-2",)) == (none.is_grid, tuple(x.question.id for x in none.steps))


def test_the_grid_is_settled_once_each_cell_is_and_a_child_was_heard() -> None:
    for children in [1, 2]:
        answers = family(children, WHO)
        abouts = [entry.id for entry in answers.entries]
        some = with_cells(answers, *(seen(about, "gp-practice", value="never") for about in abouts))
        every = with_cells(some, *(seen(about, "school", not_known=True) for about in abouts))
        alone = {Ref("VIS-1.alone", each): not_known("VIS-1.alone", each) for each in abouts}
        home = not_known("VIS-2")
        heard = replace(every, by_ref={**every.by_ref, **alone, home.ref: home})

        settled = [
            screen(each, "VIS-1", "child-1").is_settled(aged(BANK, each, TODAY))
            for each in (answers, some, every, heard)
        ]

        assert [False, False, False, True] == settled, children
    marked = with_cells(
        family(1, WHO),
        seen("child-1", "gp-practice", value="within-3-months", alone=True),
        seen("child-1", "school", not_theirs=True),
    )
    last, said = (value(each, "never", "child-1") for each in ("VIS-1", "VIS-1.alone"))
    home = not_known("VIS-2")
    for each in (aged(BANK, marked, TODAY), family(1, WHO, last, said)):
        answers = each.with_answer(home)
        assert screen(answers, "VIS-1", "child-1").is_settled(answers), "heard alone, or said so"


@tries(20, 2000)
@given(any_answers(BANK))
def test_every_step_is_put_exactly_once_and_in_the_order_of_the_walk(answers: Answers) -> None:
    walk = tuple(steps(Advised(BANK, answers), WalkSet.FULL))
    put_together = screens(BANK, answers, walk, WalkSet.FULL)
    refs = [step.ref for each in put_together for step in each.steps]
    places = [min(walk.index(step) for step in each.steps) for each in put_together]

    assert sorted(map(str, refs)) == sorted(str(step.ref) for step in walk)
    assert sorted(places) == places


@tries(20, 2000)
@given(any_answers(BANK))
def test_a_screen_without_a_grid_is_settled_exactly_where_each_of_its_steps_is(
    answers: Answers,
) -> None:
    for each in put(answers, WalkSet.FULL):
        if not each.is_grid:
            assert all(is_settled(step.ref, answers) for step in each.steps) == each.is_settled(
                answers
            )


def test_whom_a_question_surely_concerns_and_whom_it_may_not_are_asked_about_apart() -> None:
    treated = value("CON-1", BANK.by_id["CON-1"].option_ids[-1], "child-1")
    answers = family(3, treated, *(not_known("CON-1", f"child-{each}") for each in (2, 3)))
    asked = [each for each in put(answers) if each.question.id == "CON-2"]

    assert [("child-1",), ("child-2", "child-3")] == [each.abouts for each in asked]
    assert [True, False] == [each.first.is_certain_to_apply for each in asked]


# Progress: screens are counted as they are put, and a total never jumps without a word.


def now(answers: Answers, walk_set: WalkSet = WalkSet.QUICK) -> WalkNow:
    return WalkNow(BANK, answers, walk_set, TODAY)


def test_all_children_and_the_grid_count_once_and_skipped_apart_from_answered() -> None:
    done = now(family(1, value("NOW-1", "no"), skipped("NOW-2"))).counts

    assert now(family(2)).counts.total() == now(family(3)).counts.total()
    assert now(family(2)).counts.total() == now(family(2, WHO)).counts.total()
    assert (1, 1) == (done[Stands.ANSWERED], done[Stands.SKIPPED])


@tries(20, 1000)
@given(any_answers(BANK))
def test_what_is_counted_is_answered_or_left_and_surely_arises(answers: Answers) -> None:
    walk = now(answers, WalkSet.FULL)

    assert len(walk.counted) == walk.counts.total()
    assert Stands.MAY_NOT_ARISE not in walk.counts


def test_whom_a_list_cannot_do_without_is_counted_before_they_are_listed() -> None:
    somebody = Answers(entries=cast(1).entries[:1])
    nameless = somebody.entries[0].model_copy(update={"age": None})

    assert now(Answers()).counts.total() == now(Answers(entries=(nameless,))).counts.total()


def test_a_step_says_how_far_the_walk_has_come() -> None:
    walk = now(family(1))
    total = walk.counts.total()

    assert f"1 of about {total}" == walk.how_far(walk.asked[0])
    late = next(step for step in walk.steps if step.question.after_advice)
    assert "" == walk.how_far(late)
    several = walk.screens
    assert [*range(1, len(several) + 1)] == [place_of(several, each) for each in several]


def test_rows_that_may_not_arise_stand_apart_from_those_that_surely_do() -> None:
    somebody = cast(1).entries[0].model_copy(update={"age": None})
    grids = [each for each in now(Answers(entries=(somebody,))).screens if each.quick_grid]

    assert [("FAM-5", True), ("HEA-1", False), ("HEA-2", True)] == [
        (each.question.id, each.first.is_certain_to_apply) for each in grids
    ]


def test_what_brings_three_more_or_fewer_is_named() -> None:
    ill, short = family(1, value("PMH-1", "illness")), BANK.by_id["PMH-1"].short
    mark = Answer(question="PMH-1", not_known=True, something=True)
    marked = family(1, mark, not_known("FAM-5"))
    for before, after, totals, why in [
        (family(1), family(3), (36, 42), "two children added: 6 more questions"),
        (family(2), family(1), (39, 36), "one child taken off: 3 fewer questions"),
        (family(1), ill, (36, 39), f'your answer on "{short}": 3 more questions'),
        (family(1), marked, (36, 39), f'your answer on "{short}": 3 more questions'),
        *((family(1), family(2), (36, total), "") for total in range(34, 39)),
    ]:
        assert why == why_changed(BANK, before, after, totals)
    for totals in ((36, 37), (36, 36), (36, 30)):
        longer = why_changed(BANK, family(1), ill, totals, "about 9 minutes left")
        assert f'your answer on "{short}": about 9 minutes left' == longer


# A grid of the quick set: its rows on one screen, and in full what a cell does not say.


ROWS = small_bank(CHILDREN, HEALTH, asks("VIS-1", "no", "yes", per="child"))


def rows_of(*several: Answer, walk_set: WalkSet = WalkSet.QUICK) -> list[tuple[str, bool, int]]:
    answers = family(2)
    for each in several:
        answers = answers.with_answer(each)
    reading = Advised(ROWS, answers)
    found = screens(ROWS, answers, steps(reading, walk_set), walk_set)
    health = [each for each in found if each.question.id.startswith("HEA")]
    return [(each.question.id, each.first.in_full, len(each.steps)) for each in health]


def test_its_questions_are_one_screen_named_by_its_first_row_and_in_the_full_set_each_its_own() -> (
    None
):
    marked = Answer(question="HEA-1", about="child-2", not_known=True, something=True)
    grid = ("HEA-2", False, 4)

    assert [grid] == rows_of()
    assert [grid] == rows_of(value("HEA-1", "fine", "child-1"), not_known("HEA-2", "child-1"))
    assert [grid] == rows_of(skipped("HEA-1", "child-1"))
    assert [grid, ("HEA-1", True, 1)] == rows_of(marked)
    assert [grid, ("HEA-2", True, 1)] == rows_of(value("HEA-2", "sore", "child-1"))
    assert [("HEA-1", False, 2), ("HEA-2", False, 2)] == rows_of(marked, walk_set=WalkSet.FULL)


def test_something_settles_its_cell_and_not_its_question_which_has_a_place_of_its_own() -> None:
    marked = Answer(question="HEA-1", about="child-2", not_known=True, something=True)
    rest = [value("HEA-1", "fine", "child-1")]
    rest += [value("HEA-2", "well", each) for each in ("child-1", "child-2")]
    answers = family(2)
    for each in (marked, *rest):
        answers = answers.with_answer(each)
    walk = WalkNow(ROWS, answers, WalkSet.QUICK, TODAY)
    grid, full = (each for each in walk.screens if each.question.topic == "HEA")
    places = [place_of(walk.screens, each) for each in (grid, full)]

    assert (True, False) == (grid.is_settled(answers), full.is_settled(answers))
    assert [1, 2] == [each - places[0] + 1 for each in places]
    assert full == walk.screen_with(full.first)
    assert grid == walk.screen_with(replace(full.first, in_full=False))
    said = answers.with_answer(value("HEA-1", "fine", "child-2"))
    later = WalkNow(ROWS, said, WalkSet.QUICK, TODAY)
    assert places[0] == place_of(later.screens, full)
    assert grid.refs == later.screen_with(full.first).refs


def test_questions_of_one_screen_are_put_together_where_both_arise_and_each_counts_apart() -> None:
    bank = small_bank(
        'one_screen = [["NOW-1", "NOW-2"]]',
        asks("NOW-1", "no", "yes"),
        asks("NOW-2", "no", "yes", when=("NOW-3", "yes")),
        asks("NOW-3", "no", "yes"),
    )

    def put_in(said: str) -> list[list[str]]:
        answers = Answers().with_answer(value("NOW-3", said))
        several = steps(Advised(bank, answers), WalkSet.FULL)
        every = screens(bank, answers, several, WalkSet.FULL)
        return [[each.question.id for each in one.apart] for one in every if one.first.is_asked]

    grid = screen(family(2, WHO), "VIS-1", "child-1")

    assert [["NOW-1", "NOW-2"], ["NOW-3"]] == put_in("yes")
    assert [["NOW-1"], ["NOW-3"]] == put_in("no")
    assert (grid,) == grid.apart
