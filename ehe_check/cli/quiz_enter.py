"""`ehe-check quiz enter`: key in papers that were sat before or after a training."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ehe_check.cli.options import (
    PaperName,
    PlainOption,
    QuizBankOption,
    TodayOption,
    paper_option,
    path_argument,
)


class When(StrEnum):
    """When a paper was sat."""

    BEFORE = "before"
    AFTER = "after"


def enter(  # noqa: PLR0913 (one parameter an option)
    path: Annotated[
        Path,
        path_argument(metavar="FILE", help="Where to keep them. Ends in .quiz-sheets.toml."),
    ],
    *,
    paper: Annotated[PaperName | None, paper_option(help="Which paper the sheets are.")] = None,
    when: Annotated[
        When | None, typer.Option("--when", help="Before the training, or after it.")
    ] = None,
    bank: QuizBankOption = None,
    plain: PlainOption = None,
    today: TodayOption = None,
) -> None:
    """Key in papers that were sat before or after a training: one line a sheet, no names."""
    from ehe_check.cli.clock import clock_given
    from ehe_check.cli.quiz_enter_talk import SheetsWanted, key_papers_in

    wanted = SheetsWanted(
        path=path,
        paper=paper.value if paper else None,
        when=when.value if when else None,
        folder=bank,
    )
    key_papers_in(wanted, clock_given(today), plain=plain)
