"""Commands of the quiz for trainers: a room, sheets from paper, and what they show."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ehe_check.cli.commands.options import (
    AsOption,
    ForceOption,
    OutOption,
    PlainOption,
    TodayOption,
    printout,
)
from ehe_check.cli.commands.quiz import (
    LengthOption,
    PaperName,
    QuizBankOption,
    SeedOption,
    TopicOption,
)


class When(StrEnum):
    """When a paper was sat."""

    BEFORE = "before"
    AFTER = "after"


SheetsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="FOLDER|FILE...",
        readable=False,
        help="Files that quiz enter has saved, or folders of them.",
    ),
]


def room(  # noqa: PLR0913 (one parameter an option)
    path: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", readable=False, help="A room to go on with, or to print."),
    ] = None,
    *,
    topic: TopicOption = None,
    length: LengthOption = None,
    seed: SeedOption = None,
    paper: Annotated[
        PaperName | None, typer.Option("--paper", help="Put the questions of this paper.")
    ] = None,
    bank: QuizBankOption = None,
    save: Annotated[
        Path | None,
        typer.Option("--save", readable=False, help="Where to keep it. Ends in .quiz-room.toml."),
    ] = None,
    plain: PlainOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Hold a quiz with a room of people: a projector, and hands that you count.

    No names, no devices, no network. Type the hands for each option before the reasons are shown;
    talk, and count again if you like. A report comes at the end.
    """
    from ehe_check.cli.quiz_rooms import RoomCommand

    command = RoomCommand(
        path=path,
        save=save,
        topic=topic,
        length=length,
        seed=seed,
        paper=paper.value if paper else None,
        folder=bank,
        plain=plain,
        today=today,
        wanted=printout(as_, out, force=force),
    )
    command.run()


def enter(  # noqa: PLR0913 (one parameter an option)
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", readable=False, help="Where to keep them. Ends in .quiz-sheets.toml."
        ),
    ],
    *,
    paper: Annotated[
        PaperName | None, typer.Option("--paper", help="Which paper the sheets are.")
    ] = None,
    when: Annotated[
        When | None, typer.Option("--when", help="Before the training, or after it.")
    ] = None,
    group: Annotated[
        int | None,
        typer.Option("--group", min=1, max=2, help="Which half of the room, if you note it."),
    ] = None,
    counts: Annotated[
        bool,
        typer.Option("--counts", help="Type how many chose each option, not sheet by sheet."),
    ] = False,
    printed: Annotated[
        str | None,
        typer.Option(
            "--printed",
            metavar="DATE",
            help="The day the paper was printed, if questions past their date were left out.",
        ),
    ] = None,
    bank: QuizBankOption = None,
    plain: PlainOption = None,
    today: TodayOption = None,
) -> None:
    """Key in papers that were sat before or after a training: one line a sheet, no names."""
    from ehe_check.cli.quiz_sheets import EnterCommand

    command = EnterCommand(
        path=path,
        paper=paper.value if paper else None,
        when=when.value if when else None,
        group=group,
        counts=counts,
        folder=bank,
        plain=plain,
        today=today,
        printed=printed,
    )
    command.run()


def change(  # noqa: PLR0913 (one parameter an option)
    paths: SheetsArgument,
    *,
    bank: QuizBankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Say how answers changed from before to after, and what that does not show."""
    from ehe_check.cli.quiz_sheets import SheetsPage

    wanted = printout(as_, out, force=force)
    SheetsPage(paths=paths, folder=bank, today=today, wanted=wanted).print_change()


def stats(  # noqa: PLR0913 (one parameter an option)
    paths: SheetsArgument,
    *,
    bank: QuizBankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Say how the questions did with those who sat them; nothing where too few did."""
    from ehe_check.cli.quiz_sheets import SheetsPage

    wanted = printout(as_, out, force=force)
    SheetsPage(paths=paths, folder=bank, today=today, wanted=wanted).print_statistics()
