"""A grid of who last saw whom on one screen: a number fills a cell and moves on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ehe_check.ask.marks import HOW_KNOWN, SIGNS, Marks
from ehe_check.ask.moves import Move
from ehe_check.ask.narrow import shown
from ehe_check.ask.put import HowKnown, Put, Subject
from ehe_check.ask.reply import Cell, Reply
from ehe_check.ask.said_words import short_words, words_of_said
from ehe_check.ask.terminal.answering import Answering
from ehe_check.ask.terminal.frame import STRONG, Line, Parts, plain
from ehe_check.ask.terminal.key_lines import keys_of
from ehe_check.ask.terminal.source_lines import source_lines
from ehe_check.page.columns import cells as columns_of

_LEAST_COLUMN, _MOST_COLUMN, _LEAST_LABEL, _MOST_LABEL = 10, 14, 8, 23
_INSET: Final = "   "
_ARROWS: Final = {
    "up": (-1, 0),
    "c-p": (-1, 0),
    "down": (1, 0),
    "c-n": (1, 0),
    "left": (0, -1),
    "right": (0, 1),
    "tab": (0, 1),
    "s-tab": (0, -1),
}


class GridScreen(Answering):
    """Those who saw down the side, those seen across; the pointer is always at a cell."""

    def __init__(self, put: Put) -> None:
        """Point at the first cell in which nothing stands yet."""
        super().__init__(put)
        self._here: Cell = next(iter(self.marks.open), put.cells[0])
        self._filled: Cell | None = None
        bare = replace(put, known=HowKnown())
        self._last_time = {
            each.said.cell: short_words(bare, each.said) for each in put.grid.last_said
        }

    def _mark(self, key: str) -> None:
        if key in _ARROWS:
            self._move(*_ARROWS[key])
        elif len(key) == 1 and key.isascii() and key.isdecimal():
            self._fill(int(key))
        elif key == "-" and self._here[1] not in self.put.grid.unsourced:
            self._put_in(self._at(self._here).not_theirs())
        elif key in SIGNS:
            self._toggle(SIGNS[key])
        elif key == "l":
            self._copy([cell for cell in self.put.cells if cell[1] == self._target[1]])
        elif key == "d":
            self._copy([cell for cell in self.put.cells if cell[0] == self._target[0]])
        else:
            super()._mark(key)

    def _enter(self) -> Reply | None:
        """Point at the first cell of which it is asked how it is known, so that a letter is its."""
        reply = super()._enter()
        if reply is None and self.marks.told == HOW_KNOWN and self.marks.unsourced:
            self._here = self._filled = self.marks.unsourced[0]
        return reply

    def _moved(self, move: Move) -> Reply | None:
        if move is Move.NOT_KNOWN:
            self._fill(0)
        elif move is Move.KEEP:
            self._now(self.marks.kept_from_last_time())
            self._here = next(iter(self.marks.open), self._here)
            return None if self.marks.open or self.marks.unsourced else self._enter()
        else:
            return super()._moved(move)
        return None

    def _for_source(self) -> Marks:
        return self._at(self._target)

    @property
    def _target(self) -> Cell:
        """The cell to which a letter belongs: the one just filled, else the one pointed at."""
        return self._filled or self._here

    def _at(self, cell: Cell) -> Marks:
        return replace(self.marks, focus=cell)

    def _now(self, marks: Marks) -> None:
        super()._now(replace(marks, focus=None))

    def _move(self, down: int, along: int) -> None:
        rows = [each.id for each in self.put.grid.rows]
        abouts = [each.id for each in self.put.subjects if each.applies]
        about, by = abouts.index(self._here[0]), rows.index(self._here[1])
        self._here = abouts[(about + along) % len(abouts)], rows[(by + down) % len(rows)]
        self._filled = None
        self.marks = self.marks.saying("")

    def _fill(self, number: int) -> None:
        if number == 0:
            self._put_in(self._at(self._here).not_known())
        elif number <= len(self.put.choices):
            self._put_in(self._at(self._here).picked(self.put.choices[number - 1].id))
        else:
            self.marks = self.marks.saying(f"There is no {number} here.")

    def _put_in(self, marks: Marks) -> None:
        """Fill the cell pointed at, and move on to the next."""
        self._now(marks)
        self._filled = self._here
        place = self.put.cells.index(self._here)
        self._here = self.put.cells[min(place + 1, len(self.put.cells) - 1)]

    def _toggle(self, turn_round: Callable[[Marks], Marks]) -> None:
        said = self.marks.of(self._target)
        can = bool(said.ids) and not set(said.ids) & self.put.known.undated
        if can and self._target[1] not in self.put.grid.unsourced:
            self._now(turn_round(self._at(self._target)))
        else:
            self.marks = self.marks.saying("That mark belongs to a cell with a time in it.")

    def _copy(self, cells: list[Cell]) -> None:
        """Say the same in the empty cells along or down, but never of another kind of row."""
        said, by = self.marks.of(self._target), self._target[1]
        empty = [
            cell
            for cell in cells
            if cell in self.marks.open
            and (cell[1] in self.put.grid.unsourced) == (by in self.put.grid.unsourced)
        ]
        if not said.says_something or not empty:
            self.marks = self.marks.saying("There is nothing to copy, or no empty cell for it.")
            return
        self._now(self.marks.kept(replace(said, about=about, by=row) for about, row in empty))
        self.marks = self.marks.saying(f"Copied to {len(empty)} more. u takes it back.")
        self._here = next(iter(self.marks.open), self._here)

    def _undone(self) -> None:
        self._filled = None
        self._here = next(iter(self.marks.open), self._here)

    def _parts(self, width: int) -> Parts:
        body, at = self._body(width)
        named = ["l same along", "d same down", "Enter go on"]
        if len(self.put.subjects) == 1:
            named.remove("l same along")
        if Move.ADD in self.put.moves:
            named.append("+ add one")
        frame = self._frame(width, named)
        numbers = [f"{place} {shown(each.text)}" for place, each in enumerate(self.put.choices, 1)]
        legend = keys_of([*numbers, "0 not known", "- not theirs", "arrows move"], "", width)
        marks = keys_of(
            [
                "* heard with no parent there",
                "i inside the home",
                "v video or telephone",
                "m month",
            ],
            "",
            width,
        )
        sources = source_lines(self.put, self._for_source(), width, short=True)
        return replace(
            frame,
            body=body,
            at=at,
            below=[*legend, *sources, *marks],
            message=self._message or self._words_of_target(),
        )

    def _words_of_target(self) -> str:
        """Return what stands in the cell to which a letter belongs, in words."""
        said, before = self.marks.of(self._target), ""
        if not said.says_something:
            last = next((x for x in self.put.grid.last_said if x.said.cell == self._target), None)
            said, before = (last.said, f"Last time ({last.day}): ") if last else (said, "")
        if not said.says_something:
            return ""
        whom = {each.id: each.label for each in self.put.subjects}
        rows = {each.id: each.text for each in self.put.grid.rows}
        about, by = said.cell
        return f"{before}{rows[by]}, {whom[about]}: {words_of_said(self.put, said)}"

    def _body(self, width: int) -> tuple[list[Line], tuple[int, int] | None]:
        subjects, column, label = self._room(width)
        head = _INSET + " " * label + "".join(_fit(f" {each.label}", column) for each in subjects)
        lines: list[Line] = plain([head.rstrip()])
        at = None
        for row in self.put.grid.rows:
            named = row.text if columns_of(row.text) < label - 1 else row.short or row.text
            line = _INSET + _fit(named, label - 1).ljust(label)
            for each in subjects:
                is_here = (each.id, row.id) == self._here
                if is_here:
                    at = len(lines), len(line) + 1
                cell = self._cell(each.id, row.id, column, applies=each.applies)
                line += cell.ljust(column)
            is_row = row.id == self._here[1]
            lines.append((STRONG if is_row else "", line.rstrip()))
        return lines, at

    def _room(self, width: int) -> tuple[list[Subject], int, int]:
        """Return the columns that fit, the one pointed at among them, and how wide they are."""
        across = max((width - len(_INSET) - _LEAST_LABEL) // _LEAST_COLUMN, 1)
        subjects = list(self.put.subjects)
        place = next(at for at, each in enumerate(subjects) if each.id == self._here[0])
        first = max(0, min(place - across + 1, len(subjects) - across)) if place >= across else 0
        fitting = subjects[first : first + across]
        label = min(_MOST_LABEL, width - len(_INSET) - _LEAST_COLUMN * len(fitting))
        column = min(_MOST_COLUMN, (width - len(_INSET) - label) // len(fitting))
        return fitting, column, max(label, 1)

    def _cell(self, about: str, by: str, column: int, *, applies: bool) -> str:
        if not applies:
            return " -"
        said = self.marks.of((about, by))
        words = short_words(self.put, said)
        if not said.says_something and self.marks.is_heard((about, by)):
            words = "*"
        elif not said.says_something and (about, by) in self._last_time:
            words = f".({self._last_time[about, by]})"
        words = words if len(words) + 2 <= column else words.replace(" ", "")
        return f"[{words}]" if (about, by) == self._here else f" {words} "


def _fit(text: str, room: int) -> str:
    """Return a text cut to a number of columns."""
    text = shown(text)
    while columns_of(text) > room - 1:
        text = text[:-1]
    return text + " " * (room - columns_of(text))
