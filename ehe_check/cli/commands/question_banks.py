"""Commands about question banks: list, read and check them, and print a blank."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ehe_check.cli.commands.options import (
    AsOption,
    ForceOption,
    OutOption,
    ReportOption,
    TodayOption,
    printout,
)

_A_BANK = "The folder of a bank; the shipped one if absent."


class BankAs(StrEnum):
    """The forms in which a bank can be shown."""

    TERMINAL = "terminal"
    JSON = "json"


def list_banks() -> None:
    """List the question banks that come with the program."""
    from ehe_check.cli import banks

    banks.list_banks()


def show_bank(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", readable=False, help=_A_BANK),
    ] = None,
    *,
    as_: Annotated[BankAs, typer.Option("--as", help="How to show it.")] = BankAs.TERMINAL,
) -> None:
    """Show every statement, question, option, condition and prompt."""
    from ehe_check.cli import banks

    banks.show_bank(path, as_json=as_ is BankAs.JSON)


def check_bank(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", readable=False, help=_A_BANK),
    ] = None,
    *,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Count warnings, such as dates past review, as problems."),
    ] = False,
    today: TodayOption = None,
) -> None:
    """Check a bank, and say everything that is wrong with it at once."""
    from ehe_check.cli import banks

    banks.check_bank_folder(path, today, strict=strict)


def print_blank(  # noqa: PLR0913 (one parameter an option)
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", readable=False, help=_A_BANK),
    ] = None,
    *,
    quick: Annotated[
        bool, typer.Option("--quick/--full", help="The quick set of questions, or all of them.")
    ] = False,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    report: ReportOption = None,
) -> None:
    """Print the questions to fill in by hand, and type in later with case --plain."""
    from ehe_check.cli import blanks

    blanks.print_blank(path, report, printout(as_, out, force=force), quick=quick)
