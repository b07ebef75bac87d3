"""Answers for several at once in typed lines: read, read back, and asked for where missing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final, Protocol

from ehe_check.ask.marks import Marks, marks_at_first
from ehe_check.ask.moves import Move
from ehe_check.ask.narrow import shown
from ehe_check.ask.plain_words import how_to_answer
from ehe_check.ask.put import Choice, Put, PutKind
from ehe_check.ask.reply import Chosen, Given, Moved, Reply
from ehe_check.ask.said_words import words_of_given, words_of_row
from ehe_check.ask.typed_choice import read_given, read_row

_WHICH_SOURCE: Final = "How is it known? One letter, such as r for a record; n is not noted."
_GO_ON: Final = "Enter to go on, or type again."
_LOOKS_AGAIN: Final = "A number opens it, other words look again: > "
_MOST_FOUND: Final = 6
_NOTHING_TYPED: Final = "Nothing was typed, so nothing is chosen."


class Made(Enum):
    """A move that was made where it was typed."""

    HERE = auto()


class Lines(Protocol):
    """Lines that are printed and typed."""

    def line(self, text: str = "", first: str = "") -> None:
        """Print a line."""

    def read(self, question: Put, prompt: str = "") -> str:
        """Read a line."""

    def move(self, question: Put, typed: str) -> Moved | Made | None:
        """Return the move that was typed, HERE where it was made, or None where none was."""


def ask_given(question: Put, lines: Lines) -> Reply:
    """Read what is said of each of those whom a question is put about."""
    several = _Rows if question.kind is PutKind.GRID else _Several
    return several(question, lines).reply()


def ask_found(question: Put, lines: Lines) -> Reply:
    """Read the words to look for, then which of those found is meant."""
    typed = "".join(question.start)
    while True:
        found = question.search(typed) if question.search and typed.strip() else ()
        for number, choice in enumerate(found[:_MOST_FOUND], start=1):
            lines.line(choice.line, first=f"  {number}. ")
        if typed.strip() and not found:
            lines.line("Nothing is found by these words.")
        again = lines.read(question, _LOOKS_AGAIN)
        moved = lines.move(question, again)
        if isinstance(moved, Moved):
            return moved
        number_typed = again.strip()
        if number_typed in {str(place) for place in range(1, len(found[:_MOST_FOUND]) + 1)}:
            return Chosen((found[int(number_typed) - 1].id,))
        typed = typed if moved is Made.HERE else again


@dataclass
class _Several:
    """One answer, or one for each child: read back, and confirmed where there are several."""

    put: Put
    lines: Lines
    before: list[Marks] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks = marks_at_first(self.put)

    def reply(self) -> Reply:
        """Read lines until everything is said."""
        while True:
            typed = self.lines.read(self.put)
            moved = self.lines.move(self.put, typed)
            reply = self._moved(moved) if moved is not None else self._typed(typed)
            if reply is not None:
                return reply

    def _moved(self, moved: Moved | Made) -> Reply | None:
        match moved:
            case Made.HERE:
                return None
            case Moved(Move.UNDO) if self.before:
                self.marks = self.before.pop()
                self.lines.line(f"Undone. {words_of_given(self.put, self.marks.given)}".strip())
                return None
            case Moved(Move.NOT_KNOWN):
                return self._taken(self.marks.not_known())
            case Moved(Move.KEEP) if Move.KEEP not in self.put.moves:
                return self._if_all_said()
            case _:
                return replace(moved, given=self.marks.given)

    def _typed(self, typed: str) -> Reply | None:
        """Take a line; an empty one answers nothing, and goes on from what was read back."""
        if not typed.strip():
            if self.before and not self._missing():
                return Given(self.marks.given)
            self.lines.line(f"{_NOTHING_TYPED} {how_to_answer(self.put)}")
            return None
        read = read_line(self.marks, typed)
        if isinstance(read, str):
            self.lines.line(f"{read} {how_to_answer(self.put)}")
            return None
        return self._taken(read)

    def _taken(self, marks: Marks) -> Reply | None:
        """Take what was read and read it back; it is the reply where one answer was wanted."""
        self.before.append(self.marks)
        self.marks = marks
        self.lines.line(f"{marks.told} {words_of_given(self.put, marks.given)}.".strip())
        return self._if_all_said()

    def _if_all_said(self) -> Reply | None:
        if missing := self._missing():
            self.lines.line(missing)
        elif len(self.put.cells) == 1:
            return Given(self.marks.given)
        else:
            self.before = self.before or [self.marks]
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
class _Rows:
    """A grid, row by row; back goes to the row before."""

    put: Put
    lines: Lines
    place: int = 0

    def __post_init__(self) -> None:
        self.marks = marks_at_first(self.put)

    def reply(self) -> Reply:
        """Read a line for each row."""
        while self.place < len(self.put.grid.rows):
            row = self.put.grid.rows[self.place]
            self._say_last_time(row)
            typed = self.lines.read(self.put, f"{shown(row.text)}  > ")
            moved = self.lines.move(self.put, typed)
            if moved is None:
                self._typed(row, typed)
            elif (reply := self._moved(row, moved)) is not None:
                return reply
        return Given(self.marks.given)

    def _moved(self, row: Choice, moved: Moved | Made) -> Reply | None:
        match moved:
            case Made.HERE:
                return None
            case Moved(Move.BACK) if self.place:
                self.place -= 1
            case Moved(Move.SKIP):
                self.place += 1
            case Moved(Move.NOT_KNOWN):
                self._typed(row, "0 all")
            case Moved(Move.KEEP) if Move.KEEP not in self.put.moves:
                self.place += 1
            case Moved(Move.KEEP):
                self._keep(row)
            case _:
                return replace(moved, given=self.marks.given)
        return None

    def _say_last_time(self, row: Choice) -> None:
        last = [each for each in self.put.grid.last_said if each.said.by == row.id]
        if last:
            keeps = "; y keeps it" if any(each.keeps for each in last) else ""
            words = words_of_row(self.put, row.id, (each.said for each in last))
            days = " and ".join(dict.fromkeys(each.day for each in last))
            self.lines.line(f"{row.text}, last time ({days}): {words}{keeps}.")

    def _keep(self, row: Choice) -> None:
        """Keep what may be kept of a row; it goes on once nothing in it is open."""
        for about, by in self.put.cells:
            if by == row.id:
                there = replace(self.marks, focus=(about, by))
                self.marks = replace(there.kept_from_last_time(), focus=None)
        self.lines.line(f"{words_of_row(self.put, row.id, self.marks.given)}.")
        if not any(by == row.id for _, by in self.marks.open):
            self.place += 1

    def _typed(self, row: Choice, typed: str) -> None:
        """Take the cells of a row and read them back, having asked for sources that are missing.

        An empty line goes on where sightings alone say it already.
        """
        if not typed.strip() and not any(by == row.id for _, by in self.marks.open):
            self.place += 1
            return
        if not typed.strip():
            self.lines.line(f"{_NOTHING_TYPED} {how_to_answer(self.put)}")
            return
        read = read_row(self.marks, row.id, typed)
        if isinstance(read, str):
            self.lines.line(f"{read} {how_to_answer(self.put)}")
            return
        self.marks = self._sourced(read, row)
        self.lines.line(f"{words_of_row(self.put, row.id, self.marks.given)}.")
        self.place += 1

    def _sourced(self, marks: Marks, row: Choice) -> Marks:
        """Ask how the cells of a row are known, until it is said or not noted."""
        while any(by == row.id for _, by in marks.unsourced):
            typed = self.lines.read(self.put, f"{_WHICH_SOURCE} > ")
            read = read_line(marks, typed) if typed.strip() else _NOTHING_TYPED
            if isinstance(read, str):
                self.lines.line(read)
            else:
                marks = read
        return marks


def read_line(marks: Marks, typed: str) -> Marks | str:
    """Return the marks with a line: a letter alone belongs to what has no source yet."""
    letter = typed.strip().casefold()
    by_letter = {each.code: each.id for each in marks.put.known.sources}
    if letter not in by_letter and not (letter == "=" and marks.put.known.sources):
        return read_given(marks, typed)
    focus = marks.focus
    for cell in marks.unsourced:
        there = replace(marks, focus=cell)
        marks = there.as_before() if letter == "=" else there.sourced(by_letter[letter])
        if marks.told:
            return marks.told
    return replace(marks, focus=focus, told="")
