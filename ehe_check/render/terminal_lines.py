"""Lines of a terminal, set in or hung after a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    Lines = Iterator[Text]


def set_in(lines: Iterable[Text], prefix: str, style: str = "") -> Lines:
    """Put a prefix before every line; an empty line stays without spaces at its end."""
    from rich.text import Text

    for line in lines:
        before = prefix if line.plain else prefix.rstrip()
        yield Text(end="").append(before, style or None).append_text(line)


def hung(mark: Text, lines: Iterable[Text], inset: int | None = None) -> Lines:
    """Put a mark before the first line, and as much room before the others."""
    room = " " * (mark.cell_len if inset is None else inset)
    for place, line in enumerate(lines):
        if place == 0:
            yield mark.copy().append_text(line)
        else:
            yield from set_in([line], room)
