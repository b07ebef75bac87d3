"""Documents: headings never skip a level, and what is cited is found wherever it stands."""

from __future__ import annotations

import pytest

from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Cell,
    Checklist,
    Columns,
    Details,
    Document,
    GroupRow,
    Heading,
    Item,
    Paragraph,
    Row,
    Rule,
    Seen,
    Table,
    WritingBox,
    citations_in,
    every_block,
    heading_level,
)


def headed(*levels: int) -> tuple[Block, ...]:
    return tuple(Heading(level, "Words") for level in levels)


@pytest.mark.parametrize(
    "blocks",
    [
        *(headed(*levels) for levels in ((3,), (2, 4), (1,), (2, 3, 2, 4))),
        (Columns((), headed(3)),),
        (Details("e", headed(4)),),
        (WritingBox("h", level=3),),
    ],
)
def test_a_heading_never_skips_a_level_wherever_it_stands(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        Document("Title", blocks)


def test_a_callouts_title_counts_as_a_heading() -> None:
    document = Document("Title", (Callout(CalloutTone.PLAIN, "Box", ()), Heading(3, "Words")))

    assert document.lang == "en-GB"


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (Row("GP", ()),),
        (Row("GP", (Cell("yes"), Cell(None))),),
        (Row("GP", (Cell("yes", Seen.RECENT),)), Row("Optician", ())),
    ],
)
def test_a_table_has_rows_and_every_row_a_cell_for_each_column(rows: tuple[Row, ...]) -> None:
    with pytest.raises(ValueError, match="a table needs rows"):
        Table("Who has seen the child", ("Who", "Seen"), rows)


@pytest.mark.parametrize("widths", [(1.0,), (1.0, 2.0, 3.0)])
def test_a_table_that_shares_out_the_line_does_so_for_every_column(
    widths: tuple[float, ...],
) -> None:
    with pytest.raises(ValueError, match="widths needs one for every column"):
        Table("", ("Who", "Seen"), (Row("GP", (Cell("yes"),)),), widths=widths)


def test_a_line_across_a_table_has_no_cells_and_is_no_row_alone() -> None:
    row = Row("GP", (Cell(None),))
    table = Table("", ("Who", "Seen"), (GroupRow("Today"), row))

    assert (table.plain_rows, table.is_form) == ((row,), True)
    with pytest.raises(ValueError, match="a table needs rows"):
        Table("", ("Who", "Seen"), (GroupRow("Today"),))


def test_headings_and_references_are_found_once_each_in_blocks_that_stand_in_others() -> None:
    inner = (Paragraph("g", cites=("G",)), Bullets((Item("b", cites=("B", "G")),)))
    nested = (
        Heading(2, "a"),
        Columns((Heading(3, "b"), Paragraph("c", cites=("C",))), (Heading(3, "d"), Rule())),
        Details("e", (Callout(CalloutTone.SAY, "f", inner, level=3),)),
        Checklist((Item("c", cites=("D", "C")),)),
        WritingBox("h"),
    )
    document = Document("T", nested)
    levels = [level for block in every_block(document.blocks) if (level := heading_level(block))]

    assert levels == [2, 3, 3, 2, 3, 2]
    assert citations_in(document.blocks) == ("C", "G", "B", "D")
