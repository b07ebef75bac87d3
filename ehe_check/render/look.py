"""How a page may look on one stream: how wide, in colour or not, and in which characters."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

PIPED_WIDTH = 80
NARROWEST = 24


@dataclass(frozen=True, slots=True)
class Look:
    """The looks of a page: `plain` has nothing drawn, for files, pipes and screen readers."""

    width: int = PIPED_WIDTH
    colour: bool = False
    plain: bool = True
    encoding: str = "utf-8"


def look_of(stream: TextIO, environ: Mapping[str, str], *, plain: bool = False) -> Look:
    """Return the looks that a stream can take: plain unless it is a capable terminal."""
    is_plain = plain or not stream.isatty() or environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if stream.isatty() else PIPED_WIDTH
    return Look(
        width=max(width, NARROWEST),
        colour=not is_plain and not environ.get("NO_COLOR"),
        plain=is_plain,
        encoding=stream.encoding or "utf-8",
    )
