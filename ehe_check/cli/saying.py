"""Saying what is wrong: one line a problem on stderr, harmless to the terminal."""

from __future__ import annotations

import sys

from ehe_check.errors import Problem


def say(problem: Problem) -> None:
    """Print one problem as one line, whatever is in the words of a file that it names."""
    from ehe_check.cli.hints import one_line

    print(f"ehe-check: {one_line(str(problem))}", file=sys.stderr)
