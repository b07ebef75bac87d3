"""Pages as a terminal shows them: lines marked where the stream can show it, else as they are.

Every mark is also said in words, mostly in capitals: a screen without colour loses nothing.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TextIO

from ehe_check.page.document import Document
from ehe_check.render.lines import document_lines
from ehe_check.render.screen_line import HEIGHT, WIDTH, Line, Screen

NARROWEST = 24
_ALOUD = (
    (re.compile(r"_{3,} {2,}"), "(blank), "),
    (re.compile(r"_{3,}"), "(blank)"),
    (re.compile(r"\( \) (.+?) \( \) "), r"(say which) \1, or "),
)
"""What only eyes can tell of a line to write on and of words to choose from, and what is said."""


def screen_of(stream: TextIO, environ: Mapping[str, str], *, plain: bool = False) -> Screen:
    """Return the screen of a stream, its last column left free: coloured where it can be."""
    is_capable = stream.isatty() and environ.get("TERM") != "dumb" and not environ.get("NO_COLOR")
    piped = (WIDTH + 1, HEIGHT)
    width, height = shutil.get_terminal_size(piped) if stream.isatty() else piped
    return Screen(
        width=min(max(width, NARROWEST) - 1, WIDTH),
        reads=plain,
        encoding=stream.encoding or "utf-8",
        height=max(height, HEIGHT),
        colour=is_capable and not plain,
    )


def render_screen(document: Document, screen: Screen) -> str:
    """Return a document as text for a terminal."""
    return drawn(document_lines(aloud(document, screen), screen), screen)


def aloud(value: Any, screen: Screen) -> Any:  # noqa: ANN401 (anything that is printed)
    """Return a page, or what to say, as a screen tells it: where lines are read out, as heard.

    What people wrote stays as they wrote it.
    """
    if not screen.reads:
        return value
    if type(value) is str:
        for seen, heard in _ALOUD:
            value = seen.sub(heard, value)
    elif type(value) is tuple:
        return tuple(aloud(each, screen) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        held = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{name: aloud(each, screen) for name, each in held.items()})
    return value


def drawn(lines: Iterable[Line], screen: Screen) -> str:
    """Return lines as they are written on a stream."""
    return "".join(f"{_styled(line) if screen.colour else line.text}\n" for line in lines)


def _styled(line: Line) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(line.mark).render(line.text, color_system=ColorSystem.STANDARD)
