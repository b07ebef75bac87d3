"""The last rows of the grid of sightings: what signs fill there, refuse and point out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehe_check.ask.key_screens import AnswerScreen
from ehe_check.ask.put import GridRows, Put
from ehe_check.ask.reply import Given, Reply, Said
from tests.ask.any_put import put_for, whole_grid
from tests.ask.scripts import marks_of, pressed, typed


def given_by(reply: Reply | None) -> tuple[Said, ...]:
    """What was said in a reply that has to be one with answers."""
    assert isinstance(reply, Given)
    return reply.said


STANDS = "* at GP practice says when, so that stands. Take it off there first."
AT_ODDS = (
    '"inside the home" says less than i at GP practice: with more than one home, both may be right.'
)


@pytest.mark.parametrize("less", ["0", "2", "4", "."])
def test_less_than_a_sign_at_a_sighting_says_of_hearing_is_refused_on_the_spot(less: str) -> None:
    put = put_for(1, is_grid=True)
    keys = ["1", "r", "*", "enter", "2", "r", "down", less]
    _, shown = pressed(put, *keys)
    reply, _ = pressed(put, *keys, "enter")
    by_line, words = typed(put, "1r*", "2r", less)

    assert STANDS in " ".join(shown.split())
    assert STANDS in " ".join(words.split())
    assert ("recent",) == given_by(reply)[-1].ids == given_by(by_line)[-1].ids


@pytest.mark.parametrize("less", ["0", "3r", "4r"])
def test_less_than_a_sign_says_of_the_home_is_pointed_out_and_kept_by_enter_again(
    less: str,
) -> None:
    put = replace(whole_grid(1), grid=GridRows((whole_grid(1).grid.rows[0], HOME)))
    keys = ["1", "r", "i", "down", *less]
    _, shown = pressed(put, *keys)
    waits, asked = pressed(put, *keys, "enter")
    kept, _ = pressed(put, *keys, "enter", "enter")
    by_line, words = typed(put, "1ri", less)

    assert waits is None
    assert f"{AT_ODDS} Enter again keeps both." in " ".join(asked.split())
    assert AT_ODDS in " ".join(shown.split())
    assert AT_ODDS in " ".join(words.split())
    assert given_by(kept) == given_by(by_line)
    assert ("recent",) != given_by(kept)[-1].ids


HOME = whole_grid(1).grid.rows[-1]


def test_a_sign_fills_its_row_where_that_says_less_and_taking_it_off_empties_it_again() -> None:
    put = whole_grid(1)
    filled = [("alone", ("recent",), ""), ("home", ("recent",), "record")]
    for before in ([], ["down", "down", "0", "down", "3", "c", "up", "up", "up"]):
        reply, _ = pressed(put, *before, "1", "r", "*", "i", "down", "-", "enter")
        assert filled == [(each.by, each.ids, each.source) for each in given_by(reply)[2:]]
    off, shown = pressed(put, "1", "r", "*", "i", "i", "*", "down", "-", "enter", "enter")

    assert off is None
    assert "2 cells are empty." in shown


def test_what_a_sign_has_filled_is_later_where_the_row_says_later_itself() -> None:
    later = ["down", "down", "1", "down", "1", "s", "up", "up", "up"]
    reply, _ = pressed(whole_grid(1), *later, "2", "r", "*", "i", "down", "-", "enter")

    assert [("recent", ""), ("recent", "saw-myself")] == [
        (each.ids[0], each.source) for each in given_by(reply)[2:]
    ]


def test_what_stood_filled_goes_with_its_sign_when_the_grid_comes_again() -> None:
    put = whole_grid(1)
    signed = Said("child-1", "gp", ids=("recent",), source="record", signs="*i")
    stood = replace(put, said=marks_of(put, (signed,)).given)
    _, shown = pressed(stood, "up", "*", "i")
    rows = {line.strip()[:11]: line.split()[-1] for line in shown.split("\n") if line.strip()}

    assert 3 == len(stood.said)
    assert (".", ".") == (rows["heard alone"], rows["inside the "])


def test_an_earlier_file_that_says_less_of_hearing_than_a_sign_is_filled_too() -> None:
    put = whole_grid(1)
    signed = Said("child-1", "gp", ids=("recent",), source="record", signs="*i")
    less = (
        Said("child-1", "alone", not_known=True),
        Said("", "home", ids=("never",), source="record"),
    )
    stood = marks_of(put, (signed, *less)).given

    assert [("recent",), ("recent",), ("never",)] == [each.ids for each in stood]


def test_it_is_said_which_row_a_sign_fills() -> None:
    assert '"heard alone" is filled from it.' in pressed(whole_grid(1), "1", "r", "*")[1]
    assert '"inside the home" is filled from it.' in pressed(whole_grid(1), "1", "r", "i")[1]
    assert "filled" not in pressed(whole_grid(1), "1", "r", "i", "i")[1]


def test_another_time_for_a_sighting_keeps_its_signs_and_never_has_none() -> None:
    put = replace(put_for(1, is_grid=True), grid=GridRows(put_for(1, is_grid=True).grid.rows[:1]))
    kept, _ = pressed(put, "1", "r", "*", "i", "2", "enter")
    never, _ = pressed(put, "1", "r", "*", "i", "4", "r", "enter")

    assert (("year",), "record", "*i") == _signed(kept)
    assert (("never",), "record", "") == _signed(never)


def _signed(reply: Reply | None) -> tuple[tuple[str, ...], str, str]:
    (said,) = given_by(reply)
    return said.ids, said.source, said.signs


@pytest.mark.parametrize("line", ["1*ir", "1ri*", "1 * i r", "1r* i", "1i*r", "1 r i *", "1I R*"])
@pytest.mark.parametrize("month", ["", " 2026-10-01"])
def test_in_a_line_signs_and_the_letter_stand_in_any_order(line: str, month: str) -> None:
    put = replace(put_for(1, is_grid=True), grid=GridRows(put_for(1, is_grid=True).grid.rows[:1]))
    (said,) = given_by(typed(put, f"{line}{month}")[0])

    assert ("*i", "record") == (said.signs, said.source)
    assert bool(month) == (said.on is not None)


def test_not_known_alone_is_copied_down_to_every_kind_of_row() -> None:
    unknown, _ = pressed(whole_grid(1), "0", "d", "enter")
    recent, shown = pressed(whole_grid(1), "1", "r", "d", "enter")

    assert {True} == {each.not_known for each in given_by(unknown)}
    assert len(whole_grid(1).cells) == len(given_by(unknown))
    assert recent is None
    assert "2 cells are empty" not in shown


@pytest.mark.parametrize("key", ["l", "d"])
def test_a_copied_time_takes_by_video_with_it_and_never_heard_alone_or_in_the_home(
    key: str,
) -> None:
    for signs, copied in (("*i", ""), ("*", ""), ("*v", "v"), ("v", "v")):
        put = put_for(2, is_grid=True)
        given = _marked(put, "1", "r", *signs, key)
        first, *others = (each for each in given if put.row(each.by).is_sighting)

        assert signs == first.signs
        assert others
        assert {(("recent",), "record", copied)} == {
            (each.ids, each.source, each.signs) for each in others
        }


def test_one_child_heard_alone_and_copied_along_fills_no_other_childs_row() -> None:
    put = whole_grid(2)
    heard = next(row.id for row in put.grid.rows if row.said_by == "*")
    given = _marked(put, "1", "r", "*", "l")

    assert [put.cells[0][0]] == [each.about for each in given if each.by == heard]


def _marked(put: Put, *keys: str) -> tuple[Said, ...]:
    asked = AnswerScreen(put)
    for key in keys:
        asked.press(key)
    return asked.marks.given


def test_in_before_a_month_is_no_sign_and_no_letter_and_alone_it_is_both() -> None:
    put = replace(put_for(1, is_grid=True), grid=GridRows(put_for(1, is_grid=True).grid.rows[:1]))
    _, words = typed(put, "1r in 2026-10-01", "x")
    (said,) = given_by(typed(put, "1in")[0])

    assert "That is not a month." in words
    assert ("i", "not-recorded") == (said.signs, said.source)
