"""Documents: headings never skip a level, and what is cited is found wherever it stands."""

from __future__ import annotations

import pytest

from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Cell,
    Checklist,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Rule,
    Shape,
    Table,
    Terms,
    citations_in,
)


@pytest.mark.parametrize("levels", [(3,), (2, 4), (1,), (2, 3, 2, 4)])
def test_a_heading_never_skips_a_level(levels: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        Document("Title", tuple(Heading(level, "Words") for level in levels))


def test_a_callouts_title_counts_as_a_heading() -> None:
    document = Document("Title", (Callout(CalloutTone.PLAIN, "Box", ()), Heading(3, "Words")))

    assert document.lang == "en-GB"


def test_references_are_found_once_each_in_order() -> None:
    inner = (Paragraph("a", cites=("A",)), Bullets((Item("b", cites=("B", "A")),)))
    blocks = (
        Callout(CalloutTone.PLAIN, "Box", inner),
        Checklist((Item("c", cites=("C",)),)),
        Terms(()),
        Table("d", ("e",), (Row("f", ()),)),
        Rule(),
    )

    assert citations_in(blocks) == ("A", "B", "C")


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (Row("GP", ()),),
        (Row("GP", (Cell("yes"), Cell(None))),),
        (Row("GP", (Cell("yes", Shape.ALL),)), Row("Optician", ())),
    ],
)
def test_a_table_has_rows_and_every_row_a_cell_for_each_column(rows: tuple[Row, ...]) -> None:
    with pytest.raises(ValueError, match="a table needs rows"):
        Table("Who has seen the child", ("Who", "Seen"), rows)


def test_the_first_column_of_a_table_holds_the_heads_of_its_rows() -> None:
    table = Table("Who", ("Who", "Seen"), (Row("GP", (Cell("yes"),)), Row("Nurse", (Cell(None),))))

    assert [row.head for row in table.rows] == ["GP", "Nurse"]
