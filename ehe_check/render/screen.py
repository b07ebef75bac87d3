"""Pages as a terminal shows them: lines marked where the stream can show it, else as they are.

Every mark is also said in words, mostly in capitals: a screen without colour loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.page.document import Document
from ehe_check.render.lines import document_lines
from ehe_check.render.look import Look
from ehe_check.render.screen_line import WIDTH, Line, Mark, Screen

_RESET = "\x1b[0m"
_CODES = {
    Mark.PLAIN: "",
    Mark.STRONG: "\x1b[1m",
    Mark.URGENT: "\x1b[1;31m",
    Mark.HOLD: "\x1b[1;35m",
    Mark.ADVICE: "\x1b[1;36m",
    Mark.QUIET: "\x1b[2m",
}


def screen_of(look: Look) -> Screen:
    """Return the screen that a look is of, its last column left free."""
    return Screen(min(look.width - 1, WIDTH), look.reads, look.encoding)


def render_screen(document: Document, look: Look) -> str:
    """Return a document as text for a terminal."""
    return drawn(document_lines(document, screen_of(look)), look)


def drawn(lines: Iterable[Line], look: Look) -> str:
    """Return lines as they are written on a stream."""
    return "".join(f"{_drawn(line, look)}\n" for line in lines)


def _drawn(line: Line, look: Look) -> str:
    code = _CODES[line.mark] if look.colour else ""
    return f"{code}{line.text}{_RESET}" if code and line.text else line.text
