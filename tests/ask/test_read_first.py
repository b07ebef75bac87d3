"""What decides an answer is read before the answer is taken, however low the window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.marks import HOW_KNOWN
from ehe_check.ask.put import Choice, Place, Put, PutKind
from ehe_check.ask.reply import Given, Move, Said
from ehe_check.ask.screen_drawing import Screen
from tests.ask.any_put import put_for
from tests.ask.test_screens import after, lines, puts

SIZES = [(79, 24), (59, 20), (39, 24), (79, 16)]


def one_put(name: str) -> Put:
    """A question of the bank as it is put to a family of one child."""
    (put,) = (each for each in puts(1) if each.name == name)
    return put


def long_put() -> Put:
    """A question of which more has to be read than there is room for."""
    return replace(one_put("ADU-2"), help="What is told twice counts once. " * 80)


def answered(put: Put) -> Screen:
    """A screen on which the first answer was just given, as it was first drawn."""
    shown = screen_of(put)
    shown.drawn(79, 24)
    for key in ("1", *(each.code for each in put.known.sources[:1])):
        shown.press(key)
    return shown


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("children", [1, 3])
def test_no_first_answer_is_taken_before_every_word_that_decides_it_was_in_view(
    children: int, columns: int, rows: int
) -> None:
    for put in [each for each in puts(children) if each.choices[0].id not in each.one_by_one]:
        shown, enters = screen_of(put), 0
        seen = ""
        for key in ("", "1", *(each.code for each in put.known.sources[:1]), *["enter"] * 20):
            reply = shown.press(key) if key else None
            enters += key == "enter"
            if reply is not None or enters == 20:
                break
            seen += " ".join(line for _, line in shown.drawn(columns, rows).lines) + " "
        missing = set(put.help.replace("- ", "").split()) - set(seen.split())

        assert set() == missing, put.name


@pytest.mark.parametrize("children", [1, 3])
def test_where_every_word_was_in_view_one_enter_takes_the_answer(children: int) -> None:
    for put in puts(children):
        is_whole = screen_of(put).drawn(79, 24).pages == 1
        one_by_one = put.choices[0].id in put.one_by_one and len(put.cells) > 1

        if is_whole and put.wants_given and not one_by_one:
            assert answered(put).press("enter") is not None, put.name


def test_what_is_too_long_is_read_in_place_of_the_answers_which_then_stand() -> None:
    shown = answered(long_put())
    before = shown.marks.given
    assert shown.press("enter") is None
    read = after(shown)

    assert "What is told twice counts once." in read
    assert "Enter reads on  other keys: back to the question" in read
    shown.press(" ")
    assert before == shown.marks.given
    assert "Enter again takes your answer." in shown.drawn(79, 24).lines[-3][1]
    assert shown.press("enter") == Given(before)


@pytest.mark.parametrize("children", [1, 3])
def test_an_answer_that_brings_a_step_for_today_is_taken_at_once(children: int) -> None:
    taken = []
    for put in puts(children):
        for place, choice in enumerate(put.choices, start=1):
            if len(put.cells) == 1 and choice.id in put.one_by_one and len(put.choices) < 10:
                shown = screen_of(put)
                shown.drawn(39, 24)
                for key in (str(place), *(each.code for each in put.known.sources[:1])):
                    shown.press(key)
                taken.append(choice.id)

                assert shown.press("enter") is not None, put.name
    assert "yes" in taken


def test_a_person_who_turned_every_page_or_comes_back_to_an_answer_is_not_shown_it_again() -> None:
    put = replace(long_put(), help="What is told twice counts once. " * 40)
    turned = screen_of(put)
    back = screen_of(replace(put, said=(Said(ids=("nothing",), source="record"),)))
    back.drawn(79, 24)
    for _ in range(turned.drawn(79, 24).pages - 1):
        turned.press("pagedown")
        last = after(turned)
    after(turned, "pagedown", "1", "r")

    assert "Page Down: the first)" in last
    assert turned.press("enter") is not None
    assert back.press("enter") is not None


def test_where_words_would_be_turned_in_many_parts_one_key_reads_them_instead() -> None:
    put, keys = long_put(), 0
    shown = screen_of(put)
    before = "\n".join(line for _, line in shown.drawn(39, 24).lines)
    shown.press("pagedown")
    while "Enter reads on" in "\n".join(line for _, line in shown.drawn(39, 24).lines):
        keys += shown.press("enter") is None
    for key in ("1", "r"):
        shown.press(key)

    assert "(Page Down reads all of it)" in before
    assert "(part " not in before
    assert 1 < keys < 8
    assert shown.press("enter") is not None


def test_above_a_list_that_is_followed_anyway_what_to_do_is_never_cut_to_one_line() -> None:
    put = one_put("NOW-2")
    drawn = " ".join(" ".join(lines(put)).split())

    assert " ".join(put.help.split()) in drawn
    assert "(part " not in drawn


def test_where_a_grid_asks_how_it_is_known_the_letter_belongs_to_the_cell_it_asks_of() -> None:
    put = put_for(2, is_grid=True)
    shown = screen_of(put)
    for place in range(len(put.cells)):
        assert shown.press("enter" if place else "1") is None
        shown.press("1")
    assert shown.press("enter") is None
    assert shown.marks.told == HOW_KNOWN
    first = shown.marks.unsourced[0]
    shown.press("r")

    assert "record" == shown.marks.of(first).source


# What was said last time decides nothing, and gives way to what does.


def health(last_time: str, *, may_keep: bool = False) -> Put:
    (put,) = [each for each in puts(2) if each.name == "HEA-7"]
    keeping = {Move.KEEP} if may_keep else set()
    return replace(put, last_time=last_time, moves=put.moves | keeping)


LAST = "Last time (24 February 2026): No sign, and somebody who knows the child was asked.\nAgain."


def test_what_was_said_last_time_takes_no_room_from_what_decides_where_it_is_asked_again() -> None:
    before, now = (screen_of(health(said)).drawn(79, 24) for said in ("", LAST))
    text = after(screen_of(health(LAST)))

    assert (1, 1) == (before.pages, now.pages)
    assert "Last time (24 February 2026): No sign" in text
    assert "... w all of it" in text
    assert answered(health(LAST)).press("enter") is not None


def test_all_of_it_is_shown_with_why_where_one_key_keeps_it_and_where_there_is_room() -> None:
    shown = screen_of(health(LAST))
    shown.drawn(79, 24)
    roomy = "\n".join(line for _, line in screen_of(health(LAST)).drawn(79, 40).lines)

    assert " ".join(LAST.split()) in " ".join(after(shown, "w").split())
    assert "w all of it" not in after(screen_of(health(LAST, may_keep=True)))
    assert "was\n  asked.\n  Again." in roomy


def test_what_one_key_keeps_is_in_view_from_the_first_where_the_rest_is_turned() -> None:
    for put in (each for each in (*puts(1), *puts(6)) if each.kind is not PutKind.GRID):
        shown = screen_of(replace(put, last_time=LAST, moves=put.moves | {Move.KEEP}))

        assert "Last time (24 February 2026): No sign" in after(shown), put.name


# The foot of a screen: what answers, then the other moves, each where it stood before.


MOVES = "b back  u undo  o note  w why  k skip"


def feet(children: int) -> dict[str, list[str]]:
    """The last two lines of each question of a walk, on a terminal of 80 by 24."""
    screens = {each.name: screen_of(each) for each in puts(children) if each.id != "NOW-2"}
    drawn = {name: screen.drawn(79, 24).lines for name, screen in screens.items()}
    return {name: [line for _, line in lines[-2:]] for name, lines in drawn.items()}


@pytest.mark.parametrize("children", [1, 3])
def test_on_every_question_the_moves_stand_in_the_same_place_and_how_long_is_left_last(
    children: int,
) -> None:
    found = feet(children)

    assert len(found) > 20
    for name, (answers, moves) in found.items():
        left = moves[len(MOVES) :].strip()
        assert MOVES == moves[: len(MOVES)], name
        assert answers.endswith("x save and leave"), name
        assert not left or (left.startswith("about ") and left.endswith(" left")), name


def test_a_low_window_says_how_long_is_left_too_where_that_takes_no_line() -> None:
    choices = tuple(Choice(str(number), f"Answer {number}") for number in range(9))
    left = "about 8 minutes left"
    put = Put(PutKind.CHOICE, "Which?", choices, moves=frozenset({Move.BACK}))
    put = replace(put, place=Place("", left=left))
    low = replace(put, moves=put.moves | {Move.KEYS})
    bare = replace(put, moves=frozenset(), choices=choices[:1])
    alone = "1 pick  Enter go on  h keys  x save and leave"

    for rows in (24, 12, 9):
        assert "b back".ljust(59) + left == screen_of(low).drawn(79, rows).lines[-1][1]
    assert not any("left" in line for _, line in screen_of(put).drawn(24, 12).lines)
    assert alone.ljust(59) + left == lines(bare)[-1]
