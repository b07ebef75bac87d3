"""Options that several commands have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ehe_check.cli.printing import Printout


class As(StrEnum):
    """The forms in which a page can be printed."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"


AsOption = Annotated[As | None, typer.Option("--as", help="How to print it.")]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", readable=False, help="Write to this file, not to the screen."),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Write over a file that is there already.")
]
ReportOption = Annotated[
    Path | None,
    typer.Option("--report", readable=False, help="Lay it out as your own report file says."),
]
ShareOption = Annotated[
    bool,
    typer.Option(
        "--share", help="Leave out the reference, labels, notes and everything in own words."
    ),
]
BankOption = Annotated[
    Path | None,
    typer.Option("--bank", readable=False, help="Use the question bank in this folder."),
]
TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Read as if today were this date.")
]
PlainOption = Annotated[
    bool | None,
    typer.Option("--plain", help="Typed lines only: for screen readers and simple terminals."),
]


def printout(
    as_: As | None,
    out: Path | None,
    *,
    force: bool,
    report: Path | None = None,
    share: bool = False,
) -> Printout:
    """Return how and where a page is wanted, from the options that say so."""
    from ehe_check.cli.printing import Printout

    return Printout(
        as_=as_.value if as_ else None, out=out, force=force, report=report, share=share
    )
