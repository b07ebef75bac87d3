"""`ehe-check themes`: counts across many cases, for a partnership that wants to learn from them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ehe_check.cli.options import (
    HOW_TO_PRINT,
    BankOption,
    ForceOption,
    OutOption,
    TodayOption,
    as_option,
    path_argument,
    path_option,
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
        path_argument(
            metavar="FOLDER...", help="Folders of sessions; with --merge, files of counts."
        ),
    ],
    *,
    merge: Annotated[
        bool, typer.Option("--merge", help="Add up files that --for-merge has written.")
    ] = False,
    for_merge: Annotated[
        Path | None,
        path_option(
            "--for-merge",
            metavar="OUT.json",
            help="Write exact counts, to be added to those of other teams. Not for publication.",
        ),
    ] = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: Annotated[ThemesAs | None, as_option(help=HOW_TO_PRINT)] = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Count what many cases raised: counts only, and small ones hidden."""
    from ehe_check.cli.clock import day_given
    from ehe_check.cli.themes_count import ThemesWanted, count_themes

    page = printout(as_, out, force=force)
    count_themes(ThemesWanted(paths, merge, for_merge, bank, day_given(today), page))
