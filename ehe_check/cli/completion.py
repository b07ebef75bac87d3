"""`ehe-check completion`: what has a shell complete commands and options, as Typer writes it."""

from __future__ import annotations

from ehe_check.cli.entry import COMPLETES
from ehe_check.cli.options import CompletionOptions


def print_completion(options: CompletionOptions) -> None:
    """Print the script of a shell."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # it is there

    print(get_completion_script(prog_name="ehe-check", complete_var=COMPLETES, shell=options.shell))
