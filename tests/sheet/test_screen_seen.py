"""Who last saw each child, on a terminal: a grid, or sentences where it is read out."""

from __future__ import annotations

from datetime import date

import pytest

from ehe_check.page.columns import cells
from ehe_check.sheet.screen_line import Screen
from ehe_check.sheet.screen_seen import seen_lines, short_cell
from ehe_check.sheet.seen_grid import Seen, SeenCell, SeenColumn, SeenGrid, SeenRow
from tests.pages import shipped_words
from tests.screens import texts_of

SAY = shipped_words().screen
JUNE = date(2025, 6, 1)
TITLES = ("GP practice", "Health visitor", "School nurse", "EHE officer", "Family support")
HEADS = ("GP prac.", "Health v.", "School n.", "EHE off.", "Fam.supp.")
CELLS = (
    SeenCell(Seen.LONG_AGO, JUNE),
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
    return texts_of(seen_lines(SAY, grid, screen or Screen(), most)).splitlines()


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
        (SeenCell(Seen.LONG_AGO, JUNE), "Jun 25"),
        (SeenCell(Seen.NEVER), "never"),
        (SeenCell(Seen.UNKNOWN), "?"),
        (SeenCell(Seen.NOT_THEIRS), "-"),
        (SeenCell(Seen.RECENT, alone=True), "<3m*"),
        (SeenCell(Seen.RECENT, at_home=True), "<3m home"),
        (SeenCell(Seen.LONG_AGO, JUNE, at_home=True), "Jun 25 home"),
        (SeenCell(Seen.LONG_AGO, JUNE, alone=True, at_home=True), "Jun 25* home"),
        (SeenCell(Seen.UNKNOWN, JUNE, remote=True), "? video"),
    ],
)
def test_a_cell_says_the_month_or_else_how_long_ago_and_a_video_is_no_sighting(
    cell: SeenCell, words: str
) -> None:
    assert words == short_cell(SAY, cell)


def test_where_a_child_was_seen_stands_in_the_cell_where_it_has_room() -> None:
    cell = SeenCell(Seen.RECENT, JUNE, at_home=True)

    assert "Jun 25 home" in drawn(seen_at_home(cell, 4))[1]
    assert ["child", *["Jun", "25"] * 5, "<3m"] == drawn(seen_at_home(cell, 5))[1].split()


def seen_at_home(cell: SeenCell, columns: int) -> SeenGrid:
    row = SeenRow("child-1", "child", (cell,) * columns, SeenCell(Seen.RECENT))
    return SeenGrid(tuple(SeenColumn(str(at), "GP") for at in range(columns)), (row,))


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


def test_six_professionals_have_columns_and_of_more_it_is_said_how_many() -> None:
    six, nine = drawn(many(6, 1)), drawn(many(9, 1))

    assert 6 == six[0].count("Service")
    assert "more" not in six[0]
    assert 5 == nine[0].count("Service")
    assert "+4 more" in nine[0]
    assert "annex" in nine[1]
    assert max(map(cells, [*six, *nine])) <= 79


def test_of_more_children_than_there_is_room_for_it_is_said_how_many() -> None:
    lines = drawn(many(2, 7), most=4)

    assert [" and 3 more: p.2"] == lines[5:]


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


def test_there_is_nothing_where_nobody_is_listed() -> None:
    assert [] == drawn(SeenGrid())
