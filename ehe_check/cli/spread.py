"""A class of options as a command of Typer: a field is one option, or a group of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, TypeVar, get_origin, get_type_hints

import typer

Options = TypeVar("Options")


def command_of(options: type[Options], run: Callable[[Options], None]) -> Callable[..., None]:
    """Return a command that takes what the fields of a class say, and runs with one of it.

    Its docstring is the help. A field that is a dataclass is a group, whose options stand in its
    place; one that says no option has the value of the option of its name, where there is one.
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


def _parameters(options: type[Any]) -> Iterator[Parameter]:
    """Yield a parameter for each option, in the order of the fields."""
    hints = get_type_hints(options, include_extras=True)
    for name, parameter in signature(options).parameters.items():
        hint = hints[name]
        if _is_group(hint):
            yield from _parameters(hint)
        elif get_origin(hint) is Annotated:
            yield parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=hint)


def _filled(options: type[Options], given: Mapping[str, object]) -> Options:
    """Return options with what was given of each, in the groups too."""
    values = {
        name: _filled(hint, given) if _is_group(hint) else given[name]
        for name, hint in get_type_hints(options).items()
        if _is_group(hint) or name in given
    }
    return options(**values)


def _is_group(hint: object) -> bool:
    """Say whether a field is a group of options."""
    return isinstance(hint, type) and is_dataclass(hint)
