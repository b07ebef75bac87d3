"""`ehe-check quiz room`: a quiz on a wall for a room of people, and the report at its end."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from ehe_check.cli.options import (
    AsOption,
    ForceOption,
    LengthOption,
    OutOption,
    PaperName,
    PlainOption,
    QuizBankOption,
    TodayOption,
    TopicOption,
    paper_option,
    path_argument,
    printout,
    save_option,
)


def room(  # noqa: PLR0913 (one parameter an option)
    path: Annotated[
        Path | None,
        path_argument(metavar="FILE", help="A room to go on with, or to print."),
    ] = None,
    *,
    topic: TopicOption = None,
    length: LengthOption = None,
    paper: Annotated[
        PaperName | None, paper_option(help="Put the questions of this paper.")
    ] = None,
    bank: QuizBankOption = None,
    save: Annotated[
        Path | None, save_option(help="Where to keep it. Ends in .quiz-room.toml.")
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
    from ehe_check.cli.clock import clock_given
    from ehe_check.cli.quiz_room_talk import RoomWanted, hold_or_print_room
    from ehe_check.cli.quiz_talk import QuizWanted

    wanted = RoomWanted(
        path=path,
        save=save,
        questions=QuizWanted(topic, length, paper.value if paper else None),
        folder=bank,
        clock=clock_given(today),
        page=printout(as_, out, force=force, plain=plain),
    )
    hold_or_print_room(wanted)
