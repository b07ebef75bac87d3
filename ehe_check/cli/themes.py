"""`ehe-check themes`: counts across many cases, for a partnership that wants to learn from them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from ehe_check.cli.options import (
    HOW_TO_PRINT,
    BankOption,
    ForceOption,
    OutOption,
    TodayOption,
    as_option,
    path_argument,
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
    folders: Annotated[list[Path], path_argument(metavar="FOLDER...", help="Folders of sessions.")],
    *,
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
    count_themes(ThemesWanted(folders, bank, day_given(today), page))
