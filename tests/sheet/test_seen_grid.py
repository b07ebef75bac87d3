"""Who last saw each child: nothing that is not known is ever drawn as a sighting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from ehe_check.advice.advised import Advised
from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting
from ehe_check.page.columns import cells
from ehe_check.sheet.parts.facts import grid_table
from ehe_check.sheet.screen_line import Screen
from ehe_check.sheet.screen_seen import seen_lines, short_cell
from ehe_check.sheet.seen_grid import (
    ANYONE,
    MOST_COLUMNS,
    Seen,
    SeenCell,
    SeenColumn,
    SeenGrid,
    SeenRow,
    seen_grid,
)
from tests.banks import asks, small_bank
from tests.counts import tries
from tests.pages import composed
from tests.screens import texts_of
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


def test_on_paper_the_heads_are_short_where_the_room_is_and_whole_elsewhere() -> None:
    grid = SeenGrid(
        (
            SeenColumn("ehe", "Home education (EHE) officer", "EHE off."),
            SeenColumn("x", "Own role"),
        ),
        (SeenRow("child-1", "elder", (SeenCell(Seen.NEVER),) * 2, SeenCell(Seen.NEVER)),),
    )
    heads = {each.id: each.head for each in BANK.by_id["VIS-1.who"].options}
    columns = grid_of(who(*heads), *(seen(by, "never") for by in heads)).columns

    assert heads == {column.id: column.head for column in columns}
    assert all(heads.values())
    whole, close = (grid_table(grid, 6, is_close=each).columns for each in (False, True))

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


def test_a_child_who_is_not_born_has_no_row_and_a_star_says_when_one_was_heard_alone() -> None:
    alone = Sighting(about="child-1", by="school", value="within-3-months", alone=True)
    (row,) = grid_of(who("school"), alone, entries=(ELDER, BABY)).rows

    assert ("elder", True, Seen.RECENT) == (row.called, row.cells[0].alone, row.heard.seen)


@tries(20, 300)
@given(large_families())
def test_a_grid_has_no_sighting_that_nobody_gave_and_narrowed_keeps_whole_rows(
    answers: Answers,
) -> None:
    grid = composed(session_of(answers)).seen
    bands, narrow = [*BANK.by_id["VIS-1"].option_ids], grid.narrowed()

    assert len(narrow.columns) + grid.left_out() == len(grid.columns)
    assert len(narrow.columns) <= MOST_COLUMNS
    assert [row.cells[:MOST_COLUMNS] for row in grid.rows] == [row.cells for row in narrow.rows]
    for row in grid.rows:
        for column, cell in zip(grid.columns, row.cells, strict=True):
            if column.id != ANYONE and cell.seen.is_sighting:
                given_ = answers.sightings[row.about, column.id]
                assert not given_.remote
                assert given_.value in bands[:-1]


LAST_JUNE = date(2025, 6, 1)
TITLES = ("GP practice", "Health visitor", "School nurse", "EHE officer", "Family support")
HEADS = ("GP prac.", "Health v.", "School n.", "EHE off.", "Fam.supp.")
CELLS = (
    SeenCell(Seen.LONG_AGO, LAST_JUNE),
    SeenCell(Seen.NOT_THEIRS),
    SeenCell(Seen.NEVER),
    SeenCell(Seen.NEVER),
    SeenCell(Seen.WITHIN_YEAR, date(2026, 1, 1), alone=True),
)
GRID = SeenGrid(
    tuple(map(SeenColumn, TITLES, TITLES, HEADS)),
    (
        SeenRow("child-1", "elder", CELLS, SeenCell(Seen.WITHIN_YEAR, date(2026, 1, 1))),
        SeenRow("child-2", "younger", CELLS[::-1], SeenCell(Seen.UNKNOWN)),
    ),
)


def drawn(grid: SeenGrid = GRID, screen: Screen | None = None, most: int = 10) -> list[str]:
    return texts_of(seen_lines(grid, screen or Screen(), most)).splitlines()


def many(columns: int, rows: int) -> SeenGrid:
    cell = SeenCell(Seen.RECENT)
    return SeenGrid(
        tuple(SeenColumn(str(at), f"Service number {at}") for at in range(columns)),
        tuple(SeenRow(f"child-{at}", f"child {at}", (cell,) * columns, cell) for at in range(rows)),
    )


def test_the_grid_has_a_row_a_child_a_column_a_professional_and_when_the_child_was_heard() -> None:
    assert [
        "Seen by   GP prac.   Health v.  School n.  EHE off.   Fam.supp.  Heard alone",
        " elder    Jun 25     -          never      never      Jan 26*    Jan 26",
        " younger  Jan 26*    never      never      -          Jun 25     ?",
    ] == drawn()


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (SeenCell(Seen.RECENT), "<3m"),
        (SeenCell(Seen.WITHIN_YEAR), "3-12m"),
        (SeenCell(Seen.LONG_AGO), ">1y"),
        (SeenCell(Seen.LONG_AGO, LAST_JUNE), "Jun 25"),
        (SeenCell(Seen.NEVER), "never"),
        (SeenCell(Seen.UNKNOWN), "?"),
        (SeenCell(Seen.NOT_THEIRS), "-"),
        (SeenCell(Seen.RECENT, alone=True), "<3m*"),
        (SeenCell(Seen.RECENT, at_home=True), "<3m home"),
        (SeenCell(Seen.LONG_AGO, LAST_JUNE, at_home=True), "Jun 25 home"),
        (SeenCell(Seen.LONG_AGO, LAST_JUNE, alone=True, at_home=True), "Jun 25* home"),
        (SeenCell(Seen.UNKNOWN, LAST_JUNE, remote=True), "? video"),
    ],
)
def test_a_cell_says_the_month_or_else_how_long_ago_and_a_video_is_no_sighting(
    cell: SeenCell, words: str
) -> None:
    assert words == short_cell(cell)


def test_where_a_child_was_seen_stands_in_the_cell_where_it_has_room() -> None:
    cell = SeenCell(Seen.RECENT, LAST_JUNE, at_home=True)
    row = SeenRow("child-1", "child", (cell,) * 5, SeenCell(Seen.RECENT))
    five = SeenGrid(tuple(SeenColumn(str(at), "GP") for at in range(5)), (row,))
    four = SeenGrid(five.columns[:4], (replace(row, cells=row.cells[:4]),))

    assert "Jun 25 home" in drawn(four)[1]
    assert ["child", *["Jun", "25"] * 5, "<3m"] == drawn(five)[1].split()
    assert [] == drawn(SeenGrid())


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Speech therapist", "Speech"),
        ("The GP at home", "The GP at"),
        ("Neurologist", "Neurolog."),
        ("Youth", "Youth"),
    ],
)
def test_without_a_head_of_its_own_a_title_is_cut_between_its_words(title: str, head: str) -> None:
    cell = SeenCell(Seen.RECENT)
    grid = SeenGrid((SeenColumn("x", title),), (SeenRow("child-1", "elder", (cell,), cell),))

    assert ["Seen", "by", *head.split(), "Heard", "alone"] == drawn(grid)[0].split()


def test_a_bank_that_does_not_ask_who_last_saw_whom_has_no_grid() -> None:
    assert SeenGrid() == seen_grid(Advised(small_bank(asks("NOW-1", "no", "yes")), Answers()))


def test_six_professionals_have_columns_and_of_more_it_is_said_how_many() -> None:
    six, nine = drawn(many(6, 1)), drawn(many(9, 1))

    assert 6 == six[0].count("Service")
    assert "more" not in six[0]
    assert 5 == nine[0].count("Service")
    assert "+4 more" in nine[0]
    assert "annex" in nine[1]
    assert max(map(cells, [*six, *nine])) <= 79
    assert [" and 3 more: p.2"] == drawn(many(2, 7), most=4)[5:]


@pytest.mark.parametrize("screen", [Screen(reads=True), Screen(39)])
def test_where_it_is_read_out_or_too_narrow_each_child_is_a_sentence(screen: Screen) -> None:
    text = " ".join(" ".join(drawn(screen=screen)).split())

    assert (
        "elder: GP practice June 2025; Health visitor not theirs to see; School nurse never; "
        "EHE officer never; Family support January 2026 with no parent there; heard with no "
        "parent there January 2026."
    ) in text


def test_every_cell_has_its_words() -> None:
    every = (*map(SeenCell, Seen), SeenCell(Seen.UNKNOWN, remote=True))
    columns = tuple(SeenColumn(str(at), str(at)) for at in range(len(every)))
    grid = SeenGrid(columns, (SeenRow("child-1", "elder", every, SeenCell(Seen.RECENT)),))
    text = " ".join(drawn(grid, Screen(reads=True)))

    assert "0 in the last 3 months; 1 3 to 12 months ago; 2 more than a year ago" in " ".join(
        text.split()
    )
    assert "by video or telephone only" in text
