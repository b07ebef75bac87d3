"""Options with a rule of their own: nobody stands by itself, and what nobody has looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.list_of_questions import clash_lines, point_out
from ehe_check.ask.case.step import on_screen
from ehe_check.ask.marks import NO_SIGN_HERE, NOT_ASKED_HOW, Marks
from ehe_check.ask.put import Choice, GridRows, Put, PutKind
from ehe_check.ask.reply import Chosen, Given, Said
from ehe_check.case.answers_on_a_day import with_last_seen
from ehe_check.case.walk import Screen, Step
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting
from ehe_check.judge.truth import Judgement, Truth
from ehe_check.sheet.merged_points import Points
from tests.ask.any_put import known_as, put_for, several_put
from tests.ask.scripts import ScriptedAsker, pressed, typed
from tests.ask.walks import BANK, ordinary, sheet_of, walk_of
from tests.counts import tries

TOLD = several_put()
NOBODY = Given((Said(ids=("nobody",), source="record"),))


def ticked_in(shown: str) -> list[int]:
    return [int(line.lstrip(" >").split()[0]) for line in shown.split("\n") if "[x]" in line]


def test_nobody_unticks_the_others_and_says_so_by_number_and_by_arrows() -> None:
    reply, shown = pressed(TOLD, "1", "3", "4")

    assert reply is None
    assert '"Nobody that I know of" stands by itself: the other ticks are gone.' in shown
    assert [4] == ticked_in(shown)
    assert NOBODY == pressed(TOLD, "1", "3", "4", "r", "enter")[0]
    assert "stands by itself" in pressed(TOLD, "1", *["down"] * 4, " ")[1]


def test_the_others_untick_nobody_and_say_so_but_not_of_what_its_own_number_unticks() -> None:
    _, shown = pressed(TOLD, "4", "2")
    reply, _ = pressed(TOLD, "4", "2", "1", "r", "enter")

    assert '"Nobody that I know of" is not ticked any more.' in shown
    assert Given((Said(ids=("gp", "nurse"), source="record"),)) == reply
    assert "ticked any more" not in pressed(TOLD, "1", "2", "1")[1]
    assert "stands by itself" not in pressed(TOLD, "4")[1]


def test_a_key_for_more_takes_what_is_ticked_along() -> None:
    put = several_put(asks_source=False)
    put = replace(put, shortcuts=(Choice("others", "others", "+"),))

    assert Chosen(("others", "gp", "nurse")) == pressed(put, "1", "2", "+")[0]
    assert Chosen(("gp", "nurse", "others")) == typed(put, "1, 2, +")[0]
    assert Chosen(("others",)) == typed(put, "+")[0]


@pytest.mark.parametrize("asks_source", [True, False])
def test_in_lines_nobody_beside_others_is_refused_and_the_next_line_stands(
    *, asks_source: bool
) -> None:
    put = several_put(asks_source=asks_source)
    beside, alone = ("1 4 r", "4r") if asks_source else ("1, 4", "4")
    reply, words = typed(put, beside, alone)

    assert '"Nobody that I know of" stands by itself: nothing else beside it.' in words
    assert (NOBODY if asks_source else Chosen(("nobody",))) == reply


@tries(60, 2000)
@given(st.lists(st.sampled_from([each.id for each in TOLD.choices]), max_size=12))
def test_however_it_is_ticked_nothing_stands_beside_what_stands_by_itself(ids: list[str]) -> None:
    marks = Marks(TOLD)
    for each in ids:
        marks = marks.picked(each)
        for said in marks.given:
            assert len(said.ids) == 1 or not set(said.ids) & TOLD.by_itself
            assert said.ids


UNLOOKED, LONGER = known_as(put_for(1), not_beside=frozenset({"longer"})), Said(ids=("longer",))


def test_how_it_is_known_is_not_asked_where_nobody_has_looked_and_the_keys_stay() -> None:
    (asks, other), (reply, shown) = pressed(UNLOOKED, "2"), pressed(UNLOOKED, "3")

    assert asks is reply is None
    assert "How do you know?" in other
    assert not [each for each in ("How do you know?", "a record") if each in shown]
    assert Given((LONGER,)) == pressed(UNLOOKED, "3", "enter")[0] == typed(UNLOOKED, "3")[0]
    assert len(other.split("\n")) == len(shown.split("\n"))
    assert other.split("\n")[-2:] == shown.split("\n")[-2:]


def test_a_letter_typed_there_is_left_out_and_one_of_another_answer_goes_with_that() -> None:
    assert NOT_ASKED_HOW in pressed(UNLOOKED, "3", "r")[1]
    reply, words = typed(UNLOOKED, "3r")

    assert '"r" is not kept, and not needed.' in words
    assert Given((LONGER,)) == reply == pressed(UNLOOKED, "3", "r", "enter")[0]
    assert Given((LONGER,)) == pressed(UNLOOKED, "2", "r", "3", "enter")[0]
    unlooked = pressed(TOLD, "1", "r", "5", "enter")[0]
    assert Given((Said(ids=("unlooked",)),)) == unlooked


def test_of_several_children_it_is_asked_of_those_of_whom_something_is_known() -> None:
    put = known_as(put_for(2), not_beside=frozenset({"longer"}))
    expected = Given(
        (Said("child-1", ids=("recent",), source="record"), Said("child-2", ids=("longer",)))
    )

    assert expected == pressed(put, "1", "r", "tab", "tab", "3", "enter")[0]
    assert expected == typed(put, "1r, younger 3", "")[0]


UNLOOKED_FACTS = [
    (question.id, option.id)
    for question in BANK.questions
    for option in question.options
    if question.fact and option.unlooked
]


@pytest.mark.parametrize(("question", "option"), UNLOOKED_FACTS)
def test_every_answer_that_nobody_has_looked_is_saved_without_a_source(
    question: str, option: str
) -> None:
    step = step_of(question)
    nothing = replace(ordinary(), by_ref={})
    assert ("VOI-3", "no") in UNLOOKED_FACTS
    for source in ("", "record", "not-recorded"):
        asker = ScriptedAsker([Given((Said(ids=(option,), source=source),))] * 3)
        walk = walk_of(nothing, asker, "full")
        on_screen(walk, Screen((step,))).ask()

        assert option in asker.puts[0].known.not_beside
        assert walk.answers.by_ref[step.ref].evidence is None
        assert walk.answers.by_ref[step.ref].values == (option,)


def test_no_page_says_of_it_that_a_source_is_not_noted() -> None:
    named = set()
    for question, option in UNLOOKED_FACTS:
        answer = Answer(question=question, about=step_of(question).about, value=option)
        sheet = sheet_of(walk_of(ordinary().with_answer(answer), ScriptedAsker([])).session)
        points = Points(sheet, BANK)
        for prompt in sheet.prompts:
            own = [why for why in prompt.because if why.question == question]
            named |= {each.question for each in own}
            assert [] == [known for why in own for known in points.source(why)], question

    assert {"FAM-5"} <= named


def step_of(question: str) -> Step:
    asked = BANK.by_id[question]
    return Step(asked, f"{asked.per}-1" if asked.per else None, Judgement(Truth.TRUE))


MANY = Put(
    PutKind.SEVERAL,
    "What is it?",
    tuple(Choice(f"c{number}", f"Line {number}") for number in range(1, 18)),
    name="NOW-2.what",
)


@pytest.mark.parametrize(
    ("keys", "ticked"),
    [
        (["1", "7"], [17]),
        (["1", "enter", "7"], [1, 7]),
        (["1", " ", "7"], [1, 7]),
        (["1", "8"], [1, 8]),
        (["1", "9", "1", "8"], [8, 9]),
        (["8", "1", "enter"], [1, 8]),
        (["1", "1"], [11]),
        (["2", "0"], [2]),
        (["1", "down"], [1]),
    ],
)
def test_in_a_long_list_two_figures_are_one_number_where_there_is_such_a_one(
    keys: list[str], ticked: list[int]
) -> None:
    _, shown = pressed(MANY, *keys)

    assert ticked == ticked_in(shown)


def test_what_one_figure_waits_for_is_said() -> None:
    ten = replace(MANY, choices=MANY.choices[:10])

    assert "1_ : Enter takes 1, or one more figure." in pressed(MANY, "1")[1]
    assert "1_ : Enter takes 1, or one more figure." in pressed(ten, "1")[1]
    assert "_ :" not in pressed(MANY, "2")[1]


# A child seen inside the home: marked in the grid by a key or in a line, and pointed out later.


OCTOBER = date(2026, 10, 1)
GRID = replace(put_for(1, is_grid=True), grid=GridRows(put_for(1, is_grid=True).grid.rows[:1]))
AT_HOME = Said("child-1", "gp", ids=("year",), source="record", signs="i")


def family(*said: Answer | Sighting) -> Answers:
    child = Entry.model_validate({"id": "child-1", "label": "elder", "age": "school-age"})
    answers = Answers(entries=(child,), complete=frozenset({"child"}))
    answers = answers.with_answer(Answer(question="VIS-1.who", value=("gp-practice",)))
    for each in said:
        if isinstance(each, Answer):
            answers = answers.with_answer(each)
        else:
            answers = answers.with_sighting(each)
    return with_last_seen(BANK, answers)


def test_its_key_is_named_and_marks_the_cell_just_filled_where_the_child_was_seen() -> None:
    _, shown = pressed(GRID, "2", "r", "i")

    assert "[i] inside the home" in " ".join(shown.split())
    assert "3-12m ri" in shown
    assert "[2] 3 to 12 months ago" in shown
    assert "[r] record" in shown
    assert "[m] March 2026" in pressed(GRID, "2", "r", "m", *"2026-03-01", "enter")[1]
    assert Given((AT_HOME,)) == pressed(GRID, "2", "r", "i", "enter")[0]
    beside = typed(GRID, "2ri")[1].partition("> ")[0]
    assert "i, inside the home" in " ".join(beside.split())
    assert NO_SIGN_HERE in pressed(GRID, "4", "r", "i")[1]


@pytest.mark.parametrize(
    "line", ["2r i", "2ri", "2 r i", "2i r", "2I R", "2r i 2026-03-01", "2ri 2026-03-01"]
)
def test_in_a_line_it_stands_after_the_number(line: str) -> None:
    on = date(2026, 3, 1) if "2026" in line else None

    assert Given((replace(AT_HOME, on=on),)) == typed(GRID, line)[0]


def test_it_stands_beside_the_star_and_nobody_is_inside_the_home_by_video() -> None:
    alone = Given((replace(AT_HOME, signs="*i"),))
    remote = Given((replace(AT_HOME, signs="v"),))
    reply, words = typed(GRID, "2riv", "2ri")

    assert alone == typed(GRID, "2r*i")[0] == typed(GRID, "2ri*")[0]
    assert alone == pressed(GRID, "2", "r", "*", "i", "enter")[0]
    assert remote == pressed(GRID, "2", "r", "i", "v", "enter")[0]
    assert Given((AT_HOME,)) == pressed(GRID, "2", "r", "v", "i", "enter")[0] == reply
    assert "i is inside the home, v video or telephone: one of the two." in words


def test_a_line_typed_again_says_all_that_stands_there() -> None:
    two = replace(put_for(1, is_grid=True), grid=GridRows(put_for(1, is_grid=True).grid.rows[:2]))
    reply, _ = typed(two, "2ri", "back", "2ri", "4r")

    assert isinstance(reply, Given)
    assert AT_HOME == reply.said[0]


def pointed_out(*said: Answer | Sighting) -> tuple[tuple[str, ...], list[Put]]:
    asker = ScriptedAsker([Chosen(("leave",))])
    walk: Interview = walk_of(family(*said), asker, "full")
    lines = clash_lines(walk)
    point_out(walk)
    return lines, asker.puts


def test_a_later_time_than_the_last_visit_is_pointed_out_with_who_and_when_and_none_as_late() -> (
    None
):
    there = Sighting(
        about="child-1", by="gp-practice", value="within-3-months", on=OCTOBER, at_home=True
    )
    lines, puts = pointed_out(there, Answer(question="VIS-2", value="longer-ago"))
    as_late = there.model_copy(update={"value": "within-a-year", "on": None})

    assert (
        "- When somebody was last inside the home / When each child was last seen (elder)" in lines
    )
    assert "(inside the home: GP practice, October 2026; with more than one" in puts[0].text
    assert {"leave", "VIS-2", "VIS-1 (child-1)"} == {each.id for each in puts[0].choices}
    assert ((), []) == pointed_out(as_late, Answer(question="VIS-2", value="within-a-year"))


def test_a_sighting_alone_says_when_the_child_was_heard_and_no_cell_is_asked_twice() -> None:
    heard = put_for(1, is_grid=True).grid.rows[-1]
    put = replace(GRID, grid=GridRows((*GRID.grid.rows, heard)))
    alone, shown = pressed(put, "2", "r", "*", "enter")
    seen, asked = pressed(put, "2", "r", "enter", "enter")
    reply, words = typed(put, "2r*", "")

    assert isinstance(alone, Given)
    assert seen is None
    assert "1 cell is empty." in asked
    assert "3-12m" in next(line for line in shown.split("\n") if heard.text[:5] in line)
    assert isinstance(reply, Given)
    assert ["*", ""] == [each.signs for each in reply.said]
    assert ("year",) == reply.said[1].ids
    assert "Nothing was typed" not in words
