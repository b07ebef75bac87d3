"""Commands about many sessions: what they have in common, and what moved."""

from __future__ import annotations

from enum import StrEnum
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


class ThemesAs(StrEnum):
    """The forms in which counts can be printed."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"
    CSV = "csv"


def themes(  # noqa: PLR0913 (one parameter an option)
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FOLDER...",
            readable=False,
            help="Folders of sessions; with --merge, files of counts.",
        ),
    ],
    *,
    merge: Annotated[
        bool, typer.Option("--merge", help="Add up files that --for-merge has written.")
    ] = False,
    for_merge: Annotated[
        Path | None,
        typer.Option(
            "--for-merge",
            metavar="OUT.json",
            readable=False,
            help="Write exact counts, to be added to those of other teams. Not for publication.",
        ),
    ] = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: Annotated[ThemesAs | None, typer.Option("--as", help="How to print it.")] = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Count what many cases raised: counts only, and small ones hidden."""
    from ehe_check.cli.printing import Printout
    from ehe_check.cli.themes import ThemesCommand

    wanted = Printout(as_=as_.value if as_ else None, out=out, force=force)
    command = ThemesCommand(
        paths=paths, merge=merge, for_merge=for_merge, bank=bank, today=today, wanted=wanted
    )
    command.run()


def supervise(  # noqa: PLR0913 (one parameter an option)
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER",
            readable=False,
            help="A session, a folder of one case's sessions, or a saved supervision.",
        ),
    ],
    *,
    reference: Annotated[
        str | None, typer.Option("--reference", help="Which case, where a folder holds several.")
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save",
            readable=False,
            help="Where to keep it; beside the session if absent. Ends in .supervision.toml.",
        ),
    ] = None,
    plain: PlainOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    report: ReportOption = None,
    share: ShareOption = False,
) -> None:
    """Talk a case over in supervision: what moved, what is open, and what is agreed."""
    from ehe_check.cli.supervising import SuperviseCommand

    wanted = printout(as_, out, force=force, report=report, share=share)
    command = SuperviseCommand(
        path=path, reference=reference, save=save, plain=plain, today=today, wanted=wanted
    )
    command.run()


def compare(  # noqa: PLR0913 (one parameter an option)
    earlier: Annotated[
        Path, typer.Argument(metavar="EARLIER", readable=False, help="The earlier session.")
    ],
    later: Annotated[
        Path, typer.Argument(metavar="LATER", readable=False, help="The later session.")
    ],
    *,
    readings: Annotated[
        bool,
        typer.Option(
            "--readings",
            help="Take them as two readings of one case, and list only where they differ.",
        ),
    ] = False,
    plain: PlainOption = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    report: ReportOption = None,
    share: ShareOption = False,
) -> None:
    """Say what moved between two sessions about one case, and what moved the advice."""
    from ehe_check.cli.comparing import CompareCommand

    command = CompareCommand(
        one=earlier,
        other=later,
        readings=readings,
        bank=bank,
        today=today,
        wanted=printout(as_, out, force=force, report=report, share=share),
        plain=plain,
    )
    command.run()
