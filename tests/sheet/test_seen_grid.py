"""Who last saw each child: nothing that is not known is ever drawn as a sighting."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting
from ehe_check.sheet.parts.facts import grid_table
from ehe_check.sheet.seen_grid import (
    ANYONE,
    MOST_COLUMNS,
    Seen,
    SeenCell,
    SeenColumn,
    SeenGrid,
    SeenRow,
)
from tests.counts import tries
from tests.pages import composed, shipped_words
from tests.sheet.grids import BANK, large_families
from tests.worked import session_of

ELDER = Entry.model_validate({"id": "child-1", "label": "elder", "age": "school-age"})
BABY = Entry.model_validate({"id": "child-2", "label": "baby", "age": "unborn"})
JUNE = date(2026, 6, 1)


def grid_of(*said: Answer | Sighting, entries: tuple[Entry, ...] = (ELDER,)) -> SeenGrid:
    answers = Answers(entries=entries, complete=frozenset({"child"}))
    for each in said:
        match each:
            case Sighting():
                answers = answers.with_sighting(each)
            case Answer():
                answers = answers.with_answer(each)
    return composed(session_of(answers)).seen


def who(*roles: str) -> Answer:
    return Answer(question="VIS-1.who", value=roles)


def seen(by: str, value: str, on: date | None = None, about: str = "child-1") -> Sighting:
    return Sighting(about=about, by=by, value=value, on=on)


def at_gp(**given: object) -> Sighting:
    return Sighting.model_validate({"about": "child-1", "by": "gp-practice", **given})


LONG_AGO = SeenCell(Seen.LONG_AGO, date(2024, 1, 1))


def test_the_professionals_are_columns_and_those_who_have_seen_a_child_stand_first() -> None:
    grid = grid_of(
        who("gp-practice", "school-nurse"),
        seen("gp-practice", "never"),
        seen("school-nurse", "within-a-year", JUNE),
    )

    assert [("school-nurse", "School nurse"), ("gp-practice", "GP practice")] == [
        (column.id, column.title) for column in grid.columns
    ]
    assert (SeenCell(Seen.WITHIN_YEAR, JUNE), SeenCell(Seen.NEVER)) == grid.rows[0].cells


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ([seen("gp-practice", "within-3-months", date(2024, 1, 1))], [LONG_AGO]),
        ([at_gp(value="within-3-months", remote=True)], [SeenCell(Seen.UNKNOWN, remote=True)]),
        ([at_gp(value="within-a-year", at_home=True)], [SeenCell(Seen.WITHIN_YEAR, at_home=True)]),
        ([seen("gp-practice", "in-2024")], [SeenCell(Seen.UNKNOWN)]),
        ([at_gp(not_theirs=True)], [SeenCell(Seen.NOT_THEIRS)]),
        ([at_gp(not_known=True)], [SeenCell(Seen.UNKNOWN)]),
    ],
)
def test_a_cell_grows_older_and_what_is_no_sighting_is_none(
    said: list[Sighting], cells: list[SeenCell]
) -> None:
    assert cells == [*grid_of(who("gp-practice"), *said).rows[0].cells]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("within-a-year", SeenCell(Seen.WITHIN_YEAR, evidence=Evidence.RECORD)),
        ("in-2024", SeenCell(Seen.UNKNOWN)),
    ],
)
def test_without_professionals_there_is_one_column_for_anyone(value: str, cell: SeenCell) -> None:
    said = Answer(question="VIS-1", about="child-1", value=value, evidence=Evidence.RECORD)
    grid = grid_of(said)

    assert [ANYONE] == [column.id for column in grid.columns]
    assert (cell,) == grid.rows[0].cells


def test_a_column_has_the_short_head_that_the_bank_gives() -> None:
    heads = {each.id: each.head for each in BANK.by_id["VIS-1.who"].options}
    grid = grid_of(who(*heads), *(seen(by, "never") for by in heads))

    assert heads == {column.id: column.head for column in grid.columns}
    assert all(heads.values())


def test_on_paper_the_heads_are_short_where_the_room_is_and_whole_elsewhere() -> None:
    grid = SeenGrid(
        (
            SeenColumn("ehe", "Home education (EHE) officer", "EHE off."),
            SeenColumn("x", "Own role"),
        ),
        (SeenRow("child-1", "elder", (SeenCell(Seen.NEVER),) * 2, SeenCell(Seen.NEVER)),),
    )
    say = shipped_words().say
    whole, close = (grid_table(say, grid, 6, is_close=each).columns for each in (False, True))

    assert ("Home education (EHE) officer", "Own role") == whole[1:3]
    assert ("EHE off.", "Own role") == close[1:3]


def test_a_cell_left_open_is_as_little_known_as_not_known() -> None:
    grid = grid_of(
        who("gp-practice", "school"),
        seen("gp-practice", "never"),
        seen("school", "never", about="child-3"),
        entries=(ELDER, ELDER.model_copy(update={"id": "child-3", "label": "middle"})),
    )

    assert [Seen.NEVER, Seen.UNKNOWN] == [cell.seen for cell in grid.rows[0].cells]


def test_beside_professionals_a_child_who_was_answered_for_without_them_keeps_the_answer() -> None:
    middle = ELDER.model_copy(update={"id": "child-3", "label": "middle"})
    grid = grid_of(
        who("gp-practice"),
        seen("gp-practice", "never"),
        Answer(question="VIS-1", about="child-3", value="within-3-months"),
        entries=(ELDER, middle),
    )

    assert {ANYONE, "gp-practice"} == {column.id for column in grid.columns}
    cells = {
        (row.called, column.id): cell.seen
        for row in grid.rows
        for column, cell in zip(grid.columns, row.cells, strict=True)
    }
    assert Seen.RECENT is cells["middle", ANYONE]
    assert Seen.UNKNOWN is cells["elder", ANYONE]


def test_a_child_who_is_not_born_yet_has_no_row() -> None:
    assert ["elder"] == [row.called for row in grid_of(entries=(ELDER, BABY)).rows]


def test_a_star_on_a_cell_says_when_the_child_was_heard_alone() -> None:
    alone = Sighting(about="child-1", by="school", value="within-3-months", alone=True)
    row = grid_of(who("school"), alone).rows[0]

    assert (True, Seen.RECENT) == (row.cells[0].alone, row.heard.seen)


@tries(20, 300)
@given(large_families())
def test_a_grid_has_no_sighting_that_nobody_gave(answers: Answers) -> None:
    grid = composed(session_of(answers)).seen
    bands = [*BANK.by_id["VIS-1"].option_ids]

    for row in grid.rows:
        for column, cell in zip(grid.columns, row.cells, strict=True):
            if column.id != ANYONE and cell.seen.is_sighting:
                given_ = answers.sightings[row.about, column.id]
                assert not given_.remote
                assert given_.value in bands[:-1]


@tries(20, 300)
@given(large_families())
def test_a_narrowed_grid_keeps_whole_rows_and_says_how_many_it_leaves_out(
    answers: Answers,
) -> None:
    grid = composed(session_of(answers)).seen
    narrow = grid.narrowed()

    assert len(narrow.columns) + grid.left_out() == len(grid.columns)
    assert len(narrow.columns) <= MOST_COLUMNS
    assert [row.cells[:MOST_COLUMNS] for row in grid.rows] == [row.cells for row in narrow.rows]
