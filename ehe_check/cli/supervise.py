"""`ehe-check supervise`: talk a case over, or print the record of when that was done."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from ehe_check.cli.options import (
    AsOption,
    ForceOption,
    FullOption,
    OutOption,
    PlainOption,
    ShareOption,
    TodayOption,
    WhichCaseOption,
    path_argument,
    printout,
    save_option,
)


def supervise(  # noqa: PLR0913 (one parameter an option)
    path: Annotated[
        Path,
        path_argument(
            metavar="FILE|FOLDER",
            help="A session, a folder of one case's sessions, or a saved supervision.",
        ),
    ],
    *,
    reference: WhichCaseOption = None,
    save: Annotated[
        Path | None,
        save_option(
            help="Where to keep it; beside the session if absent. Ends in .supervision.toml."
        ),
    ] = None,
    plain: PlainOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    share: ShareOption = False,
    full: FullOption = False,
) -> None:
    """Talk a case over in supervision: what moved, what is open, and what is agreed."""
    from ehe_check.cli.clock import clock_given
    from ehe_check.cli.supervise_talk import supervise_case

    wanted = printout(as_, out, force=force, share=share, plain=plain, full=full)
    supervise_case(path, reference, save, clock_given(today), wanted)
