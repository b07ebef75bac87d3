"""The commands, gathered under their names; only the one that is called is built.

Each is in a file of its name, which imports what it calls only when it is called, so that `--help`
reads no model and no bank. What a command that talks does then is in the file beside it in `_talk`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias

import typer

from ehe_check.cli.bank import check_bank, list_banks, print_blank, show_bank
from ehe_check.cli.case import case
from ehe_check.cli.compare import compare
from ehe_check.cli.config import config, show, words
from ehe_check.cli.demo import demo
from ehe_check.cli.due import due
from ehe_check.cli.in_own_words import in_own_words
from ehe_check.cli.meeting import meeting
from ehe_check.cli.overview import COMMANDS
from ehe_check.cli.quiz import again, quiz
from ehe_check.cli.quiz_enter import enter
from ehe_check.cli.quiz_export import export
from ehe_check.cli.quiz_papers import change, stats
from ehe_check.cli.quiz_room import room
from ehe_check.cli.sheet import sheet
from ehe_check.cli.supervise import supervise
from ehe_check.cli.themes import themes

Command: TypeAlias = Callable[..., None]


@dataclass(frozen=True)
class Group:
    """Commands under one name, and what that name does where none of them is named."""

    what: str
    commands: Mapping[str, Command | Group]
    alone: Command | None = None


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


BANK = Group(
    "List, read and check the questions, or print them to fill in by hand.",
    {
        "list": list_banks,
        "show": show_bank,
        "check": check_bank,
        "blank": print_blank,
    },
)
CONFIG = Group(str(config.__doc__), {"show": show, "words": words}, config)
QUIZ = Group(
    str(quiz.__doc__),
    {
        "again": again,
        "export": export,
        "room": room,
        "enter": enter,
        "change": change,
        "stats": stats,
    },
    quiz,
)
PROGRAM = Group(
    "Questions and a prompt sheet about one home-educated child (England).",
    {
        "case": case,
        "sheet": sheet,
        "meeting": meeting,
        "demo": demo,
        "supervise": supervise,
        "due": due,
        "compare": compare,
        "themes": themes,
        "bank": BANK,
        "config": CONFIG,
        "quiz": QUIZ,
    },
    root,
)

OF_NO_PAGE: frozenset[Command] = frozenset({root, config, show, words})
"""What prints no page, and must work where the settings or own words do not."""

KEEPS_FIRST: frozenset[Command] = frozenset({meeting})
"""What keeps what it is told before any page: a HOLD, or what a meeting decided."""


def call(given: list[str]) -> None:
    """Call the command that the words given begin with, with the options after it.

    Raises:
        SystemExit: with the exit code, when all is done.
    """
    called: Command | Group = PROGRAM
    name, rest = "ehe-check", given
    while isinstance(called, Group) and rest and rest[0] in called.commands:
        called, name, rest = called.commands[rest[0]], f"{name} {rest[0]}", rest[1:]
    _built(called)(args=rest, prog_name=name)


def _built(called: Command | Group) -> typer.Typer:
    """Return a command, or a group with all its commands."""
    if not isinstance(called, Group):
        app = _empty()
        app.command()(_said(called))
        return app
    app = _empty(called.what, no_args_is_help=called.alone is None)
    if called.alone is not None:
        app.callback(invoke_without_command=True)(_said(called.alone))
    for name, inner in called.commands.items():
        if isinstance(inner, Group):
            app.add_typer(_built(inner), name=name)
        else:
            app.command(name)(_said(inner))
    return app


def _said(command: Command) -> Command:
    """Return a command that says its pages in own words, or one that prints none."""
    if command in OF_NO_PAGE:
        return command
    return in_own_words(command, keeps_first=command in KEEPS_FIRST)


def _empty(what: str = "", *, no_args_is_help: bool = False) -> typer.Typer:
    """Return a Typer of no commands: no markup, and no traceback with answers in it."""
    return typer.Typer(
        help=what,
        no_args_is_help=no_args_is_help,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
