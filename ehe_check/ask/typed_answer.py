"""One answer as it is typed, line by line: asked for, read back, and asked on until it is whole."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.marks import NOTHING_TO_KEEP, Marks, marks_at_first, words_of_given, words_of_row
from ehe_check.ask.plain_text import shown
from ehe_check.ask.put import Choice, Put
from ehe_check.ask.reply import (
    Cell,
    Given,
    Move,
    Moved,
    Reply,
    Said,
)
from ehe_check.ask.typed import (
    how_to_answer,
    read_answer,
    read_move,
    read_row,
)

_WHICH_SOURCE: Final = "How is it known? One letter, such as r for a record; n is not noted."
_GO_ON: Final = "Enter to go on, or type again."
_NO_WAY_OF_KNOWING: Final = frozenset({Move.NOT_KNOWN, Move.KEEP, Move.SKIP})
NOTHING_TYPED: Final = "Nothing was typed, so nothing is chosen."


class TypedLines(ABC):
    """Reads answers that are typed in lines, on whatever terminal."""

    @abstractmethod
    def read(self, question: Put, prompt: str = "") -> Moved | str:
        """Read one line, or the move that a key makes."""

    @abstractmethod
    def line(self, text: str = "") -> None:
        """Print a text."""

    @abstractmethod
    def again(self, question: Put) -> None:
        """Say again how a question is answered."""

    def ask(self, question: Put, prompt: str = "") -> Moved | str:
        """Read lines until one is no question about the question; return its words, or its move."""
        while True:
            typed = self.read(question, prompt)
            read = typed if isinstance(typed, Moved) else read_move(question, typed)
            match read:
                case None:
                    return typed
                case str():
                    self.line(f"{read} {question.how}" if question.is_line else read)
                case Moved(Move.WHY):
                    words = question.reason or "no more is said about this one."
                    self.line(f"Why this is asked: {words}")
                case Moved(Move.KEYS):
                    self.again(question)
                case _:
                    return read


@dataclass
class Answer:
    """One answer, or one for each child: read back, and confirmed where there are several."""

    put: Put
    lines: TypedLines
    is_read_back: bool = False

    def __post_init__(self) -> None:
        self.marks = marks_at_first(self.put)

    def reply(self) -> Reply:
        """Read lines until everything is said."""
        while True:
            typed = self._next_line()
            reply = self._moved(typed) if isinstance(typed, Moved) else self._typed(typed)
            if reply is not None:
                return reply

    def _next_line(self) -> Moved | str:
        return self.lines.ask(self.put)

    def _moved(self, moved: Moved) -> Reply | None:
        match moved.move:
            case Move.NOT_KNOWN:
                return self._taken(self.marks.not_known())
            case Move.KEEP if Move.KEEP not in self.put.moves:
                return self._if_all_said()
            case _:
                return replace(moved, given=self.marks.given if self.put.wants_given else ())

    def _typed(self, typed: str) -> Reply | None:
        """Take a line; an empty one answers nothing, and goes on from what was read back."""
        is_empty = not typed.strip()
        if is_empty and (self.put.entered or (self.is_read_back and not self._missing())):
            return self.put.entered or self.marks.reply()
        read = NOTHING_TYPED if is_empty else read_answer(self.marks, typed)
        if isinstance(read, str):
            self.lines.line(f"{read} {how_to_answer(self.put)}")
            return None
        return self._taken(read)

    def _taken(self, marks: Marks) -> Reply | None:
        """Take what was read and read it back; it is the reply where one answer was wanted."""
        self.marks, self.is_read_back = marks, True
        read_back = f"{words_of_given(self.put, marks.given)}." if self.put.wants_given else ""
        if said := f"{marks.told} {read_back}".strip():
            self.lines.line(said)
        return self._if_all_said()

    def _if_all_said(self) -> Reply | None:
        if missing := self._missing():
            self.lines.line(missing)
        elif len(self.put.cells) == 1:
            return self.marks.reply()
        else:
            self.is_read_back = True
            self.lines.line(_GO_ON)
        return None

    def _missing(self) -> str:
        """Return the words for what is still missing, empty where nothing is."""
        if self.marks.open:
            labels = {each.id: each.label for each in self.put.subjects}
            left = ", ".join(filter(None, (labels.get(about, "") for about, _ in self.marks.open)))
            rest = f"Still open: {left}. Type an answer, or k to leave the rest for now."
            return rest if left else how_to_answer(self.put)
        return _WHICH_SOURCE if self.marks.unsourced else ""


@dataclass
class AnswerOfRows(Answer):
    """A grid, row by row; back goes to the row before."""

    place: int = 0

    @property
    def _row(self) -> Choice:
        return self.put.grid.rows[self.place]

    @property
    def _cells(self) -> list[Cell]:
        return [cell for cell in self.put.cells if cell[1] == self._row.id]

    @property
    def _is_open(self) -> bool:
        return any(cell in self.marks.open for cell in self._cells)

    @property
    def _lacks_source(self) -> bool:
        return any(cell in self.marks.unsourced for cell in self._cells)

    def _next_line(self) -> Moved | str:
        """Read the cells of a row, or how they are known where that was not typed."""
        if self._lacks_source:
            return self.lines.ask(self.put, f"{_WHICH_SOURCE} > ")
        last = [each for each in self.put.grid.last_said if each.said.by == self._row.id]
        if last:
            keeps = "; y keeps it" if any(each.keeps for each in last) else ""
            words = words_of_row(self.put, self._row.id, (each.said for each in last))
            days = " and ".join(dict.fromkeys(each.day for each in last))
            self.lines.line(f"{self._row.text}, last time ({days}): {words}{keeps}.")
        return self.lines.ask(self.put, f"{shown(self._row.text)}  > ")

    def _moved(self, moved: Moved) -> Reply | None:
        """Make a move; a row of which it is not said how it is known is typed again, or left."""
        if self._lacks_source and moved.move in _NO_WAY_OF_KNOWING:
            return None
        is_row, self.marks = not self._lacks_source, self._without_unsourced()
        match moved.move:
            case Move.BACK if not is_row:
                pass
            case Move.BACK if self.place:
                self.place -= 1
            case Move.NOT_KNOWN:
                return self._typed("0 all")
            case Move.KEEP if Move.KEEP in self.put.moves:
                return self._keep()
            case Move.SKIP | Move.KEEP:
                return self._go_on()
            case _:
                return super()._moved(moved)
        return None

    def _without_unsourced(self) -> Marks:
        return self.marks.kept(Said(*cell) for cell in self._cells if self._lacks_source)

    def _go_on(self) -> Reply | None:
        """Go to the next row; after the last it is answered."""
        self.place += 1
        return Given(self.marks.given) if self.place == len(self.put.grid.rows) else None

    def _keep(self) -> Reply | None:
        """Keep what may be kept of a row; it goes on once nothing in it is open."""
        kept = self.marks.kept_from_last_time(self._cells)
        if kept.told == NOTHING_TO_KEEP:
            self.lines.line(kept.told)
            return None
        self._read_back(kept)
        if kept.told:
            self.lines.line(kept.told)
        return None if self._is_open else self._go_on()

    def _typed(self, typed: str) -> Reply | None:
        """Take the cells of a row, or their source, and read them back once both are said.

        An empty line goes on where sightings alone say it already.
        """
        is_empty, lacks_source = not typed.strip(), self._lacks_source
        if is_empty and not self._is_open and not lacks_source:
            return self._go_on()
        read: Marks | str = NOTHING_TYPED
        if lacks_source and not is_empty:
            read = read_answer(self.marks, typed)
        elif not is_empty:
            read = read_row(self.marks, self._row.id, typed)
        if isinstance(read, str):
            self.lines.line(read if lacks_source else f"{read} {how_to_answer(self.put)}")
            return None
        self.marks = read
        if self._lacks_source:
            return None
        self._read_back(read)
        return self._go_on()

    def _read_back(self, marks: Marks) -> None:
        """Take what is said of a row and read it back."""
        self.marks = marks
        self.lines.line(f"{words_of_row(self.put, self._row.id, marks.given)}.")
        if told := marks.at_odds_words:
            self.lines.line(told)
