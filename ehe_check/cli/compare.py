"""`ehe-check compare`: where two sessions differ, or a case over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehe_check.cli.options import (
    AsOption,
    BankOption,
    ForceOption,
    OutOption,
    PlainOption,
    ShareOption,
    TodayOption,
    WhichCaseOption,
    WholeOption,
    path_argument,
    printout,
)

if TYPE_CHECKING:
    from datetime import date

    from ehe_check.cli.printing import Printout


def compare(  # noqa: PLR0913 (one parameter an option)
    earlier: Annotated[
        Path,
        path_argument(
            metavar="EARLIER|FOLDER", help="The earlier session; with --picture a case's folder."
        ),
    ],
    later: Annotated[
        Path | None, path_argument(metavar="[LATER]", help="The later session.")
    ] = None,
    *,
    picture: Annotated[
        bool,
        typer.Option(
            "--picture",
            help="Draw a case over time: who was seen, what was not known, what was agreed.",
        ),
    ] = False,
    reference: WhichCaseOption = None,
    plain: PlainOption = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    share: ShareOption = False,
    full: WholeOption = False,
) -> None:
    """Say what moved between two sessions about one case, or draw the case over time."""
    from ehe_check.cli.clock import day_given
    from ehe_check.cli.printing import print_document

    day = day_given(today)
    wanted = printout(as_, out, force=force, share=share, plain=plain, full=full)
    wanted.check(earlier, later)
    if picture or later is None:
        is_alone = picture and later is None and bank is None
        _draw(earlier, reference, day, wanted, is_alone=is_alone)
        return
    from ehe_check.cli.compare_sessions import page_of_two

    print_document(page_of_two((earlier, later), bank, day, wanted), wanted)


def _draw(
    path: Path, reference: str | None, day: date, wanted: Printout, *, is_alone: bool
) -> None:
    """Draw the case in a folder.

    Raises:
        WrongUseError: it is not asked for, or with what only two sessions have.
    """
    from ehe_check.errors import Problem, WrongUseError

    if not is_alone:
        fact = "needs two sessions, or one folder with --picture"
        raise WrongUseError(Problem("compare", fact, "Give EARLIER and LATER, or add --picture."))
    from ehe_check.cli.compare_picture import print_picture

    print_picture(path, reference, day, wanted)
