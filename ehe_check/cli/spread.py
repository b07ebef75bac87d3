"""A dataclass of options as a command of Typer: a field is one option, or a group of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_origin, get_type_hints

import typer

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Options = TypeVar("Options", bound="DataclassInstance")


def command_of(options: type[Options], run: Callable[[Options], None]) -> Callable[..., None]:
    """Return a command that takes what the fields of a dataclass say, and runs with one of it.

    Its docstring is the help. A field that is a dataclass itself is a group, whose options stand in
    its place; one that says no option has the value of the option of its name, where there is one.
    A command that has others beneath it is not run where one of those is called.
    """

    def command(context: typer.Context, **given: object) -> None:
        if context.invoked_subcommand is None:
            run(_filled(options, given))

    own = Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context)
    parameters = [own, *_parameters(options)]
    command.__doc__ = options.__doc__
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # read by inspect
    return command


def _parameters(options: type[DataclassInstance]) -> Iterator[Parameter]:
    hints = get_type_hints(options, include_extras=True)
    for each in fields(options):
        hint = hints[each.name]
        if isinstance(hint, type) and is_dataclass(hint):
            yield from _parameters(hint)
        elif get_origin(hint) is Annotated:
            default = Parameter.empty if each.default is MISSING else each.default
            kind = Parameter.KEYWORD_ONLY
            yield Parameter(each.name, kind, default=default, annotation=hint)


def _filled(options: type[Options], given: Mapping[str, object]) -> Options:
    """Return options with what was given of each, in the groups too."""
    values: dict[str, Any] = {}
    for name, hint in get_type_hints(options).items():
        if isinstance(hint, type) and is_dataclass(hint):
            values[name] = _filled(hint, given)
        elif name in given:
            values[name] = given[name]
    return options(**values)
