"""Askers: who puts the questions of a command here, by arrow keys or by typed lines."""

from __future__ import annotations

import sys
from typing import TextIO

from ehe_check.ask.put import Asker
from ehe_check.cli.printing import wants_plain
from ehe_check.cli.starting import settle_down

_NO_CONSOLE = "NoConsoleScreenBufferError"  # what a Windows terminal without a console raises


def somebody_is_there(*, plain: bool | None) -> bool:
    """Say whether somebody can be asked: at a terminal, or by the typed lines they asked for."""
    return plain is True or (sys.stdin.isatty() and sys.stdout.isatty())


def dialogue() -> TextIO:
    """Return the stream on which to talk: standard output where a person reads it."""
    return sys.stdout if sys.stdout.isatty() else sys.stderr


def by_typed_lines(*, plain: bool | None) -> bool:
    """Say whether to ask by typed lines: as the option says, else the surroundings and settings."""
    return plain if plain is not None else wants_plain()


def asker(*, plain: bool) -> Asker:
    """Return an asker by arrow keys, or by typed lines where those are wanted or all we have."""
    capable = _capable_asker(plain=plain)
    settle_down()
    return capable


def _capable_asker(*, plain: bool) -> Asker:
    if not plain:
        from ehe_check.ask.terminal.asker import TerminalAsker

        try:
            return TerminalAsker()
        except Exception as error:
            if type(error).__name__ != _NO_CONSOLE:
                raise
    from ehe_check.ask.plain import PlainAsker, width_of

    return PlainAsker(sys.stdin, dialogue(), width_of(dialogue()))
