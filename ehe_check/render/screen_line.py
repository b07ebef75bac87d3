"""Lines of a terminal, and the screen that sets texts in them: made harmless and wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ehe_check.page.columns import cells, wrapped
from ehe_check.page.visible import visible

WIDTH, HEIGHT = 79, 24
"""How wide a line is at most, on a terminal of any width; how many stand on the lowest one."""
_BOXES = {False: "[ ]", True: "[x]"}
_BOXES_IN_WORDS = {False: "To do:", True: "Done:"}
ENDS = (".", "?", "!", ":")
"""What a text ends in after which no colon stands."""
_LINE_END_OR_GAP = re.compile(r"\s*\n\s*|\s{3,}")


class Mark(StrEnum):
    """How a line stands out where it can, as Rich names it; its words say it by themselves."""

    PLAIN = "none"
    STRONG = "bold"
    URGENT = "bold red"
    HOLD = "bold magenta"
    ADVICE = "bold cyan"
    QUIET = "dim"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, no wider than its screen."""

    text: str
    mark: Mark = Mark.PLAIN


Lines = Iterator[Line]


@dataclass(frozen=True, slots=True)
class Screen:
    """Sets texts in lines, none wider than it is, in characters that its stream can carry.

    `reads` is where lines are read out, not seen; `height` is in lines.
    """

    width: int = WIDTH
    reads: bool = False
    encoding: str = "utf-8"
    height: int = HEIGHT
    colour: bool = False

    def blank(self, wide: int = 8) -> str:
        """Return where something is to be written: a word where lines are read out."""
        return "(blank)" if self.reads else "_" * wide

    def box(self, *, is_ticked: bool) -> str:
        """Return what stands before an item that is ticked off."""
        return f" {(_BOXES_IN_WORDS if self.reads else _BOXES)[is_ticked]} "

    def wrap(self, text: str, mark: Mark = Mark.PLAIN, first: str = "", hang: str = "") -> Lines:
        """Yield a text as lines, none where it and what stands before it say nothing."""
        shown = self.shown(text)
        if shown or first.strip():
            yield from (Line(line, mark) for line in wrapped(shown, self.width, first, hang))

    def shown(self, text: str) -> str:
        """Return a text made harmless, and on one line."""
        return _LINE_END_OR_GAP.sub(" ", visible(text, self.encoding)).strip()

    def flow(self, pieces: Iterable[str], first: str, hang: str) -> Lines:
        """Yield pieces one after the other, each whole on its line where it fits there."""
        line = first
        for piece in pieces:
            longer = line + piece if not line.strip() else f"{line} {piece}"
            if cells(longer) <= self.width:
                line = longer
                continue
            if line.strip():
                yield Line(line)
            *full, line = wrapped(piece, self.width, hang if line.strip() else first, hang)
            yield from map(Line, full)
        if line.strip():
            yield Line(line)
