"""Texts set in lines of one screen: made harmless, wrapped, and one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ehe_check.page.columns import cells, wrapped
from ehe_check.page.visible import visible
from ehe_check.sheet.screen_line import Line, Lines, Mark, Screen

BLANK = "_" * 8
ENDS = (".", "?", "!", ":")
"""What a text ends in after which no colon stands."""
_LINE_END_OR_GAP = re.compile(r"\s*\n\s*|\s{3,}")


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets texts in lines none of which is wider than the screen."""

    screen: Screen

    @property
    def width(self) -> int:
        """How wide a line is at most."""
        return self.screen.width

    def wrap(self, text: str, mark: Mark = Mark.PLAIN, first: str = "", hang: str = "") -> Lines:
        """Yield a text as lines, none where it and what stands before it say nothing."""
        shown = self.shown(text)
        if shown or first.strip():
            yield from self.screen.wrap(shown, mark, first, hang)

    def shown(self, text: str) -> str:
        """Return a text made harmless, and on one line."""
        return _LINE_END_OR_GAP.sub(" ", visible(text, self.screen.encoding)).strip()

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
