"""Questions in typed and printed lines, none redrawn, for screen readers and pipes."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, TextIO

from ehe_check.ask.marks import NOTHING_TO_KEEP, Marks, marks_at_first, words_of_given, words_of_row
from ehe_check.ask.plain_text import as_one_line, as_text, read_as, shown, wrapped
from ehe_check.ask.put import ALERT, Choice, Put, PutKind, Tone
from ehe_check.ask.reply import (
    MOST_MOVES,
    WAY_OF,
    WAYS,
    Cell,
    Chosen,
    Given,
    Move,
    Moved,
    Reply,
    Said,
    Way,
    Wrote,
    move_of,
    move_of_letter,
)
from ehe_check.ask.typed import (
    colon,
    how_to_answer,
    is_lone_key,
    offered,
    read_answer,
    read_move,
    read_row,
)
from ehe_check.page.columns import cells

_WIDEST: Final = 79
_CUT_BY_TERMINALS: Final = 4095
_VERY_LONG: Final = (
    "That line was very long, and the terminal may have cut its end off. Check it, and put the "
    "rest into a note."
)
_WHICH_SOURCE: Final = "How is it known? One letter, such as r for a record; n is not noted."
_GO_ON: Final = "Enter to go on, or type again."
_NO_WAY_OF_KNOWING: Final = frozenset({Move.NOT_KNOWN, Move.KEEP, Move.SKIP})
_LOOKS_AGAIN: Final = "A number opens it, other words look again: > "
_SEVERAL: Final = "more than one may be chosen, such as 1, 2"
_NOTHING_TYPED: Final = "Nothing was typed, so nothing is chosen."
_SIGN_WORDS: Final = (
    "After it, where it fits: * heard with no parent there, i inside the home, v video or "
    "telephone; then the month. A dot empties a cell."
)
_WAYS: Final = (
    "You can also type one of these; where you write text, its word with a colon, as in :back"
)


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
class LinesAsker(TypedLines):
    """Puts each question as numbered lines and reads a typed line; an empty one never answers.

    A list that has been read is not read again until it has changed; `h` reads it.
    """

    input: TextIO
    output: TextIO
    width: int = _WIDEST
    has_explained: bool = False
    _heard: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    _has_read_sources: bool = False
    _topic: str = ""

    def put(self, question: Put) -> Reply:
        """Put one question and return the reply; the end of the input leaves."""
        self._draw(question)
        try:
            match question.kind:
                case PutKind.LIST:
                    return self._pick(question)
                case PutKind.TEXT:
                    return self._write(question)
                case PutKind.GRID:
                    return _Rows(question, self).reply()
                case _:
                    return Answer(question, self).reply()
        except (EOFError, KeyboardInterrupt, OSError):  # OSError: the window has gone
            self.line()
            return Moved(Move.LEAVE)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Print a line, set apart and marked in words where it must not be missed."""
        if tone is not Tone.PLAIN:
            self.line()
        self.line(f"IMPORTANT. {text}" if tone is Tone.URGENT else text)

    def line(self, text: str = "", first: str = "") -> None:
        """Print text within the width, its first line after `first` and the others beneath it."""
        start, *rest = wrapped(shown(text), self.width - len(first)).split("\n")
        self._print([first + start, *(" " * len(first) + line for line in rest)])

    def read(self, question: Put, prompt: str = "") -> str:
        """Read one line, letters mended where a terminal sent them in another way."""
        is_words = question.kind is PutKind.TEXT and not question.is_line
        prompt = prompt or ("Your words: " if is_words else "> ")
        if cells(prompt) > self.width:
            prompt = f"{wrapped(prompt, self.width)} "
        self.output.write(prompt)
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        raw = line.removesuffix("\n").removesuffix("\r")
        if words := read_as(raw):
            self.line(words)
        typed = as_text(raw)
        if self.input.isatty() and len(typed.encode(errors="replace")) >= _CUT_BY_TERMINALS:
            self.line(_VERY_LONG)
        return typed

    def _print(self, lines: Iterable[str]) -> None:
        with suppress(OSError):  # a window that has gone needs no words
            self.output.write("".join(f"{line}\n" for line in lines))

    def _pick(self, question: Put) -> Reply:
        """Read a number of the list, or words that make it shorter; return what is picked."""
        rows, typed = question.choices, "".join(question.offered)
        while True:
            if typed.strip() and question.search is not None:
                rows = tuple(question.search(typed))
                if not rows:
                    self.line("Nothing is found by these words. This is the whole list again:")
                    rows = question.choices
                for number, each in enumerate(rows, start=1):
                    self.line(each.line, first=f"  {number}. ")
            prompt = _LOOKS_AGAIN if typed.strip() else ""
            again = self.ask(replace(question, choices=rows), prompt)
            if isinstance(again, Moved):
                return again
            numbered = {str(number): each for number, each in enumerate(rows, start=1)}
            if again.strip() in numbered:
                return Chosen((numbered[again.strip()].id,))
            typed = again
            if not again.strip():
                self.line(f"{_NOTHING_TYPED} {how_to_answer(question)}")

    def _write(self, question: Put) -> Reply:
        """Read words, and ask once of those that are only a move's whether they are meant so."""
        doubted = ""
        while True:
            typed = self.ask(question)
            if typed == Moved(Move.KEEP) and Move.KEEP not in question.moves:
                return Wrote(question.start[0])
            if isinstance(typed, Moved):
                return typed
            word = typed.strip().casefold()
            if word:
                doubt = _doubt(question, word)
                if not doubt or word == doubted:
                    return Wrote(typed)
                doubted = word
                self.line(doubt)
            elif question.entered is not None:
                return question.entered
            else:
                self.line(f"{_NOTHING_TYPED} {how_to_answer(question)}")

    def _draw(self, question: Put) -> None:
        if question.is_line:
            self._print(as_one_line(question.line, self.width))
            return
        self.line()
        helps = question.help.split("\n")
        self._lines(question.heading, *self._place_lines(question), question.text, *helps)
        if question.kind is not PutKind.LIST or not question.offered:
            self._draw_choices(question)
        note = f"Note so far: {question.note}" if question.note else ""
        self._lines(_hint(question), note, *_earlier_lines(question))
        if not self.has_explained and question.moves >= MOST_MOVES:
            self.has_explained = True
            self._explain(question)

    def _lines(self, *texts: str) -> None:
        for text in filter(None, texts):
            self.line(text)

    def _place_lines(self, question: Put) -> Iterator[str]:
        """Yield where it stands, with the id by which the question is found on a paper copy."""
        if (place := question.place) is None:
            return
        number = f"question {place.number}" if place.number else ""
        far = ", ".join(filter(None, (place.among.capitalize(), number, place.left)))
        yield f"{far} ({question.id})." if question.id else f"{far}."
        if place.topic != self._topic:
            self._topic = place.topic
            yield f"{place.topic.removesuffix('.')}."

    def _draw_choices(self, question: Put) -> None:
        """Read the choices out: all of them once, and later only those that have changed.

        At an alert all of them are read each time: nobody looks for the way on there.
        """
        if labels := [each.label for each in question.subjects if each.applies]:
            self.line(f"Children: {', '.join(labels)}.")
        read = self._heard.get(question.name, ()) if question.name != ALERT else ()
        is_heard = bool(read) and len(read) == len(question.choices)
        for number, choice in enumerate(question.choices, start=1):
            if not is_heard or choice != read[number - 1]:
                self.line(choice.line, first=f"  {number}. ")
        if is_heard:
            self.line("(The rest is as it was: h reads it again.)")
        else:
            self._draw_beside(question)
        if question.name:
            self._heard[question.name] = question.choices

    def _draw_beside(self, question: Put) -> None:
        """Read out what stands beneath the choices when all of them are read."""
        if question.may_be_not_known and question.choices:
            self.line(question.not_known_label, first="  0. ")
        for shortcut in question.shortcuts if question.choices else ():
            self.line(shortcut.text, first=f"  {shortcut.code}. ")
        if question.known.sources and not self._has_read_sources:
            self._has_read_sources = True
            named = ", ".join(f"{each.code} {each.text}" for each in question.known.sources)
            self.line(f"Source: {named}.")
        if question.grid.rows:
            self.line(_SIGN_WORDS)

    def _explain(self, question: Put) -> None:
        """Say what else can be typed: each move with its letter and its word."""
        self.line(_WAYS)
        for way in WAYS:
            if way.move in question.possible:
                self.line(_way_line(way))
        if question.id:
            self.line(
                "A number and a letter say an answer and how it is known, as in 2r, and are the "
                f"same on a paper copy; {question.id} 2r is the same in full."
            )

    def again(self, question: Put) -> None:
        """Read everything out again: the answers, the letters, and what else can be typed."""
        self._heard.pop(question.name, None)
        self._has_read_sources = False
        if question.is_line:
            self._draw(question)
        else:
            self.line(question.text)
            self._draw_choices(question)
        self._explain(question)


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
        read = _NOTHING_TYPED if is_empty else read_answer(self.marks, typed)
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
class _Rows(Answer):
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
        read: Marks | str = _NOTHING_TYPED
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


def width_of(stream: TextIO) -> int:
    """Return how wide lines are set on a stream: within its terminal, and not too wide to read."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # not a terminal
        return _WIDEST
    return min(columns - 1, _WIDEST) if columns > 1 else _WIDEST


def _doubt(put: Put, word: str) -> str:
    """Return what to say of words that are only a key; empty where they are words."""
    meant = move_of(word) or move_of_letter(word)
    if meant in offered(put):
        colon_too = f"Did you mean :{WAY_OF[meant].word}? Then type it with its colon."
        return f'{colon_too} To write "{word}" as your words, type it again.'
    if is_lone_key(put, word):
        return f'"{word}" does nothing here. To keep it as your words, type it again.'
    return ""


def _hint(question: Put) -> str:
    """Return what stands in brackets beneath the choices, or above the words to type."""
    several = _SEVERAL if question.kind is PutKind.SEVERAL else ""
    skip = f"type {colon(question)}{WAY_OF[Move.SKIP].word} {question.skip_when}"
    hints = (several, question.placeholder, skip if question.skip_when else "")
    hint = "; ".join(filter(None, hints))
    return f"({hint})" if hint else ""


def _earlier_lines(question: Put) -> Iterator[str]:
    """Yield what was said before, here and last time, and how it is kept."""
    if question.kind is PutKind.LIST:
        return
    texts = {choice.id: choice.text for choice in question.choices}
    before = "; ".join(texts.get(value, value) for value in question.start)
    if question.said:
        before = words_of_given(question, question.said)
    if before or question.shown_before:
        lead = "Suggested" if question.offered and not question.said else "Answer so far"
        yield f"{lead}: {before or question.shown_before}"
    keep = WAY_OF[Move.KEEP].word
    if before and question.start and Move.KEEP not in question.moves:
        yield f"Type {colon(question)}{keep} to keep it."
    if question.last_time:
        yield question.last_time
    if Move.KEEP in question.moves:
        word = f":{keep}" if question.kind is PutKind.TEXT else WAY_OF[Move.KEEP].letter
        yield f"Type {word} to keep the answer of last time."


def _way_line(way: Way) -> str:
    typed = f"{way.letter} or {way.word}" if way.letter else way.word
    return f"  {typed} - {way.does}" + (f", as in: {way.as_in}" if way.as_in else "")
