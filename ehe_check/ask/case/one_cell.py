"""One cell of the grid, as it is said on a screen and as it is kept."""

from __future__ import annotations

from ehe_check.ask.reply import Said
from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Sighting


def said_of_cell(cell: Sighting) -> Said:
    """Return a cell as it is said on a screen."""
    return Said(
        about=cell.about,
        by=cell.by,
        ids=(cell.value,) if cell.value else (),
        not_known=cell.not_known,
        not_theirs=cell.not_theirs,
        alone=cell.alone,
        at_home=cell.at_home,
        remote=cell.remote,
        source=cell.evidence.value if cell.evidence else "",
        on=cell.on,
    )


def cell_of_said(about: str, by: str, said: Said | None) -> Sighting:
    """Return what is said of a child and a professional as a cell; skipped where it is nothing."""
    if said is None or not said.says_something:
        return Sighting(about=about, by=by, skipped=True)
    return Sighting(
        about=about,
        by=by,
        value=said.ids[0] if said.ids else None,
        not_known=said.not_known,
        not_theirs=said.not_theirs,
        alone=said.alone,
        at_home=said.at_home,
        remote=said.remote,
        on=said.on,
        evidence=Evidence(said.source) if said.source else None,
    )
