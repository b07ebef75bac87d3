"""Who saw each child: the professionals of the grid, and what was said of each of them."""

from __future__ import annotations

from ehe_check.bank.bank import QuestionBank
from ehe_check.judge.answers import Answers, Ref, Sighting


def professionals(bank: QuestionBank, answers: Answers) -> tuple[str, ...]:
    """Return the rows of the grid, as option ids in the order of the bank.

    Until somebody adds or takes off a row they are the usual ones, and any that has a cell.
    """
    if bank.grid is None or bank.grid.seen is None:
        return ()
    options = bank.by_id[bank.grid.seen.by].options
    listed = answers.get(Ref(bank.grid.seen.by))
    if listed is not None and listed.values:
        return tuple(each.id for each in options if each.id in listed.values)
    with_cells = {by for _, by in answers.sightings}
    return tuple(each.id for each in options if each.usual or each.id in with_cells)


def column(bank: QuestionBank, answers: Answers, about: str) -> tuple[Sighting, ...]:
    """Return what was said of each professional and one child, without those taken off the grid."""
    cells = (answers.sightings.get((about, by)) for by in professionals(bank, answers))
    return tuple(cell for cell in cells if cell is not None)
