"""Answers for several at once: the same by keys and by typed lines, and nothing taken unsaid."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.marks import ASKED_AGAIN, NO_SIGN_HERE, NOT_THEIRS_HERE, NOTHING_TO_KEEP
from ehe_check.ask.put import GridRows, LastSaid, Put, Row
from ehe_check.ask.reply import Given, Move, Moved, Reply, Said
from ehe_check.ask.screen_drawing import Screen
from ehe_check.ask.screen_lines import all_keys
from tests.ask.any_put import any_said, put_for, several_put, whole_grid
from tests.ask.scripts import as_keys, as_line, marks_of, pressed, taking_keys, typed
from tests.counts import times

ONE, THREE = put_for(1), put_for(3)
GRID = put_for(3, is_grid=True)
RECENT, YEAR = Said(ids=("recent",), source="record"), Said(ids=("year",), source="record")
NAMED = {"\x1b[A": "up", "\x1b[B": "down", "\x1b[C": "right", "\r": "enter", "\t": "tab"}
NAMED |= {"\x7f": "backspace", "\x1b[3~": "delete"}
EMPTYING = {"a dot": ".", "Backspace": "\x7f", "Delete": "\x1b[3~"}


def keyed(put: Put, keys: str) -> Reply | None:
    """What a screen replies once all of some keys are pressed, or None where it still waits."""
    several = re.findall("\x1b\\[(?:[ABC]|3~)|.", keys, re.DOTALL)
    return pressed(put, *(NAMED.get(key, key) for key in several))[0]


def given_by(reply: Reply | None) -> tuple[Said, ...]:
    """What was said in a reply that has to be one with answers."""
    assert isinstance(reply, Given)
    return reply.said


def drawn(screen: Screen) -> str:
    return "\n".join(line for _, line in screen.drawn(79, 24).lines)


def for_children(*said: Said) -> Given:
    return Given(tuple(replace(each, about=f"child-{at}") for at, each in enumerate(said, 1)))


@settings(max_examples=times(60, 2000))
@given(st.integers(0, 2**32), st.integers(1, 6), st.booleans(), st.booleans())
def test_whatever_is_said_comes_back_as_it_is_by_keys_and_by_lines_and_by_enter_where_it_stood(
    seed: int,
    children: int,
    is_grid: bool,  # noqa: FBT001 (drawn)
    asks_source: bool,  # noqa: FBT001 (drawn)
) -> None:
    draw = Random(seed)  # noqa: S311 (no secret)
    make = whole_grid if is_grid else put_for
    put = make(children, asks_source=asks_source)
    reply = Given(tuple(any_said(draw, put, cell) for cell in put.cells))
    stands = Given(marks_of(put, reply.said).given)

    assert stands == keyed(put, as_keys(put, reply))
    assert stands == typed(put, *as_line(put, reply).split("\n"))[0]
    assert stands == keyed(replace(put, said=stands.said), taking_keys(put, stands.said))
    assert is_grid or stands == reply


@settings(max_examples=times(100, 3000))
@given(
    st.integers(1, 4),
    st.booleans(),
    st.text("0123456789srpcfanmkul d*iv-.\x7f\t\r\x1b[AB", max_size=40),
)
def test_no_keys_whatever_give_an_answer_that_is_not_whole(
    children: int,
    is_grid: bool,  # noqa: FBT001 (drawn)
    keys: str,
) -> None:
    put = whole_grid(children) if is_grid else put_for(children)
    screen = screen_of(put)
    for key in keys:
        reply = screen.press(NAMED.get(key, key))
        if isinstance(reply, Given):
            assert reply.said
            for said in reply.said:
                asks = put.known_of(said.by).sources
                assert said.cell in put.cells
                assert bool(said.ids) + said.not_known + said.not_theirs == 1
                assert bool(said.source) == bool(said.ids and asks)
        if reply is not None:
            return


BUT_FOR_BABY = for_children(YEAR, YEAR, RECENT)
IN_CELL = replace(RECENT, about="child-1", by="gp")
HALF = Moved(Move.BACK, given=for_children(RECENT).said, about="child-1")
PRESSED: dict[str, tuple[Put, str, Reply | None]] = {
    "Enter without a source asks how it is known": (ONE, "1\r", None),
    "Enter again is not noted": (ONE, "1\r\r", Given((replace(RECENT, source="not-recorded"),))),
    "a letter after that is still taken": (ONE, "1\rr\r", Given((RECENT,))),
    "how it is known stays beside another answer": (ONE, "1r2\r", Given((YEAR,))),
    "a capital letter is the same letter": (ONE, "1R\r", Given((RECENT,))),
    "a letter before the answer is not kept": (ONE, "r1\r", None),
    "what is said of all holds but for one": (THREE, "2r\t\t\t1r\r", BUT_FOR_BABY),
    "who is left open is named": (THREE, "\t1r\r", None),
    "and Enter again leaves them open": (THREE, "\t1r\r\r", for_children(RECENT)),
    "undo goes to the answer before": (
        THREE,
        "1ru",
        Moved(Move.UNDO, given=for_children(RECENT, RECENT, RECENT).said),
    ),
    "leaving keeps what was half given, and for whom": (THREE, "\t1rb", HALF),
    "an empty cell is named": (GRID, "1r\r\r", None),
    "and never read as anything": (GRID, "1r\r\r\r", Given((IN_CELL,))),
    "a letter is for the cell that is marked, and a number then for the next": (
        GRID,
        "1r2s\r\r\r",
        Given((IN_CELL, replace(YEAR, about="child-2", by="gp", source="saw-myself"))),
    ),
    "a cell that is gone back to is changed, and keeps its letter": (
        GRID,
        "2r\x1b[C\x1b[C\x1b[C1\r\r\r",
        Given((IN_CELL,)),
    ),
    **{
        f"{key} empties the cell that is marked, which is named": (GRID, f"1r{keys}\r", None)
        for key, keys in EMPTYING.items()
    },
    **{
        f"{key} empties that cell and no other": (
            GRID,
            f"1r\r2r{keys}\r\r",
            Given((IN_CELL,)),
        )
        for key, keys in EMPTYING.items()
    },
    "an arrow goes to the next cell and to none beyond it": (
        GRID,
        "1r\x1b[C2r\r\r\r",
        Given((IN_CELL, replace(YEAR, about="child-2", by="gp"))),
    ),
}
"""A sentence each: a question, the keys that are pressed at it, and what is taken, if anything."""
TYPED: dict[str, tuple[Put, str, Reply]] = {
    "a capital letter is the same letter": (ONE, "1R", Given((RECENT,))),
    **{
        line: (THREE, f"{line}\n", BUT_FOR_BABY)
        for line in (
            *("2r, baby 1r", "baby 1r, 2r", "bab 1r, 2r"),
            *("all 2r, b 1r", "2r, baby: 1 r"),
            *("baby 1r\n2r", "elder 2r\n2r, baby 1r", "elder 4r\nyounger 2r\n1r\nelder 2r"),
            *("elder 4r\nall 2r, baby 1r", "3r, baby 2r\n1r\n2r, baby 1r"),
        )
    },
    "what is not known is so of those who are still open": (
        THREE,
        "elder 2r\n0\n",
        for_children(YEAR, *[Said(not_known=True)] * 2),
    ),
}


@pytest.mark.parametrize(("put", "keys", "expected"), PRESSED.values(), ids=PRESSED)
def test_what_is_pressed_is_what_is_taken(put: Put, keys: str, expected: Reply | None) -> None:
    assert expected == keyed(put, keys)


@pytest.mark.parametrize(("put", "lines", "expected"), TYPED.values(), ids=TYPED)
def test_what_is_typed_is_what_is_taken(put: Put, lines: str, expected: Reply) -> None:
    assert expected == typed(put, *lines.split("\n"))[0]


def test_the_key_of_not_known_says_it_of_all_wherever_an_arrow_went_before() -> None:
    expected = for_children(*[Said(not_known=True)] * 3)

    assert expected == pressed(THREE, "down", "f4")[0] == pressed(THREE, "f4")[0]


def test_in_lines_a_source_that_is_missing_is_asked_for_until_it_is_said() -> None:
    reply, words = typed(ONE, "1", "", "r")

    assert Given((RECENT,)) == reply
    assert "How is it known? One letter, such as r for a record; n is not noted." in words


def test_a_month_moves_the_answer_to_the_band_that_it_falls_under_but_beside_never() -> None:
    screen = screen_of(ONE)
    for key in ["1", "r", "m", *"2025-06-01", "enter"]:
        screen.press(key)

    assert 'June 2025 falls under "More than a year ago".' in drawn(screen)
    (said,) = given_by(screen.press("enter"))
    assert (("longer",), "record") == (said.ids, said.source)
    assert keyed(put_for(1), "4r" + "m" + "\r") is not None
    assert "No month belongs beside that." in typed(ONE, "4r 2025-06-01", "4r")[1]


def test_a_month_that_cannot_be_read_stays_to_be_changed_and_esc_leaves_it_out() -> None:
    screen = screen_of(ONE)
    for key in ["1", "r", "m", *"soon", "enter"]:
        assert screen.press(key) is None
    assert "That is not a month." in drawn(screen)
    screen.press("escape")

    assert Given((RECENT,)) == screen.press("enter")


def test_an_answer_with_an_urgent_step_is_never_given_to_all_at_once() -> None:
    assert keyed(THREE, "4r\r") is None
    reply, words = typed(THREE, "4r", "elder 4r, younger 4r, baby 4r", "")

    assert "4 is given child by child. Type the child before it, as in elder 4." in words
    assert [("never",)] * 3 == [said.ids for said in given_by(reply)]
    assert "as in younger 4." in typed(THREE, "elder 1r", "4r", "x")[1]


def test_a_bare_enter_in_lines_never_answers_and_goes_on_only_once_all_is_read_back() -> None:
    reply, words = typed(THREE, "", "why", "elder 1r", "", "2r, elder 1r", "")

    assert for_children(RECENT, YEAR, YEAR) == reply
    assert 2 == words.count("Nothing was typed.")
    assert 1 == words.count("Why this is asked: Because.")
    assert "Still open: younger, baby." in words
    assert "elder: In the last 3 months, from a record" in words


def test_a_child_to_whom_it_does_not_apply_is_shown_and_never_answered_for() -> None:
    off = tuple(replace(each, applies=each.id != "child-2") for each in THREE.subjects)
    put = replace(THREE, subjects=off)

    assert "both children" in drawn(screen_of(put))
    assert "younger -" in drawn(screen_of(put))
    assert ["child-1", "child-3"] == [said.about for said in given_by(keyed(put, "1r\r"))]
    assert "This is not asked about younger." in typed(put, "younger 1r", "1r", "")[1]


def test_the_letter_is_of_the_cell_that_is_marked_and_along_and_down_fill_empty_cells() -> None:
    filled = given_by(keyed(GRID, "3r\r4c\r-" + "\r0" * 6 + "\r"))[:3]
    along, down = (
        {said.cell for said in given_by(keyed(GRID, f"1r{key}\r\r\r"))} for key in ("l", "d")
    )

    assert [("longer", "record"), ("never", "child-told-me"), ("-", "")] == [
        ("-" if said.not_theirs else said.ids[0], said.source) for said in filled
    ]
    assert {("child-1", "gp"), ("child-2", "gp"), ("child-3", "gp")} == along
    assert {("child-1", "gp"), ("child-1", "nurse")} == down


@pytest.mark.parametrize("key", ["*", "v"])
def test_the_signs_belong_to_a_cell_with_a_time(key: str) -> None:
    said = given_by(keyed(GRID, f"1r{key}\r4r{key}\r\r\r"))

    assert [key, ""] == [each.signs for each in said[:2]]
    assert NO_SIGN_HERE in pressed(GRID, "down", "down", "1", key)[1]


def test_the_keys_of_who_saw_whom_are_named_there_alone() -> None:
    health = replace(GRID, grid=GridRows((Row("HEA-1", "growth"), Row("HEA-2", "visits"))))
    keys = {
        name: "\n".join(all_keys(put)) for name, put in {"seen": GRID, "health": health}.items()
    }

    assert "not theirs to see" in keys["seen"]
    assert "not theirs to see" not in keys["health"]
    assert "the same along the row" in keys["health"]


def test_not_theirs_to_see_belongs_to_the_rows_of_professionals() -> None:
    reply, words = typed(GRID, "1r", "1r", "-", "0")

    assert f"> {NOT_THEIRS_HERE}" in words
    assert not [each for each in given_by(reply) if each.not_theirs]


def test_in_lines_a_row_is_answered_as_any_question_is_and_back_is_the_row_before() -> None:
    first, again = "elder 1r, younger 2r, baby -", "elder 3r, younger 4r, baby 0"
    reply, words = typed(GRID, "", "why", first, "back", again, "1s", "1, younger 2, baby 3")
    said = given_by(reply)

    assert [("longer",), ("never",), ()] == [each.ids for each in said if each.by == "gp"]
    assert words.count("Nothing was typed") == 1
    assert words.count("Why this is asked: Because.") == 1
    assert words.count("\nGP practice\n") == 3
    assert words.count("\nSo far: elder: In the last 3 months") == 1
    assert "> School nurse: In the last 3 months, saw or heard it." in words


def test_in_a_row_a_bare_answer_is_for_those_who_are_still_open() -> None:
    lines = ("younger 2r", "0", "elder 1r", "3s", "elder 2, younger 2", "0")
    reply, words = typed(GRID, *lines)
    said = [(each.ids, each.source) for each in given_by(reply)]

    unknown = ((), "")
    assert [unknown, (("year",), "record"), unknown] == said[:3]
    assert [(("recent",), "record"), *[(("longer",), "saw-myself")] * 2] == said[3:6]
    assert [*[(("year",), "")] * 2, unknown] == said[6:]
    assert "Still open: elder, baby." in words


def test_in_lines_a_dot_empties_its_cell_and_a_row_is_passed_over_with_none_filled() -> None:
    lines = [
        "elder 1r, younger 2r, baby -",
        "back",
        "elder ., baby .",
        ".",
        "younger 2r",
        "k",
        "k",
        "k",
    ]
    reply, words = typed(GRID, *lines)

    assert [("child-2", ("year",))] == [(said.about, said.ids) for said in given_by(reply)]
    assert ["elder, baby.", "elder, younger, baby.", "elder, baby."] == [
        each.split(" Type")[0] for each in words.split("Still open: ")[1:]
    ]
    assert ["School nurse", "heard alone"] == re.findall(r"> (.*): skipped\.\n", words)
    assert "a dot empties it." in " ".join(words.split())


def test_in_lines_how_a_row_is_known_is_asked_again_where_it_is_passed_over() -> None:
    _, words = typed(GRID, "elder 1, younger 2r, baby -", "k", "n", "leave")

    assert 2 == words.count("How is it known? One letter, such as r for a record")


def test_where_nothing_of_last_time_may_be_kept_its_key_says_so() -> None:
    last = tuple(LastSaid(Said(*cell, not_known=True), "1 May 2026") for cell in GRID.cells)
    put = replace(GRID, grid=replace(GRID.grid, last_said=last), moves=GRID.moves | {Move.KEEP})
    _, words = typed(put, "y", "0", "0", "0")

    assert NOTHING_TO_KEEP in pressed(put, "y")[1]
    assert NOTHING_TO_KEEP in words


def test_where_part_of_a_grid_is_kept_it_is_said_which_of_it_is_asked_again() -> None:
    kept = replace(RECENT, about="child-1", by="gp")
    again = Said("child-2", "gp", ids=("never",), source="record"), Said("child-2", "nurse")
    last = (LastSaid(kept, "1 May 2026", kept), *(LastSaid(x, "1 May 2026") for x in again))
    put = replace(put_for(2, is_grid=True), moves=frozenset({Move.KEEP, Move.LEAVE}))
    put = replace(put, grid=replace(put.grid, last_said=last))
    _, shown = pressed(put, "y")
    _, words = typed(put, "y", "x")

    assert f"{ASKED_AGAIN} GP practice, younger; School nurse, younger." in " ".join(shown.split())
    assert f"{ASKED_AGAIN} younger." in " ".join(words.split())


def test_several_numbers_are_all_taken_with_spaces_or_commas_between_them_and_one_source() -> None:
    every = [typed(several_put(), line)[0] for line in ("1 3r", "1, 3r", "1r, 3", "3, 1, 1r")]

    assert [Given((Said(ids=("gp", "care"), source="record"),))] * 4 == every


UNREAD: dict[str, tuple[Put, str]] = {
    '"q" is no letter for how it is known. h reads the letters.': (ONE, "2q"),
    "First the answer, then how you know it.": (ONE, "r"),
    "Not taken: one letter is for all. Type all again, as in 1, 3p.": (several_put(), "1r, 3p"),
    '"oct" is not understood here.': (several_put(), "1r oct"),
    "The signs *, i and v belong to a cell with a time in it.": (GRID, "elder 4*, 1r"),
    "i is inside the home, v video or telephone: one of the two.": (GRID, "1iv"),
    "That is not one of the choices.": (GRID, "1r, baby 9"),
}


@pytest.mark.parametrize(("said", "question", "line"), [(k, *v) for k, v in UNREAD.items()])
def test_a_line_that_cannot_be_read_says_why_and_takes_nothing(
    said: str, question: Put, line: str
) -> None:
    reply, words = typed(question, line, "x")

    assert said in " ".join(words.split())
    assert reply == Moved(Move.LEAVE, by=question.grid.rows[0].id if question.grid.rows else "")


def test_a_row_is_passed_over_said_not_known_or_kept_whole_by_one_line() -> None:
    keeps = tuple(replace(RECENT, about=about, by="nurse") for about, _ in GRID.cells[:3])
    last = tuple(LastSaid(each, "1 May 2026", each) for each in keeps)
    put = replace(GRID, grid=replace(GRID.grid, last_said=last), moves=GRID.moves | {Move.KEEP})
    reply, words = typed(put, "k", "y", "not known")
    by_keys, _ = pressed(put, "y")

    assert [*keeps, *(Said(x, "alone", not_known=True) for x, _ in GRID.cells[:3])] == [
        *given_by(reply)
    ]
    assert "nurse\nLast time (1 May 2026): elder, younger and baby: In the last" in words
    assert by_keys is None


def test_a_row_whose_sources_are_missing_asks_for_them() -> None:
    reply, words = typed(GRID, "1, younger 2, baby -", "", "r", "k", "k")

    assert ["record", "record", ""] == [each.source for each in given_by(reply)]
    assert 2 == words.count("How is it known?")
    assert 1 == words.count("GP practice\n")


def test_where_the_source_of_a_row_is_asked_a_person_may_go_back_to_it_or_leave() -> None:
    back, words = typed(GRID, "1, baby -", "back", "3r, baby -", "k", "k")
    gone, _ = typed(GRID, "1, baby -", "not known", "leave")

    assert [("longer",), ("longer",), ()] == [each.ids for each in given_by(back)]
    assert 1 == words.count("How is it known?")
    assert isinstance(gone, Moved)
    assert [("recent",), ("recent",), ()] == [each.ids for each in gone.given]


def test_a_month_is_mended_as_it_is_typed() -> None:
    keys = ["1", "r", "m", *"2025-06-01x", "backspace", "enter", "enter"]

    assert "longer" in str(pressed(ONE, *keys)[0])
