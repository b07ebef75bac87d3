"""Commands about one case: answer its questions, and print its sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehe_check.cli.commands.options import (
    AsOption,
    BankOption,
    ForceOption,
    OutOption,
    PlainOption,
    ReportOption,
    ShareOption,
    TodayOption,
    printout,
)


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
    follow: Annotated[
        Path | None,
        typer.Option(
            "--follow", readable=False, help="Go on from this session: show each last answer."
        ),
    ] = None,
    blind_of: Annotated[
        Path | None,
        typer.Option(
            "--blind-of",
            readable=False,
            help="Read the same case a second time, without seeing this session's answers.",
        ),
    ] = None,
    plain: PlainOption = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    report: ReportOption = None,
    share: ShareOption = False,
) -> None:
    """Answer the questions about one case, and get its prompt sheet. For England only."""
    from ehe_check.cli.case import CaseCommand

    command = CaseCommand(
        file=file,
        answers=answers,
        quick=quick,
        role=role,
        reference=reference,
        follow=follow,
        blind_of=blind_of,
        plain=plain,
        bank=bank,
        today=today,
        wanted=printout(as_, out, force=force, report=report, share=share),
    )
    command.run()


def sheet(  # noqa: PLR0913 (one parameter an option)
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A saved session.")],
    *,
    earlier: Annotated[
        list[Path] | None,
        typer.Option(
            "--earlier",
            readable=False,
            help="Look at it together with the earlier sessions in this file or folder.",
        ),
    ] = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    report: ReportOption = None,
    share: ShareOption = False,
) -> None:
    """Print the sheet of a saved session again."""
    from ehe_check.cli.sheets import print_session_file

    wanted = printout(as_, out, force=force, report=report, share=share)
    print_session_file(file, bank, today, wanted, earlier or ())


def meeting(  # noqa: PLR0913 (one parameter an option)
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A saved session.")],
    *,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            help="Why parents are not there; asked if not given. If it brings HOLD, FILE keeps it.",
        ),
    ] = None,
    plain: PlainOption = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    report: ReportOption = None,
    share: ShareOption = False,
) -> None:
    """Print a pack for a professionals-only meeting that is being considered."""
    from ehe_check.cli.meetings import print_meeting_pack

    wanted = printout(as_, out, force=force, report=report, share=share)
    print_meeting_pack(file, bank, today, reason, wanted, plain=plain)


def demo(  # noqa: PLR0913 (one parameter an option)
    *,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    report: ReportOption = None,
    share: ShareOption = False,
) -> None:
    """Print the sheet of an invented case, to see what this is."""
    from ehe_check.cli.sheets import print_demo

    print_demo(today, printout(as_, out, force=force, report=report, share=share))
