"""The command that takes a quiz elsewhere: to Moodle, Anki, a spreadsheet, paper or a browser."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ehe_check.cli.commands.options import ForceOption, OutOption, TodayOption
from ehe_check.cli.commands.quiz import PaperName, QuizBankOption, TopicOption


class ExportAs(StrEnum):
    """The forms in which a quiz can leave the program."""

    GIFT = "gift"
    ANKI = "anki"
    HTML = "html"
    CSV = "csv"
    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "markdown"


def export(  # noqa: PLR0913 (one parameter an option)
    *,
    as_: Annotated[
        ExportAs | None,
        typer.Option("--as", help="GIFT for Moodle, text for Anki, a page for a browser, paper."),
    ] = None,
    out: OutOption = None,
    force: ForceOption = False,
    key: Annotated[
        bool, typer.Option("--key", help="On paper: with the key and the reason for every option.")
    ] = False,
    topic: TopicOption = None,
    paper: Annotated[
        PaperName | None, typer.Option("--paper", help="Only the items of this paper.")
    ] = None,
    bank: QuizBankOption = None,
    today: TodayOption = None,
) -> None:
    """Take a quiz to Moodle, Anki, a spreadsheet, paper, or a page that runs in a browser."""
    from ehe_check.cli.quiz_export import QuizExport

    command = QuizExport(
        as_=as_.value if as_ else None,
        out=out,
        force=force,
        with_key=key,
        topic=topic,
        paper=paper.value if paper else None,
        bank=bank,
        today=today,
    )
    command.run()
