"""Commands of the quiz: for somebody alone, in a terminal or by typed lines."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ehe_check.cli.commands.options import PlainOption, TodayOption


class PaperName(StrEnum):
    """The papers of a quiz bank."""

    A = "A"
    B = "B"


TopicOption = Annotated[
    str | None, typer.Option("--topic", metavar="TOPIC", help="Questions of this topic only.")
]
LengthOption = Annotated[
    int | None, typer.Option("--length", min=1, metavar="N", help="How many questions to put.")
]
SeedOption = Annotated[
    int | None,
    typer.Option("--seed", metavar="N", help="The same number gives the same order again."),
]
QuizBankOption = Annotated[
    Path | None,
    typer.Option("--bank", readable=False, help="Use the quiz bank in this folder."),
]


def quiz(  # noqa: PLR0913 (one parameter an option)
    context: typer.Context,
    *,
    topic: TopicOption = None,
    length: LengthOption = None,
    seed: SeedOption = None,
    paper: Annotated[
        PaperName | None,
        typer.Option("--paper", help="Sit one of two matched papers: reasons come at the end."),
    ] = None,
    bank: QuizBankOption = None,
    plain: PlainOption = None,
    today: TodayOption = None,
) -> None:
    """Answer questions about the review, and read the reason for every option.

    It is for learning: nothing passes or fails. Answers are kept without a name in your own folder.
    """
    if context.invoked_subcommand is None:
        from ehe_check.cli.quiz import QuizCommand

        command = QuizCommand(
            topic=topic,
            length=length,
            seed=seed,
            paper=paper.value if paper else None,
            folder=bank,
            plain=plain,
            today=today,
        )
        command.run()


def again(  # noqa: PLR0913 (one parameter an option)
    *,
    topic: TopicOption = None,
    length: LengthOption = None,
    seed: SeedOption = None,
    bank: QuizBankOption = None,
    plain: PlainOption = None,
    today: TodayOption = None,
) -> None:
    """Meet again what you missed or guessed, when it is due."""
    from ehe_check.cli.quiz import QuizCommand

    command = QuizCommand(
        topic=topic, length=length, seed=seed, folder=bank, plain=plain, today=today
    )
    command.again()
