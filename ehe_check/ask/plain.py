"""The plain asker: typed and printed lines, none redrawn, for screen readers and pipes."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

from ehe_check.ask.narrow import shown, wrapped
from ehe_check.ask.put import (
    MOST_MOVES,
    MOVE_WORDS,
    Chosen,
    Move,
    Moved,
    Put,
    PutKind,
    Reply,
    Tone,
    Wrote,
    move_of,
)
from ehe_check.ask.typed_choice import is_not_known_code, read_choice
from ehe_check.ask.typed_text import as_text, read_as
from ehe_check.bank.letters import NOT_KNOWN_CODE

_MEANING = {
    Move.NOT_KNOWN: "nobody here knows",
    Move.SKIP: "leave it for now",
    Move.BACK: "to the question before",
    Move.NOTE: "add a note",
    Move.WHY: "why this is asked",
    Move.LISTS: "change who is listed",
    Move.LEAVE: "save and stop",
}
_KEEP = MOVE_WORDS[Move.KEEP]
_WIDEST = 79
_CUT_BY_TERMINALS = 4095


@dataclass
class PlainAsker:
    """Puts each question as numbered lines and reads a typed line; an empty one never chooses."""

    input: TextIO
    output: TextIO
    width: int = _WIDEST
    has_explained: bool = False
    _doubted: str = ""

    def put(self, question: Put) -> Reply:
        """Put one question and return the reply; the end of the input leaves."""
        self._draw(question)
        self._doubted = ""
        try:
            while True:
                reply = self._read(question)
                if reply is not None:
                    return reply
        except (EOFError, KeyboardInterrupt, OSError):  # OSError: the window has gone
            self._line()
            return Moved(Move.LEAVE)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Print a line, set apart and marked in words where it must not be missed."""
        if tone is Tone.URGENT:
            self._line()
            self._line("IMPORTANT. " + text)
        elif tone is Tone.HEADING:
            self._line()
            self._line(text)
        else:
            self._line(text)

    def _draw(self, question: Put) -> None:
        self._line()
        if question.heading:
            self._line(_heading(question))
        self._line(question.text)
        if question.help:
            self._line(question.help)
        for number, choice in enumerate(question.choices, start=1):
            self._line(choice.text, first=f"  {number}. ")
        if hint := _hint(question):
            self._line(f"({hint})")
        if question.note:
            self._line(f"Note so far: {question.note}")
        self._draw_earlier(question)
        if not self.has_explained:
            self._explain(question)

    def _draw_earlier(self, question: Put) -> None:
        before = self._before(question)
        if before:
            self._line(f"{'Suggested' if question.offered else 'Answer so far'}: {before}")
            if question.start and Move.KEEP not in question.moves:
                self._line(f"Type {_colon(question)}{_KEEP} to keep it.")
        if question.last_time:
            self._line(question.last_time)
        if Move.KEEP in question.moves:
            self._line(f"Type {_colon(question)}{_KEEP} to keep the answer of last time.")

    def _before(self, question: Put) -> str:
        if not question.start:
            return question.shown_before
        texts = {choice.id: choice.text for choice in question.choices}
        return "; ".join(texts.get(value, value) for value in question.start)

    def _explain(self, question: Put) -> None:
        if not question.moves >= MOST_MOVES:
            return
        self.has_explained = True
        self._line(
            "You can also type one of these words at any question, "
            "with a colon before it where you write text, as in :back"
        )
        for move, meaning in _MEANING.items():
            self._line(f"{MOVE_WORDS[move]} - {meaning}", first="  ")
        if question.id:
            self._line(
                f"From a paper copy you can type its letters instead, such as b or {question.id}b, "
                f"and {NOT_KNOWN_CODE} for not known."
            )

    def _read(self, question: Put) -> Reply | None:
        self.output.write(_prompt(question))
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        typed = self._as_text(line.removesuffix("\n").removesuffix("\r"))
        if self.input.isatty() and len(typed.encode(errors="replace")) >= _CUT_BY_TERMINALS:
            self._line(
                "That line was very long, and the terminal may have cut its end off. "
                "Check it, and put the rest into a note."
            )
        command = self._command(question, typed)
        if command is not None:
            return self._moved(question, command)
        if not typed.strip():
            self._line("Nothing was typed, so nothing is chosen. " + _how(question))
            return None
        if question.kind is not PutKind.TEXT:
            return self._chosen(question, typed)
        return None if self._is_doubtful(question, typed) else Wrote(typed)

    def _is_doubtful(self, question: Put, typed: str) -> bool:
        """Ask, once, whether a text that is only the word for a move was meant as that move."""
        word = typed.strip().casefold()
        move = move_of(word)
        if move is None or move not in _offered(question) or word == self._doubted:
            return False
        self._doubted = word
        self._line(
            f'Did you mean :{MOVE_WORDS[move]}? Then type it with its colon. To write "{word}" as '
            "your words, type it again."
        )
        return True

    def _as_text(self, typed: str) -> str:
        if words := read_as(typed):
            self._line(words)
        return as_text(typed)

    def _command(self, question: Put, typed: str) -> str | None:
        word = typed.strip().casefold()
        is_text = question.kind is PutKind.TEXT
        if is_text and not word.startswith(":") and not (question.wants_no_words and move_of(word)):
            return None
        word = word.removeprefix(":").replace("-", " ").strip()
        if word == question.not_known_label.casefold() or is_not_known_code(question, typed):
            return MOVE_WORDS[Move.NOT_KNOWN]
        return word if word in MOVE_WORDS.values() or typed.strip().startswith(":") else None

    def _moved(self, question: Put, command: str) -> Reply | None:
        if command == _KEEP and question.start and Move.KEEP not in question.moves:
            is_text = question.kind is PutKind.TEXT
            return Wrote(question.start[0]) if is_text else Chosen(question.start)
        move, offered = move_of(command), _offered(question)
        if move is None or move not in offered:
            colon, words = _colon(question), MOVE_WORDS.items()
            here = ", ".join(colon + word for each, word in words if each in offered)
            self._line(f"That word does nothing here. Here you can type: {here}.")
            return None
        if move is Move.WHY:
            self._line("Why this is asked: " + (question.why or "no more is said about this one."))
            return None
        return Moved(move)

    def _chosen(self, question: Put, typed: str) -> Reply | None:
        read = read_choice(question, typed)
        if isinstance(read, Chosen):
            return read
        self._line(f"{read} {_how(question)}")
        return None

    def _line(self, text: str = "", first: str = "") -> None:
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


def _heading(question: Put) -> str:
    """Return the heading, and in it the id by which the question is found on a paper copy."""
    if not question.id:
        return question.heading
    first, *others = question.heading.split("\n")
    place, colon, topic = first.partition(":")
    return "\n".join([f"{place} ({question.id}){colon}{topic}", *others])


def _offered(question: Put) -> frozenset[Move]:
    """Return the moves that can be made here: leaving always, and keeping what stands."""
    always = {Move.LEAVE, Move.KEEP} if question.start else {Move.LEAVE}
    return question.moves | always


def _hint(question: Put) -> str:
    """Return what may be typed, and how to skip where that may be the right thing to do."""
    skip = f"type {_colon(question)}{MOVE_WORDS[Move.SKIP]} {question.skip_when}"
    return "; ".join(filter(None, (question.placeholder, skip if question.skip_when else "")))


def _colon(question: Put) -> str:
    return ":" if question.kind is PutKind.TEXT else ""


def _how(question: Put) -> str:
    match question.kind:
        case PutKind.TEXT:
            words = "Type your words"
            return f"{words}, or :skip." if Move.SKIP in question.moves else f"{words}."
        case PutKind.SEVERAL:
            return "Type one or more numbers, such as 1, 3."
        case PutKind.CHOICE:
            return f"Type a number from 1 to {len(question.choices)}."


def _prompt(question: Put) -> str:
    match question.kind:
        case PutKind.TEXT:
            return "Your words: "
        case PutKind.SEVERAL:
            return "Numbers: "
        case PutKind.CHOICE:
            return "Number: "
