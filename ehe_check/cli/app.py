"""The commands and their options; each body imports what it needs and calls it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ehe_check.cli.overview import COMMANDS

_A_BANK = "The folder of a bank; the shipped one if absent."

app = typer.Typer(
    help="Questions and a prompt sheet about one home-educated child (England).",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)
bank_app = typer.Typer(
    help="List, read and check the questions.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(bank_app, name="bank")


class BankAs(StrEnum):
    """The forms in which a bank can be shown."""

    TERMINAL = "terminal"
    JSON = "json"


class As(StrEnum):
    """The forms in which a sheet can be printed."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"


AsOption = Annotated[As | None, typer.Option("--as", help="How to print the sheet.")]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", readable=False, help="Write the sheet to this file, not the screen."),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Write over a file that is there already.")
]
BankOption = Annotated[
    Path | None,
    typer.Option("--bank", readable=False, help="Use the question bank in this folder."),
]
TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Read as if today were this date.")
]


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Say which version this is.")
    ] = False,
) -> None:
    """Say what the commands are, with an example of each."""
    if version:
        from ehe_check import __version__

        typer.echo(f"ehe-check {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(COMMANDS)


@app.command()
def case(  # noqa: PLR0913 (one parameter an option)
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", readable=False, help="The session file to start or go on with."
        ),
    ] = None,
    *,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            readable=False,
            help="Take answers from this TOML file, and ask only the rest.",
        ),
    ] = None,
    quick: Annotated[
        bool | None,
        typer.Option("--quick/--full", help="The quick set of questions, or all of them."),
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", help="Your role, for the help texts.")
    ] = None,
    reference: Annotated[
        str | None, typer.Option("--reference", help="The case reference; never a name.")
    ] = None,
    plain: Annotated[
        bool | None,
        typer.Option("--plain", help="Typed lines only: for screen readers and simple terminals."),
    ] = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Answer the questions about one case, and get its prompt sheet. For England only."""
    from ehe_check.cli.case import CaseCommand
    from ehe_check.cli.printing import Target

    target = Target(as_=as_.value if as_ else None, out=out, force=force)
    command = CaseCommand(
        file=file,
        answers=answers,
        quick=quick,
        role=role,
        reference=reference,
        plain=plain,
        bank=bank,
        today=today,
        target=target,
    )
    command.run()


@app.command()
def sheet(  # noqa: PLR0913 (one parameter an option)
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A saved session.")],
    *,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Print the sheet of a saved session again."""
    from ehe_check.cli.printing import Target
    from ehe_check.cli.sheets import print_session_file

    print_session_file(
        file, bank, today, Target(as_=as_.value if as_ else None, out=out, force=force)
    )


@app.command()
def demo(
    *,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Print the sheet of an invented case, to see what this is."""
    from ehe_check.cli.printing import Target
    from ehe_check.cli.sheets import print_demo

    print_demo(today, Target(as_=as_.value if as_ else None, out=out, force=force))


@bank_app.command("list")
def bank_list() -> None:
    """List the question banks that come with the program."""
    from ehe_check.cli.banks import list_banks

    list_banks()


@bank_app.command("show")
def bank_show(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", readable=False, help=_A_BANK),
    ] = None,
    *,
    as_: Annotated[BankAs, typer.Option("--as", help="How to show it.")] = BankAs.TERMINAL,
) -> None:
    """Show every statement, question, option, condition and prompt."""
    from ehe_check.cli.banks import show_bank

    show_bank(path, as_json=as_ is BankAs.JSON)


@bank_app.command("check")
def bank_check(
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
    from ehe_check.cli.banks import check_bank_folder

    check_bank_folder(path, today, strict=strict)
