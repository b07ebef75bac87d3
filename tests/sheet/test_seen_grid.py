"""Who last saw each child: nothing that is not known is ever drawn as a sighting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from ehe_check.advice.advised import Advised
from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting
from ehe_check.page.document import Bullets, Cell, GroupRow, Item, Row, Seen, Table
from ehe_check.sheet.seen_grid import (
    ANYONE,
    SeenCell,
    SeenColumn,
    SeenGrid,
    SeenRow,
    cell_words,
    seen_grid,
    seen_table,
)
from tests.banks import asks, small_bank
from tests.counts import tries
from tests.pages import composed
from tests.sheet.laid_out import BANK, large_families
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
        who("gp-practice", "0-19-team"),
        seen("gp-practice", "never"),
        seen("0-19-team", "within-a-year", JUNE),
    )

    assert [("0-19-team", "0-19 team"), ("gp-practice", "GP")] == [
        (column.id, column.title) for column in grid.columns
    ]
    assert (SeenCell(Seen.WITHIN_YEAR, JUNE), SeenCell(Seen.NEVER)) == grid.rows[0].cells
    columns = {each.id: each.column for each in BANK.by_id["VIS-1.who"].options}
    every = grid_of(who(*columns), *(seen(by, "never") for by in columns)).columns
    assert columns == {column.id: column.title for column in every}
    assert all(columns.values())


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ([seen("gp-practice", "within-3-months", date(2024, 1, 1))], [LONG_AGO]),
        ([at_gp(value="within-3-months", remote=True)], [SeenCell(Seen.UNKNOWN, remote=True)]),
        ([at_gp(value="within-a-year", at_home=True)], [SeenCell(Seen.WITHIN_YEAR, at_home=True)]),
        ([seen("gp-practice", "in-2024")], [SeenCell(Seen.UNKNOWN)]),
        ([at_gp(not_theirs=True)], [SeenCell(Seen.UNKNOWN)]),
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
    gp, school = seen("gp-practice", "never"), seen("school", "never", about="child-3")
    left_open = grid_of(who("gp-practice", "school"), gp, school, entries=(ELDER, middle))
    assert [Seen.NEVER, Seen.UNKNOWN] == [cell.seen for cell in left_open.rows[0].cells]
    assert SeenGrid() == seen_grid(Advised(small_bank(asks("NOW-1", "no", "yes")), Answers()))


def test_a_child_who_is_not_born_has_no_row_and_a_star_says_when_one_was_heard_alone() -> None:
    alone = Sighting(about="child-1", by="school", value="within-3-months", alone=True)
    (row,) = grid_of(who("school"), alone, entries=(ELDER, BABY)).rows

    assert ("elder", True, Seen.RECENT) == (row.called, row.cells[0].alone, row.heard.seen)


@tries(20, 300)
@given(large_families())
def test_a_grid_has_no_sighting_that_nobody_gave(
    answers: Answers,
) -> None:
    grid = composed(session_of(answers)).seen
    bands = BANK.by_id["VIS-1"].option_ids

    for column in grid.columns:
        cells = (answers.sightings.get((row.about, column.id)) for row in grid.rows)
        is_said = any(x and not (x.skipped or x.not_theirs) for x in cells)
        assert is_said or column.id == ANYONE, "a row that nobody filled says nothing"
    for row in grid.rows:
        for column, cell in zip(grid.columns, row.cells, strict=True):
            if column.id != ANYONE and cell.seen.is_sighting:
                given_ = answers.sightings[row.about, column.id]
                assert not given_.remote
                assert given_.value in bands[:-1]


LAST_JUNE = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (SeenCell(Seen.RECENT), "last 3 months"),
        (SeenCell(Seen.WITHIN_YEAR), "3-12 months ago"),
        (SeenCell(Seen.LONG_AGO), "over a year ago"),
        (SeenCell(Seen.LONG_AGO, LAST_JUNE), "June 2025"),
        (SeenCell(Seen.NEVER), "never"),
        (SeenCell(Seen.UNKNOWN), "not known"),
        (SeenCell(Seen.NOT_THEIRS), "not theirs"),
        (SeenCell(Seen.RECENT, at_home=True), "last 3 months, home"),
        (SeenCell(Seen.LONG_AGO, LAST_JUNE, at_home=True), "June 2025, home"),
        (SeenCell(Seen.UNKNOWN, LAST_JUNE, remote=True), "by video only"),
    ],
)
def test_a_cell_says_the_month_or_else_how_long_ago_and_a_video_is_no_sighting(
    cell: SeenCell, words: str
) -> None:
    assert words == cell_words(cell)


def test_a_child_whom_nobody_has_seen_is_a_sentence_and_in_full_a_row() -> None:
    unseen = SeenRow("child-1", "elder", (SeenCell(Seen.UNKNOWN),), SeenCell(Seen.NEVER))
    there = SeenRow("child-2", "younger", (SeenCell(Seen.RECENT),), SeenCell(Seen.NEVER))
    grid = SeenGrid((SeenColumn("anyone", ""),), (unseen, there))
    (table,) = seen_table(grid, 6)
    (whole,) = seen_table(grid, 6, in_full=True)
    (alone,) = seen_table(replace(grid, rows=(unseen,)), 6)

    assert isinstance(table, Table)
    assert isinstance(whole, Table)
    assert ("", "anyone", "alone, no parent there") == table.columns
    assert GroupRow("elder: nobody is known to have seen this child") == table.rows[0]
    assert (
        Row("younger", (Cell("last 3 months", Seen.RECENT), Cell("never", Seen.NEVER)))
        == (table.rows[1])
    )
    assert ["elder", "younger"] == [row.head for row in whole.plain_rows]
    assert Bullets((Item("elder: nobody is known to have seen this child"),)) == alone
    assert [] == [*seen_table(SeenGrid(), 6)]


def test_a_child_whom_one_without_a_column_saw_is_not_said_to_be_unseen() -> None:
    recent, unknown = SeenCell(Seen.RECENT), SeenCell(Seen.UNKNOWN)
    rows = (
        SeenRow("child-1", "elder", (recent, unknown), unknown),
        SeenRow("child-2", "younger", (unknown, recent), unknown),
    )
    columns = (SeenColumn("gp", "GP"), SeenColumn("police", "police"))
    table, _ = seen_table(SeenGrid(columns, rows), 1)

    assert isinstance(table, Table)
    assert [1 + 1] * 2 == [len(row.cells) for row in table.plain_rows]
