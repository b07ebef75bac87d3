"""A question on a screen: what is printed once, what is drawn anew, and what is read meanwhile."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace

from ehe_check.ask.answer_parts import reading_parts
from ehe_check.ask.marks import marks_at_first
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Reply
from ehe_check.ask.screen_lines import Drawn, Line, Parts, Room, fitted


class Screen(ABC):
    """A question under way in a window.

    It is printed above, where it stays; its answers are drawn beneath it, anew at each key. What is
    longer than the window, or is asked for, is read in pages in place of the answers.
    """

    def __init__(self, put: Put) -> None:
        """Begin with what was given before, and nothing drawn."""
        self.put = put
        self.marks = marks_at_first(put)
        self._aside = ""
        self._page, self._pages = 0, 1
        self._seen = {0}
        self._above: tuple[int, int, Drawn] | None = None
        self._drawn_in: tuple[int, int, Drawn | None] = (79, 24, None)

    @property
    @abstractmethod
    def takes_words(self) -> bool:
        """Whether words are typed here now: they may be pasted, and no letter makes a move."""

    @abstractmethod
    def press(self, key: str) -> Reply | None:
        """Do what a key does; return the reply once it ends the question."""

    @abstractmethod
    def _parts(self, width: int, room: Room) -> Parts:
        """Return the parts of the screen, which each way of answering sets out for itself."""

    def above(self, width: int, rows: int) -> list[Line]:
        """Return what is printed above a window of this size, where it stays.

        It is not drawn again, but where it would take more than half of a window too low for all.
        """
        drawn = self.drawn(width, rows)
        has_room = drawn.is_whole or drawn.above <= rows // 2
        self._above = (width, rows, drawn) if has_room else None
        return drawn.lines[: drawn.above]

    def beneath(self, width: int, rows: int) -> Drawn:
        """Return what is drawn again at each key; all of it, once the window has another size."""
        if self._above is None or self._above[:2] != (width, rows):
            self._above = None
            return self.drawn(width, rows)
        above = self._above[2]
        return self._draw(width, rows - above.above, above)

    def drawn(self, width: int, rows: int) -> Drawn:
        """Return the whole screen."""
        return self._draw(width, rows, None)

    def _draw(self, width: int, rows: int, above: Drawn | None) -> Drawn:
        """Return what is drawn, and count what of its words has been in view."""

        def make(room: Room) -> Parts:
            parts = self._parts(width, room)
            if above is not None:
                words = [] if above.is_whole else parts.words
                parts = replace(parts, head=[], question=[], words=words)
            if self._aside:
                return reading_parts(parts, self._aside, width, reads_on=self._is_reading)
            return parts

        drawn, self._drawn_in = fitted(make, width, rows, self._page), (width, rows, above)
        self._pages = drawn.pages
        if not self._aside:
            self._seen.add(self._page % drawn.pages)
        return drawn

    def _show(self, text: str) -> None:
        """Show a text in place of the answers from its beginning, or the answers again."""
        self._aside, self._page = text, 0
        self._draw(*self._drawn_in)

    @property
    def _is_reading(self) -> bool:
        """Whether what decides the answer is read: Enter reads on."""
        return self._aside == self.put.help
