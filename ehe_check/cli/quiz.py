"""`ehe-check quiz`: answer questions about the review, or meet again what was missed."""

from __future__ import annotations

from typing import Annotated

import typer

from ehe_check.cli.options import (
    LengthOption,
    PaperName,
    PlainOption,
    QuizBankOption,
    TodayOption,
    TopicOption,
    paper_option,
)


def quiz(  # noqa: PLR0913 (one parameter an option)
    context: typer.Context,
    *,
    topic: TopicOption = None,
    length: LengthOption = None,
    paper: Annotated[
        PaperName | None,
        paper_option(help="Sit one of two matched papers: reasons come at the end."),
    ] = None,
    bank: QuizBankOption = None,
    plain: PlainOption = None,
    today: TodayOption = None,
) -> None:
    """Answer questions about the review, and read the reason for every option.

    It is for learning: nothing passes or fails. Answers are kept without a name in your own folder.
    """
    if context.invoked_subcommand is None:
        from ehe_check.cli.quiz_talk import QuizWanted, hold_quiz

        wanted = QuizWanted(topic, length, paper.value if paper else None)
        hold_quiz(wanted, bank, today, plain=plain)


def again(
    *,
    topic: TopicOption = None,
    length: LengthOption = None,
    bank: QuizBankOption = None,
    plain: PlainOption = None,
    today: TodayOption = None,
) -> None:
    """Meet again what you missed or guessed, when it is due."""
    from ehe_check.cli.quiz_talk import QuizWanted, meet_again

    meet_again(QuizWanted(topic, length), bank, today, plain=plain)
