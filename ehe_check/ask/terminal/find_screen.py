"""A finder: what is typed narrows what is listed, as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ehe_check.ask.moves import Move
from ehe_check.ask.narrow import shown
from ehe_check.ask.put import Choice, Put
from ehe_check.ask.reply import Chosen, Moved, Reply
from ehe_check.ask.terminal.frame import (
    STRONG,
    Drawn,
    Line,
    Looking,
    Parts,
    fitted,
    set_after,
    set_lines,
    with_tail,
)
from ehe_check.ask.terminal.key_lines import keys_of
from ehe_check.ask.terminal.keys import LEAVING

MOST_FOUND: Final = 6
_STEPS: Final = {"down": 1, "up": -1, "c-n": 1, "c-p": -1}


class FindScreen:
    """A line to type on, and beneath it what was found."""

    def __init__(self, put: Put) -> None:
        """Begin with the words that were typed already."""
        self.put = put
        self._typed = "".join(put.start)
        self._at = 0

    @property
    def takes_words(self) -> bool:
        """Whether words are typed here: always."""
        return True

    @property
    def found(self) -> tuple[Choice, ...]:
        """What the words find, as much as is listed."""
        every: Sequence[Choice] = self.put.search(self._typed) if self.put.search else ()
        return tuple(every[:MOST_FOUND])

    def press(self, key: str) -> Reply | None:
        """Do what a key does; return the reply once something is opened, or left."""
        found = self.found
        if key in LEAVING:
            return Moved(Move.LEAVE, (self._typed,))
        match key:
            case "escape" | "f3" | "c-b":
                return Moved(Move.BACK, (self._typed,))
            case "f10" | "c-x":
                return Moved(Move.LEAVE, (self._typed,))
            case "enter":
                return Chosen((found[self._at].id,)) if found else None
            case _ if key in _STEPS and found:
                self._at = (self._at + _STEPS[key]) % len(found)
            case "backspace" | "c-h":
                self._typed, self._at = self._typed[:-1], 0
            case _ if len(key) == 1 and key.isprintable():
                self._typed, self._at = self._typed + key, 0
        return None

    def drawn(self, width: int, rows: int) -> Drawn:
        """Return the screen as it is drawn."""
        words = f"{shown(self.put.text)}: {shown(self._typed)}"
        body: list[Line] = []
        at = (0, 1)
        for place, each in enumerate(self.found):
            first = " > " if place == self._at else "   "
            style = STRONG if place == self._at else ""
            if place == self._at:
                at = (len(body), 1)
            lines = with_tail(set_after(first, each.text, width), each.beside, width, at_end=True)
            body += [(style, line) for line in lines]
        named = [
            "Type more" if self._typed else "Type a word",
            "arrows move",
            "Enter opens",
            "Esc goes back",
        ]
        foot = keys_of(named, "", width)
        is_empty = bool(self._typed.strip()) and not self.found
        told = "Nothing is found by these words." if is_empty else ""
        parts = Parts(
            [], [(STRONG, line) for line in set_lines(words, width)], [], body, [], foot, told, at
        )
        return fitted(parts, width, rows, Looking())
