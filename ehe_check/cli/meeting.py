"""`ehe-check meeting`: the papers of a professionals-only meeting that is being considered."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehe_check.cli.options import (
    AsOption,
    BankOption,
    ForceOption,
    PlainOption,
    SessionArgument,
    ShareOption,
    TodayOption,
    out_option,
    path_option,
    printout,
)


def meeting(  # noqa: PLR0913 (one parameter an option)
    file: SessionArgument,
    *,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            help="Why parents are not there: disagreement, hold, risk, hard-conversation, "
            "staff-safety. Asked once. FILE keeps it, and a HOLD that it brings.",
        ),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option("--part", help="One paper alone: organiser, chair, agenda or record."),
    ] = None,
    record: Annotated[
        Path | None,
        path_option(
            "--record", help="Read back the record of the meeting; asked for if not there."
        ),
    ] = None,
    plain: PlainOption = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: Annotated[
        Path | None,
        out_option(help="A folder for all four papers; with --part, one file."),
    ] = None,
    force: ForceOption = False,
    share: ShareOption = False,
) -> None:
    """Print the papers of a professionals-only meeting, or read back its record."""
    wanted = printout(as_, out, force=force, share=share, plain=plain)
    if record is not None:
        from ehe_check.cli.clock import clock_given
        from ehe_check.cli.meeting_record_talk import keep_meeting_record

        keep_meeting_record(file, record, bank, clock_given(today), wanted, reason, part)
        return
    from ehe_check.cli.meeting_talk import print_meeting_pack

    print_meeting_pack(file, bank, today, reason, part, wanted)
