"""The commands, gathered under their names."""

from __future__ import annotations

from typing import Annotated

import typer

from ehe_check.cli.commands import (
    about_a_case,
    over_time,
    question_banks,
    quiz,
    quiz_exports,
    quiz_rooms,
    settings,
)
from ehe_check.cli.overview import COMMANDS


def _group(what: str, *, acts_alone: bool = False) -> typer.Typer:
    """Return an empty group of commands: no markup, and no traceback with answers in it.

    One that acts alone does something of its own where none of its commands is named.
    """
    return typer.Typer(
        help=what,
        no_args_is_help=not acts_alone,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )


app = _group(
    "Questions and a prompt sheet about one home-educated child (England).", acts_alone=True
)
bank_app = _group("List, read and check the questions, or print them to fill in by hand.")
app.add_typer(bank_app, name="bank")
config_app = _group(str(settings.config.__doc__), acts_alone=True)
app.add_typer(config_app, name="config")
quiz_app = _group(str(quiz.quiz.__doc__), acts_alone=True)
app.add_typer(quiz_app, name="quiz")


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Say which version this is.")
    ] = False,
) -> None:
    """Say what the commands are, with an example of each."""
    if version:
        from ehe_check import __version__

        typer.echo(f"ehe-check {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(COMMANDS)


app.command()(about_a_case.case)
app.command()(about_a_case.sheet)
app.command()(about_a_case.meeting)
app.command()(about_a_case.demo)
app.command()(over_time.supervise)
app.command()(over_time.compare)
app.command()(over_time.themes)

bank_app.command("list")(question_banks.list_banks)
bank_app.command("show")(question_banks.show_bank)
bank_app.command("check")(question_banks.check_bank)
bank_app.command("blank")(question_banks.print_blank)

config_app.callback(invoke_without_command=True)(settings.config)
config_app.command("show")(settings.show)

quiz_app.callback(invoke_without_command=True)(quiz.quiz)
quiz_app.command("again")(quiz.again)
quiz_app.command("export")(quiz_exports.export)
quiz_app.command("room")(quiz_rooms.room)
quiz_app.command("enter")(quiz_rooms.enter)
quiz_app.command("change")(quiz_rooms.change)
quiz_app.command("stats")(quiz_rooms.stats)
