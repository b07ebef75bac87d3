"""Pages as a terminal shows them: lines marked where the stream can show it, else as they are.

Every mark is also said in words, mostly in capitals: a screen without colour loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.page.document import Document
from ehe_check.render.lines import document_lines
from ehe_check.render.look import Look
from ehe_check.render.screen_line import WIDTH, Line, Mark, Screen

_STYLES = {
    Mark.STRONG: "bold",
    Mark.URGENT: "bold red",
    Mark.HOLD: "bold magenta",
    Mark.ADVICE: "bold cyan",
    Mark.QUIET: "dim",
}


def screen_of(look: Look) -> Screen:
    """Return the screen that a look is of, its last column left free."""
    return Screen(min(look.width - 1, WIDTH), look.reads, look.encoding)


def render_screen(document: Document, look: Look) -> str:
    """Return a document as text for a terminal."""
    return drawn(document_lines(document, screen_of(look)), look)


def drawn(lines: Iterable[Line], look: Look) -> str:
    """Return lines as they are written on a stream."""
    styled = _styled if look.colour else _bare
    return "".join(f"{styled(line)}\n" for line in lines)


def _bare(line: Line) -> str:
    return line.text


def _styled(line: Line) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    style = Style.parse(_STYLES.get(line.mark, ""))
    return style.render(line.text, color_system=ColorSystem.STANDARD)
