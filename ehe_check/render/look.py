"""How a page may look on one stream: how wide, in colour or not, and in which characters."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

PIPED_WIDTH, PIPED_HEIGHT = 80, 24
NARROWEST = 24


@dataclass(frozen=True, slots=True)
class Look:
    """The looks of a page: `reads` is where lines are read out, not seen.

    `width` is in columns, `height` in lines.
    """

    width: int = PIPED_WIDTH
    height: int = PIPED_HEIGHT
    colour: bool = False
    reads: bool = False
    encoding: str = "utf-8"


def look_of(stream: TextIO, environ: Mapping[str, str], *, plain: bool = False) -> Look:
    """Return the looks that a stream can take: coloured where it is a capable terminal."""
    is_capable = stream.isatty() and environ.get("TERM") != "dumb" and not environ.get("NO_COLOR")
    piped = (PIPED_WIDTH, PIPED_HEIGHT)
    width, height = shutil.get_terminal_size(piped) if stream.isatty() else piped
    return Look(
        width=max(width, NARROWEST),
        height=max(height, PIPED_HEIGHT),
        colour=is_capable and not plain,
        reads=plain,
        encoding=stream.encoding or "utf-8",
    )
