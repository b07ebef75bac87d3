"""Every option that more than one command has, written once, and what options say together."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehe_check.render.formats import Format, SheetFormat

if TYPE_CHECKING:
    from ehe_check.cli.printing import Printout


class PaperName(StrEnum):
    """The papers of a quiz bank, known here without the model of one."""

    A = "A"
    B = "B"


path_argument = partial(typer.Argument, readable=False)
path_option = partial(typer.Option, readable=False)

as_option = partial(typer.Option, "--as")
bank_option = partial(path_option, "--bank")
out_option = partial(path_option, "--out")
paper_option = partial(typer.Option, "--paper")
reference_option = partial(typer.Option, "--reference")
save_option = partial(path_option, "--save")
quick_option = partial(
    typer.Option, "--quick/--full", help="The quick set of questions, or all of them."
)

HOW_TO_PRINT = "How to print it."

AsOption = Annotated[Format | None, as_option(help=HOW_TO_PRINT)]
AsSheetOption = Annotated[
    SheetFormat | None,
    as_option(help=f"{HOW_TO_PRINT} call: what to say on the telephone today."),
]
OutOption = Annotated[Path | None, out_option(help="Write to this file, not to the screen.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Write over a file that is there already.")
]
ShareOption = Annotated[
    bool,
    typer.Option(
        "--share", help="Leave out the reference, labels, notes and everything in own words."
    ),
]
_WITH_ITS_ANNEX = "Print the annex too: everything that the two pages have no room for."
_ANNEX = "--annex"
_FULL = "--full"
FullOption = Annotated[bool, typer.Option(_FULL, _ANNEX, help=_WITH_ITS_ANNEX)]
WholeOption = Annotated[
    bool, typer.Option(_FULL, help="Print every answer and line, and the statements.")
]
AnnexOption = Annotated[bool, typer.Option(_ANNEX, help=_WITH_ITS_ANNEX)]
"""The same where --full names the questions to ask."""

WhichCaseOption = Annotated[
    str | None, reference_option(help="Which case, where a folder holds several.")
]
BankOption = Annotated[Path | None, bank_option(help="Use the question bank in this folder.")]
TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Read as if today were this date.")
]
PlainOption = Annotated[
    bool | None,
    typer.Option("--plain", help="Typed lines only: for screen readers and simple terminals."),
]
SessionArgument = Annotated[Path, path_argument(metavar="FILE", help="A saved session.")]
BankArgument = Annotated[
    Path | None,
    path_argument(metavar="[PATH]", help="The folder of a bank; the shipped one if absent."),
]

TopicOption = Annotated[
    str | None, typer.Option("--topic", metavar="TOPIC", help="Questions of this topic only.")
]
LengthOption = Annotated[
    int | None, typer.Option("--length", min=1, metavar="N", help="How many questions to put.")
]
QuizBankOption = Annotated[Path | None, bank_option(help="Use the quiz bank in this folder.")]
SheetsArgument = Annotated[
    list[Path],
    path_argument(
        metavar="FOLDER|FILE...", help="Files that quiz enter has saved, or folders of them."
    ),
]


def printout(  # noqa: PLR0913 (one parameter an option)
    as_: str | None,
    out: Path | None,
    *,
    force: bool,
    share: bool = False,
    plain: bool | None = None,
    full: bool = False,
) -> Printout:
    """Return how and where a page is wanted, from the options that say so."""
    from ehe_check.cli.printing import Printout

    return Printout(as_=as_, out=out, force=force, share=share, plain=plain, full=full)
