"""Options as a class: each field is an option of the command, and so is each of a group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer
from typer.testing import CliRunner

from ehe_check.cli.app import PROGRAM, Command, Group, command_of


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where to."""

    plain: bool | None = None
    out: Annotated[str, typer.Option("--out")] = "here"
    force: Annotated[bool, typer.Option("--force")] = False
    inside: str = "not an option"


@dataclass(frozen=True, kw_only=True)
class WhereElse(Where):
    """Where to, by another help."""

    out: Annotated[str, typer.Option("--out", help="Another.")] = "there"


class Walk(NamedTuple):
    """Go for a walk.

    It does good.
    """

    who: Annotated[str, typer.Argument()]
    plain: Annotated[bool | None, typer.Option("--plain")] = None
    where: WhereElse = WhereElse()
    miles: Annotated[int, typer.Option("--miles", min=1)] = 3


RUNNER = CliRunner()


def walked(*arguments: str) -> Walk:
    """Return what a command is given for these arguments."""
    given: list[Walk] = []
    app = typer.Typer(rich_markup_mode=None)
    app.command()(command_of(Walk, given.append))
    done = RUNNER.invoke(app, arguments)

    assert (0, 1) == (done.exit_code, len(given)), done.output
    return given[0]


def test_what_is_not_given_is_as_the_class_says() -> None:
    assert Walk("Ann") == walked("Ann")


def test_each_option_is_given_to_its_field_in_a_group_too() -> None:
    expected = Walk(who="Ann", where=WhereElse(out="x", force=True), miles=5)

    assert expected == walked("--out", "x", "Ann", "--force", "--miles", "5")


def test_a_group_is_told_the_option_of_the_command_that_goes_by_the_name_of_its_field() -> None:
    assert Walk(who="Ann", plain=True, where=WhereElse(plain=True)) == walked("Ann", "--plain")


def every_command(group: Group = PROGRAM) -> Iterator[Command]:
    if group.alone is not None:
        yield group.alone
    for each in group.commands.values():
        if isinstance(each, Group):
            yield from every_command(each)
        else:
            yield each


def test_the_function_of_each_command_is_there_and_is_given_what_the_command_takes() -> None:
    for each in every_command():
        module, _, name = each.at.partition(":")
        function: Any = getattr(import_module(module), name)
        takes = [hint for key, hint in get_type_hints(function).items() if key != "return"]

        assert takes in ([each.takes], [object]), each.at
