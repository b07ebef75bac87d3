"""`ehe-check meeting`: the pack for a professionals-only meeting that is being considered."""

from __future__ import annotations

from typing import Annotated

import typer

from ehe_check.cli.options import (
    AsOption,
    BankOption,
    ForceOption,
    OutOption,
    PlainOption,
    ReportOption,
    SessionArgument,
    ShareOption,
    TodayOption,
    printout,
)


def meeting(  # noqa: PLR0913 (one parameter an option)
    file: SessionArgument,
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
    from ehe_check.cli.meeting_talk import print_meeting_pack

    wanted = printout(as_, out, force=force, report=report, share=share, plain=plain)
    print_meeting_pack(file, bank, today, reason, wanted)
