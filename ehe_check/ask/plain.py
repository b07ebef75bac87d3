"""The plain asker: typed and printed lines, none redrawn, for screen readers and pipes."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TextIO

from ehe_check.ask.moves import MOST_MOVES, MOVE_WORDS, Move, move_of, move_of_key
from ehe_check.ask.narrow import as_one_line, shown, wrapped
from ehe_check.ask.plain_given import Made, ask_found, ask_given
from ehe_check.ask.plain_words import (
    SIGN_WORDS,
    earlier_lines,
    heading_words,
    hint_of,
    how_to_answer,
    offered,
    prompt_of,
    source_words,
    topic_of,
    way_lines,
)
from ehe_check.ask.put import ALERT, Choice, Put, PutKind
from ehe_check.ask.reply import Chosen, Moved, Reply, Wrote
from ehe_check.ask.typed_choice import read_choice
from ehe_check.ask.typed_move import typed_move
from ehe_check.ask.typed_text import as_text, read_as
from ehe_check.ask.who_asks import Tone

_WIDEST = 79
_CUT_BY_TERMINALS = 4095


@dataclass
class PlainAsker:
    """Puts each question as numbered lines and reads a typed line; an empty one never answers.

    A list that has been read is not read again until it has changed; `h` reads it.
    """

    input: TextIO
    output: TextIO
    width: int = _WIDEST
    has_explained: bool = False
    _doubted: str = ""
    _heard: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    _has_read_sources: bool = False
    _topic: str = ""

    def put(self, question: Put) -> Reply:
        """Put one question and return the reply; the end of the input leaves."""
        self._draw(question)
        self._doubted = ""
        try:
            return self._reply(question)
        except (EOFError, KeyboardInterrupt, OSError):  # OSError: the window has gone
            self.line()
            return Moved(Move.LEAVE)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Print a line, set apart and marked in words where it must not be missed."""
        if tone is Tone.URGENT:
            self.line()
            self.line("IMPORTANT. " + text)
        elif tone is Tone.HEADING:
            self.line()
            self.line(text)
        else:
            self.line(text)

    def _reply(self, question: Put) -> Reply:
        if question.kind is PutKind.FIND:
            return ask_found(question, self)
        if question.wants_given:
            return ask_given(question, self)
        while True:
            reply = self._one(question)
            if reply is not None:
                return reply

    def _draw(self, question: Put) -> None:
        if question.is_line:
            self._draw_line(question)
            return
        self.line()
        if question.heading:
            self.line(heading_words(question))
        if (topic := topic_of(question)) and topic != self._topic:
            self._topic = topic
            self.line(topic if topic.endswith(".") else f"{topic}.")
        self.line(question.text)
        for line in question.help.split("\n") if question.help else ():
            self.line(line)
        self._draw_choices(question)
        if hint := hint_of(question):
            self.line(f"({hint})")
        if question.note:
            self.line(f"Note so far: {question.note}")
        for line in earlier_lines(question) if question.kind is not PutKind.FIND else ():
            self.line(line)
        if not self.has_explained:
            self._explain(question)

    def _draw_line(self, question: Put) -> None:
        with suppress(OSError):  # a window that has gone needs no words
            self.output.write("\n".join([*as_one_line(question.line, self.width), ""]))

    def _draw_choices(self, question: Put) -> None:
        """Read the choices out: all of them once, and later only those that have changed.

        At an alert all of them are read each time: nobody looks for the way on there.
        """
        if question.kind is PutKind.FIND:
            return
        labels = [each.label for each in question.subjects if each.applies]
        if labels:
            self.line(f"Children: {', '.join(labels)}.")
        read = self._heard.get(question.name) if question.name != ALERT else None
        if read is not None and len(read) == len(question.choices):
            self._draw_changed(question, read)
        else:
            self._draw_every(question)
        if question.name:
            self._heard[question.name] = question.choices

    def _draw_changed(self, question: Put, read: tuple[Choice, ...]) -> None:
        pairs = zip(question.choices, read, strict=True)
        for number, (now, before) in enumerate(pairs, start=1):
            if now != before:
                self.line(now.line, first=f"  {number}. ")
        if question.choices:
            self.line("(The rest is as it was: h reads it again.)")

    def _draw_every(self, question: Put) -> None:
        for number, choice in enumerate(question.choices, start=1):
            self.line(choice.line, first=f"  {number}. ")
        if question.may_be_not_known and question.choices:
            self.line(question.not_known_label, first="  0. ")
        for shortcut in question.shortcuts:
            self.line(shortcut.text, first=f"  {shortcut.code}. ")
        if question.known.sources and not self._has_read_sources:
            self._has_read_sources = True
            self.line(source_words(question))
        if question.grid.rows:
            self.line(SIGN_WORDS)

    def _explain(self, question: Put) -> None:
        if not question.moves >= MOST_MOVES:
            return
        self.has_explained = True
        for line in way_lines(question):
            self.line(line)

    def _again(self, question: Put) -> None:
        """Read everything out again: the answers, the letters, and what else can be typed."""
        self._heard.pop(question.name, None)
        self._has_read_sources = False
        if question.is_line:
            self._draw_line(question)
        else:
            self.line(question.text)
            self._draw_choices(question)
        for line in way_lines(question):
            self.line(line)

    def read(self, question: Put, prompt: str = "") -> str:
        """Read one line, letters mended where a terminal sent them in another way."""
        self.output.write(prompt or prompt_of(question))
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        raw = line.removesuffix("\n").removesuffix("\r")
        if words := read_as(raw):
            self.line(words)
        typed = as_text(raw)
        if self.input.isatty() and len(typed.encode(errors="replace")) >= _CUT_BY_TERMINALS:
            self.line(
                "That line was very long, and the terminal may have cut its end off. "
                "Check it, and put the rest into a note."
            )
        return typed

    def move(self, question: Put, typed: str) -> Moved | Made | None:
        """Return the move that was typed, HERE where it was made already, else None."""
        read = typed_move(question, typed)
        match read:
            case None:
                return None
            case str():
                self.line(read)
            case Moved(Move.WHY):
                words = question.reason or "no more is said about this one."
                self.line(f"Why this is asked: {words}")
            case Moved(Move.KEYS):
                self._again(question)
            case _:
                return read
        return Made.HERE

    def _one(self, question: Put) -> Reply | None:
        """Read one line at a question that is answered by one choice, several, or words."""
        typed = self.read(question)
        moved = self.move(question, typed)
        if isinstance(moved, Moved):
            return self._kept(question) if moved.move is Move.KEEP and question.start else moved
        if moved is not None:
            return None
        if not typed.strip():
            return self._entered(question)
        if question.kind is PutKind.TEXT:
            return None if self._is_doubtful(question, typed) else Wrote(typed)
        read = read_choice(question, typed)
        if isinstance(read, Chosen):
            return read
        self.line(f"{read} {how_to_answer(question)}")
        return None

    def _entered(self, question: Put) -> Reply | None:
        if question.entered is None:
            self.line("Nothing was typed, so nothing is chosen. " + how_to_answer(question))
        return question.entered

    def _kept(self, question: Put) -> Reply:
        if Move.KEEP in question.moves:
            return Moved(Move.KEEP)
        is_text = question.kind is PutKind.TEXT
        return Wrote(question.start[0]) if is_text else Chosen(question.start)

    def _is_doubtful(self, question: Put, typed: str) -> bool:
        """Ask, once, whether a text that is only a move's word or key was meant as that move."""
        word = typed.strip().casefold()
        move = move_of(word) or move_of_key(word)
        if move is None or move not in offered(question) or word == self._doubted:
            return False
        self._doubted = word
        self.line(
            f'Did you mean :{MOVE_WORDS[move]}? Then type it with its colon. To write "{word}" as '
            "your words, type it again."
        )
        return True

    def line(self, text: str = "", first: str = "") -> None:
        """Print text within the width, its first line after `first` and the others beneath it."""
        start, *rest = wrapped(shown(text), self.width - len(first)).split("\n")
        lines = [first + start, *(" " * len(first) + line for line in rest)]
        with suppress(OSError):  # a window that has gone needs no words
            self.output.write("\n".join(lines) + "\n")


def width_of(stream: TextIO) -> int:
    """Return how wide lines are set on a stream: within its terminal, and not too wide to read."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # not a terminal
        return _WIDEST
    return min(columns - 1, _WIDEST) if columns > 1 else _WIDEST
