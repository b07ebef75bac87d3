"""The arrow-key asker: each question on a screen of its own, or above a line to type on."""

from __future__ import annotations

import os
import re
import socket
import sys
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TextIO, assert_never

from prompt_toolkit.output import create_output
from prompt_toolkit.renderer import print_formatted_text
from prompt_toolkit.styles import Style

from ehe_check.ask.moves import Move, move_of
from ehe_check.ask.plain import PlainAsker
from ehe_check.ask.put import Put, PutKind
from ehe_check.ask.reply import Moved, Reply, Wrote
from ehe_check.ask.terminal.choice_screen import ChoiceScreen
from ehe_check.ask.terminal.find_screen import FindScreen
from ehe_check.ask.terminal.frame import Line
from ehe_check.ask.terminal.grid_screen import GridScreen
from ehe_check.ask.terminal.prompt_lines import (
    measure,
    spoken,
    words_above,
    words_of_reply,
    words_of_why,
)
from ehe_check.ask.terminal.screen_prompt import ScreenPrompt, WordsPrompt
from ehe_check.ask.typed_move import typed_move
from ehe_check.ask.typed_text import as_text, read_as
from ehe_check.ask.who_asks import Tone

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

_ONLY_KEYS: Final = re.compile(r"[0-9]{1,2}[a-z=]?|[a-z=/]", re.IGNORECASE)
"""What is typed where a screen is answered by a number and a letter, or by a key."""
_NO_KEYS: Final = (
    "Keys cannot be read here just now, so answers are typed in lines. Nothing is lost."
)


def _can_wait_for_keys() -> bool:
    """Say whether asyncio could start: it wakes itself by two sockets, on Windows over loopback."""
    try:
        one, other = socket.socketpair()
    except OSError:
        return False
    one.close()
    other.close()
    return True


class TerminalAsker:
    """Puts questions on a capable terminal; the streams and devices may be given, as in tests."""

    def __init__(
        self,
        output: TextIO | None = None,
        *,
        keyboard: Input | None = None,
        screen: Output | None = None,
    ) -> None:
        """Use `output`, else standard output; prompts are drawn there too, unless on `screen`."""
        self._stream = output or sys.stdout
        self._paper = create_output(stdout=self._stream)
        self._screen = screen or self._paper
        loud = "nobold" if os.environ.get("NO_COLOR") else "bold"
        self._style = Style.from_dict({"loud": loud, "question": loud})
        self._screens = ScreenPrompt(self._style, keyboard, self._screen)
        self._words = WordsPrompt(self._style, keyboard, self._screen)
        self._lines: PlainAsker | None = None

    def put(self, question: Put) -> Reply:
        """Put one question; leaving by Ctrl-C or a closed window is Moved(LEAVE).

        From where keys cannot be waited for, it is put in typed lines.
        """
        if self._lines is None and not _can_wait_for_keys():
            self.say(_NO_KEYS, Tone.URGENT)
            self._lines = PlainAsker(sys.stdin, self._stream, self._width())
        if self._lines is not None:
            return self._lines.put(question)
        try:
            reply = self._reply(question)
        except (KeyboardInterrupt, EOFError, OSError):  # OSError: the window has gone
            return Moved(Move.LEAVE)
        self._print(words_of_reply(question, reply, self._width()))
        return reply

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something that needs no reply."""
        self._print(spoken(text, tone, self._width()))

    def _width(self) -> int:
        return measure(self._screen.get_size().columns)

    def _print(self, lines: list[Line]) -> None:
        """Print lines as they are; a window that has gone needs no words."""
        with suppress(OSError):
            print_formatted_text(
                self._paper, [(style, f"{line}\n") for style, line in lines], self._style
            )

    def _reply(self, question: Put) -> Reply:
        if question.is_line:
            return self._from_line(question)
        match question.kind:
            case PutKind.CHOICE | PutKind.SEVERAL:
                return self._screens.run(ChoiceScreen(question))
            case PutKind.GRID:
                return self._screens.run(GridScreen(question))
            case PutKind.FIND:
                return self._screens.run(FindScreen(question))
            case PutKind.TEXT:
                return self._from_words(question)
            case _:
                assert_never(question.kind)

    def _from_line(self, question: Put) -> Reply:
        while True:
            reply: Reply | None = self._from_words(question)
            if isinstance(reply, Wrote):
                reply = self._meant(question, reply)
            if reply is not None:
                return reply

    def _meant(self, question: Put, wrote: Wrote) -> Reply | None:
        """Return what a line means, Enter alone what it says here; None, having said why not."""
        if question.entered and not wrote.text.strip():
            return question.entered
        if question.kind is PutKind.TEXT:
            return wrote
        from ehe_check.ask.typed_choice import read_choice

        read = typed_move(question, wrote.text) or read_choice(question, wrote.text)
        match read:
            case Moved(Move.WHY):
                self._explain(question)
            case Moved(Move.KEYS):
                self.say(question.how)
            case str():
                self.say(f"{read} {question.how}")
            case _:
                return read
        return None

    def _from_words(self, question: Put) -> Reply:
        self._print(words_above(question, self._width(), self._screen.get_size().rows))
        result = self._words.run(question, lambda: self._explain(question))
        if isinstance(result, Moved):
            return result
        text = self._as_text(result)
        move = move_of(text) if question.wants_no_words else None
        is_move = move is not None and move in question.moves - {Move.WHY}
        if is_move and move is not None:
            return Moved(move)
        if question.id and text != question.refused and _ONLY_KEYS.fullmatch(text.strip()):
            self.say(f'"{text.strip()}" would be kept as words here. Enter again keeps it.')
            return self._from_words(replace(question, refused=text))
        return Wrote(text)

    def _explain(self, question: Put) -> None:
        self._print(words_of_why(question, self._width()))

    def _as_text(self, typed: str) -> str:
        if words := read_as(typed):
            self.say(words)
        return as_text(typed)
