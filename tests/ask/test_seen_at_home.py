"""A child seen inside the home: marked in the grid by a key or in a line, and pointed out later."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest

from ehe_check.ask.case.grid import ask_grid
from ehe_check.ask.case.point_out import clash_lines, point_out
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.plain import PlainAsker
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Chosen, Given, Reply, Said
from ehe_check.ask.terminal.grid_screen import GridScreen
from ehe_check.case.sightings import with_last_seen
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting
from tests.ask.any_put import put_for
from tests.ask.scripted import ScriptedAsker
from tests.ask.walks import BANK, walk_of

OCTOBER = date(2026, 10, 1)
GRID = replace(put_for(1, is_grid=True), rows=put_for(1, is_grid=True).rows[:1])
AT_HOME = Said("child-1", "gp", ids=("year",), source="record", at_home=True)


def pressed(*keys: str, put: Put = GRID) -> tuple[Reply | None, str]:
    screen, reply = GridScreen(put), None
    for key in keys:
        reply = screen.press(key)
    return reply, "\n".join(line for _, line in screen.drawn(79, 24).lines)


def typed(*lines: str) -> Reply:
    return told(*lines)[0]


def told(*lines: str) -> tuple[Reply, str]:
    unread, output = io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO()
    reply = PlainAsker(unread, output).put(GRID)
    assert unread.read() == ""
    return reply, output.getvalue()


def family(*said: Answer | Sighting) -> Answers:
    child = Entry.model_validate({"id": "child-1", "label": "elder", "age": "school-age"})
    answers = Answers(entries=(child,), complete=frozenset({"child"}))
    for each in (Answer(question="VIS-1.who", value=("gp-practice",)), *said):
        match each:
            case Answer():
                answers = answers.with_answer(each)
            case Sighting():
                answers = answers.with_sighting(each)
    return with_last_seen(BANK, answers)


def test_its_key_is_named_and_marks_the_cell_just_filled() -> None:
    _, shown = pressed("2", "r", "i")

    assert "i inside the home" in shown
    assert "3-12m ri" in shown
    assert "from a record, inside the home" in " ".join(shown.split())
    assert Given((AT_HOME,)) == pressed("2", "r", "i", "enter")[0]


@pytest.mark.parametrize(
    "line", ["2r i", "2ri", "2 r i", "2i r", "2I R", "2r i 2026-03-01", "2ri 2026-03-01"]
)
def test_in_a_line_it_stands_after_the_number(line: str) -> None:
    on = date(2026, 3, 1) if "2026" in line else None

    assert Given((replace(AT_HOME, on=on),)) == typed(line)


def test_it_stands_beside_the_star() -> None:
    assert Given((replace(AT_HOME, alone=True),)) == typed("2r*i") == typed("2ri*")
    assert Given((replace(AT_HOME, alone=True),)) == pressed("2", "r", "*", "i", "enter")[0]


def test_nobody_is_inside_the_home_by_video() -> None:
    remote = replace(AT_HOME, at_home=False, remote=True)

    assert Given((remote,)) == pressed("2", "r", "i", "v", "enter")[0]
    assert Given((AT_HOME,)) == pressed("2", "r", "v", "i", "enter")[0]
    reply, words = told("2riv", "2ri")
    assert Given((AT_HOME,)) == reply
    assert "i is inside the home, v video or telephone: one of the two." in words


def test_in_lines_the_signs_are_said_with_the_answers() -> None:
    assert "i inside the home" in told("2ri")[1].partition("> ")[0]


def test_a_line_typed_again_says_all_that_stands_there() -> None:
    two = replace(put_for(1, is_grid=True), rows=put_for(1, is_grid=True).rows[:2])
    unread = io.StringIO("2ri\nback\n2ri\n4r\n")
    reply = PlainAsker(unread, io.StringIO()).put(two)

    assert isinstance(reply, Given)
    assert AT_HOME == reply.said[0]


def test_a_child_never_seen_was_not_seen_there() -> None:
    _, shown = pressed("4", "r", "i")

    assert "That mark belongs to a cell with a time in it." in shown


def test_it_is_saved_with_the_cell_and_there_again() -> None:
    said = (
        Said("child-1", "gp-practice", ids=("within-a-year",), source="record", at_home=True),
        Said("child-1", "VIS-1.alone", ids=("never",)),
    )
    asker = ScriptedAsker([Given(said)])
    walk = walk_of(family(), asker, "full")
    screen = next(each for each in walk.walk.screens if each.is_grid)
    ask_grid(walk, screen)
    ask_again = ScriptedAsker([Given(said)])
    walk.asker = ask_again
    ask_grid(walk, screen)

    assert walk.answers.sightings["child-1", "gp-practice"].at_home
    assert said[0] == ask_again.puts[0].said[0]


def pointed_out(*said: Answer | Sighting) -> tuple[tuple[str, ...], list[Put]]:
    asker = ScriptedAsker([Chosen(("leave",))])
    walk: CaseTalk = walk_of(family(*said), asker, "full")
    return clash_lines(walk), point_out_all(walk, asker)


def point_out_all(walk: CaseTalk, asker: ScriptedAsker) -> list[Put]:
    point_out(walk)
    return asker.puts


def test_a_later_time_than_the_last_visit_is_pointed_out_with_who_and_when() -> None:
    there = Sighting(
        about="child-1", by="gp-practice", value="within-3-months", on=OCTOBER, at_home=True
    )
    lines, puts = pointed_out(there, Answer(question="VIS-2", value="longer-ago"))

    assert (
        "- When somebody was last inside the home / When each child was last seen (elder)" in lines
    )
    assert "(inside the home: GP practice, October 2026; with more than one" in puts[0].text
    assert {"leave", "VIS-2", "VIS-1 (child-1)"} == {each.id for each in puts[0].choices}


def test_a_visit_as_late_is_not() -> None:
    there = Sighting(about="child-1", by="gp-practice", value="within-a-year", at_home=True)

    assert ((), []) == pointed_out(there, Answer(question="VIS-2", value="within-a-year"))


def test_a_sighting_alone_says_when_the_child_was_heard_and_no_cell_is_asked_twice() -> None:
    whole = replace(
        put_for(1, is_grid=True), rows=(*GRID.rows, *put_for(1, is_grid=True).rows[-1:])
    )
    put = replace(whole, unsourced_rows=frozenset({whole.rows[-1].id}))
    alone, shown = pressed("2", "r", "*", "enter", put=put)
    seen, asked = pressed("2", "r", "enter", put=put)

    assert isinstance(alone, Given)
    assert seen is None
    assert "1 cell is empty." in asked
    assert "*" in next(line for line in shown.split("\n") if whole.rows[-1].text[:5] in line)


def test_in_typed_lines_an_empty_one_goes_on_where_a_sighting_alone_says_it() -> None:
    whole = replace(
        put_for(1, is_grid=True), rows=(*GRID.rows, *put_for(1, is_grid=True).rows[-1:])
    )
    put = replace(whole, unsourced_rows=frozenset({whole.rows[-1].id}))
    unread, output = io.StringIO("2r*\n\n"), io.StringIO()
    reply = PlainAsker(unread, output).put(put)

    assert isinstance(reply, Given)
    assert [True] == [each.alone for each in reply.said]
    assert "Nothing was typed" not in output.getvalue()
