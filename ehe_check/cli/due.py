"""`ehe-check due`: what was decided and is due, of one case or of every case in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehe_check.cli.options import (
    AsOption,
    ForceOption,
    OutOption,
    PlainOption,
    ShareOption,
    TodayOption,
    path_argument,
    printout,
    reference_option,
)

if TYPE_CHECKING:
    from ehe_check.cli.printing import Printout
    from ehe_check.sheet.ledger_page import LedgerPage


def due(  # noqa: PLR0913 (one parameter an option)
    path: Annotated[
        Path, path_argument(metavar="FILE|FOLDER", help="A session, or a folder of sessions.")
    ],
    *,
    reference: Annotated[
        str | None, reference_option(help="Only this case, where a folder holds several.")
    ] = None,
    all_: Annotated[
        bool,
        typer.Option("--all", help="Print the whole ledger: what is settled or has time, too."),
    ] = False,
    plain: PlainOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    share: ShareOption = False,
) -> None:
    """List what was decided and is due: past its day, due soon, or open without a day."""
    from ehe_check.cli.clock import day_given
    from ehe_check.cli.messages import say as say_problem
    from ehe_check.supervision.ledgers_file import ledgers_at, shared_page

    day = day_given(today)
    wanted = printout(as_, out, force=force, share=share, plain=plain)
    wanted.check(path if path.is_file() else None)
    found = ledgers_at(path, reference, day, is_all=all_)
    for problem in found.warnings:
        say_problem(problem)
    _print(shared_page(found.page) if share else found.page, wanted)


def _print(page: LedgerPage, wanted: Printout) -> None:
    from ehe_check.cli.printing import print_page, write_or_print
    from ehe_check.render.formats import Format
    from ehe_check.sheet.ledger_page import lay_out_ledger

    if Format(wanted.form) is Format.JSON:
        from ehe_check.sheet.ledger_json import ledger_json

        write_or_print(ledger_json(page).encode(), wanted)
    else:
        print_page(lay_out_ledger(page), wanted)
