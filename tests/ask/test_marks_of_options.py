"""Options with a rule of their own: nobody stands by itself, and what nobody has looked at."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.case.one_question import ask_one
from ehe_check.ask.marks import NOT_ASKED_HOW, Marks
from ehe_check.ask.plain import PlainAsker
from ehe_check.ask.put import Choice, Put, PutKind
from ehe_check.ask.reply import Chosen, Given, Reply, Said
from ehe_check.ask.terminal.choice_screen import ChoiceScreen
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer
from ehe_check.judge.truth import Judgement, Truth
from ehe_check.sheet.merged_points import Points
from tests.ask.any_put import put_for, several_put
from tests.ask.scripted import ScriptedAsker
from tests.ask.walks import BANK, ordinary, sheet_of, walk_of
from tests.counts import tries

TOLD = several_put()
NOBODY = Given((Said(ids=("nobody",), source="record"),))


def pressed(put: Put, *keys: str) -> tuple[Reply | None, str]:
    """What a screen replies to some keys, and what it shows then."""
    screen, reply = ChoiceScreen(put), None
    for key in keys:
        assert reply is None, keys
        reply = screen.press(key)
    return reply, "\n".join(line for _, line in screen.drawn(79, 24).lines)


def ticked_in(shown: str) -> list[int]:
    return [int(line.lstrip(" >").split()[0]) for line in shown.split("\n") if "[x]" in line]


def typed(put: Put, *lines: str) -> tuple[Reply, str]:
    unread, output = io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO()
    reply = PlainAsker(unread, output).put(put)
    assert unread.read() == ""
    return reply, output.getvalue()


# ------------------------------------------------------------------------------------- by itself


def test_nobody_unticks_the_others_and_says_so() -> None:
    reply, shown = pressed(TOLD, "1", "3", "4")

    assert reply is None
    assert '"Nobody that I know of" stands by itself: the other ticks are gone.' in shown
    assert [4] == ticked_in(shown)
    assert NOBODY == pressed(TOLD, "1", "3", "4", "r", "enter")[0]


def test_the_others_untick_nobody_and_say_so() -> None:
    _, shown = pressed(TOLD, "4", "2")

    assert '"Nobody that I know of" is not ticked any more.' in shown
    reply = pressed(TOLD, "4", "2", "1", "r", "enter")[0]
    assert Given((Said(ids=("gp", "nurse"), source="record"),)) == reply


def test_by_arrows_and_space_it_is_the_same() -> None:
    keys = ("1", "down", "down", "down", "down", "space")
    reply, shown = pressed(TOLD, *(" " if key == "space" else key for key in keys))

    assert reply is None
    assert "stands by itself" in shown


def test_what_is_unticked_by_its_own_number_is_not_told_of() -> None:
    assert "ticked any more" not in pressed(TOLD, "1", "2", "1")[1]
    assert "stands by itself" not in pressed(TOLD, "4")[1]


@pytest.mark.parametrize("asks_source", [True, False])
def test_in_lines_nobody_beside_others_is_refused_and_the_next_line_stands(
    *, asks_source: bool
) -> None:
    put = several_put(asks_source=asks_source)
    beside, alone = ("1 4 r", "4r") if asks_source else ("1, 4", "4")
    reply, words = typed(put, beside, alone)

    assert '"Nobody that I know of" stands by itself: no other number beside it.' in words
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


# ------------------------------------------------------------------- what nobody has looked at


UNLOOKED = replace(put_for(1), unsourced=frozenset({"longer"}))


def test_how_it_is_known_is_not_asked_where_nobody_has_looked() -> None:
    reply, shown = pressed(UNLOOKED, "3")

    assert reply is None
    assert "How do you know?" not in shown
    assert "a record" not in shown
    assert "How do you know?" in pressed(UNLOOKED, "2")[1]
    assert Given((Said(ids=("longer",)),)) == pressed(UNLOOKED, "3", "enter")[0]
    assert Given((Said(ids=("longer",)),)) == typed(UNLOOKED, "3")[0]


def test_the_keys_stand_where_they_stood() -> None:
    one, other = (pressed(UNLOOKED, key)[1].split("\n") for key in "23")

    assert len(one) == len(other)
    assert one[-2:] == other[-2:]


def test_a_letter_typed_there_is_left_out_and_said_to_be() -> None:
    assert NOT_ASKED_HOW in pressed(UNLOOKED, "3", "r")[1]
    reply, words = typed(UNLOOKED, "3r")

    assert NOT_ASKED_HOW in words
    assert Given((Said(ids=("longer",)),)) == reply == pressed(UNLOOKED, "3", "r", "enter")[0]


def test_a_source_goes_with_the_answer_that_it_belonged_to() -> None:
    assert Given((Said(ids=("longer",)),)) == pressed(UNLOOKED, "2", "r", "3", "enter")[0]
    unlooked = pressed(TOLD, "1", "r", "5", "enter")[0]
    assert Given((Said(ids=("unlooked",)),)) == unlooked


def test_of_several_children_it_is_asked_of_those_of_whom_something_is_known() -> None:
    put = replace(put_for(2), unsourced=frozenset({"longer"}))
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


def test_that_a_child_s_day_is_not_known_yet_is_known_from_nothing() -> None:
    assert ("VOI-3", "no") in UNLOOKED_FACTS


@pytest.mark.parametrize(("question", "option"), UNLOOKED_FACTS)
def test_every_answer_that_nobody_has_looked_is_saved_without_a_source(
    question: str, option: str
) -> None:
    step = step_of(question)
    nothing = replace(ordinary(), by_ref={})
    for source in ("", "record", "not-recorded"):
        asker = ScriptedAsker([Given((Said(ids=(option,), source=source),))] * 3)
        walk = walk_of(nothing, asker, "full")
        ask_one(walk, step)

        assert option in asker.puts[0].unsourced
        assert walk.answers.by_ref[step.ref].evidence is None
        assert walk.answers.by_ref[step.ref].values == (option,)


def test_no_page_says_of_it_that_a_source_is_not_noted() -> None:
    named = set()
    for question, option in UNLOOKED_FACTS:
        answer = Answer(question=question, about=step_of(question).about, value=option)
        sheet = sheet_of(walk_of(ordinary().with_answer(answer), ScriptedAsker([])).session)
        points = Points(sheet, BANK, frozenset())
        for prompt in sheet.prompts:
            own = [why for why in prompt.because if why.question == question]
            named |= {each.question for each in own}
            assert [] == [known for why in own for known in points.source(why)], question

    assert {"FAM-5"} <= named


def step_of(question: str) -> Step:
    asked = BANK.by_id[question]
    return Step(asked, f"{asked.per}-1" if asked.per else None, Judgement(Truth.TRUE))


# -------------------------------------------------------------------------------- two figures


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

    assert "1_ : Enter takes 1; one more figure makes 10 to 17." in pressed(MANY, "1")[1]
    assert "1_ : Enter takes 1; one more figure makes 10." in pressed(ten, "1")[1]
    assert "_ :" not in pressed(MANY, "2")[1]
