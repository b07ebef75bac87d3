"""The picture of the case: who has seen each child, where and when, in words and shapes."""

from __future__ import annotations

from ehe_check.page.document import Block, Cell, Paragraph, Row, Shape, Table
from ehe_check.sheet.material import Blocks, Material, framed
from ehe_check.sheet.sections import Column, Grid, PictureSection


def picture(section: PictureSection, material: Material) -> Blocks:
    """Draw each grid, or say that nobody was listed for it; nothing where nobody is listed."""
    drawn = tuple(_grid(section, material, grid) for grid in section.grids)
    return framed(section, drawn if any(isinstance(one, Table) for one in drawn) else ())


def _grid(section: PictureSection, material: Material, grid: Grid) -> Block:
    rows = tuple(
        Row(
            material.whom(entry),
            tuple(_cell(section, material, column, entry) for column in grid.columns),
        )
        for entry in material.listed(grid.per)
    )
    if not rows:
        return Paragraph(grid.none_listed)
    return Table(grid.caption, (grid.head, *(column.title for column in grid.columns)), rows)


def _cell(section: PictureSection, material: Material, column: Column, entry: str) -> Cell:
    """Return the answer in words; what is not answered is never drawn as if it were."""
    why = material.answered(column.question, entry)
    unanswered = material.sheet.unanswered
    if why is not None and why.is_not_known:
        return Cell(why.answer, Shape.UNKNOWN)
    if why is not None:
        return Cell(material.sourced(why), _shape(column, why.value))
    if any((one.question, one.about) == (column.question, entry) for one in unanswered):
        return Cell(section.not_answered, Shape.UNKNOWN)
    if column.question in material.sheet.provenance.not_asked:
        return Cell(section.not_asked, Shape.UNKNOWN)
    return Cell(section.does_not_arise)


def _shape(column: Column, value: str | tuple[str, ...] | None) -> Shape | None:
    return column.shapes.get(value) if isinstance(value, str) else None
