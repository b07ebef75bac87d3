"""Questions by arrow keys: each drawn anew at each key, and printed with its answer, to stay."""

from __future__ import annotations

import asyncio
import errno
import os
import sys
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from time import monotonic
from typing import Final, TextIO, TypeVar, cast

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.clipboard import InMemoryClipboard
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import (
    DynamicKeyBindings,
    KeyBindings,
    KeyBindingsBase,
    KeyPressEvent,
)
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.lexers import SimpleLexer
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.plain_text import PlainTextOutput
from prompt_toolkit.renderer import print_formatted_text
from prompt_toolkit.styles import Style

from ehe_check.ask.by_lines import NO_KEYS, LinesAsker
from ehe_check.ask.key_screens import LEAVING, screen_of
from ehe_check.ask.marks import marks_at_first
from ehe_check.ask.plain_text import as_text, one_for_one, read_as
from ehe_check.ask.put import ALERT, Put, PutKind, Tone
from ehe_check.ask.reply import WAYS, Move, Moved, Reply, Wrote, by_f_key, move_of
from ehe_check.ask.screen_drawing import Screen
from ehe_check.ask.screen_lines import (
    NEW_LINE,
    NO_WHY,
    POINTED,
    Line,
    measure,
    spoken,
    takes_lines,
    words_above,
    words_of_reply,
)
from ehe_check.ask.typed import how_to_answer, is_lone_key
from ehe_check.ask.typed_answer import Answer, TypedLines

_Result = TypeVar("_Result")

_ESCAPE_WAITS: Final = 0.05
"""How long a lone Esc waits for the rest of a longer key, in seconds."""
_WINDOW_HAS_GONE: Final = (errno.EIO, errno.EBADF, errno.EPIPE, errno.ENXIO, errno.ENOTTY)
_PAUSE: Final = 1.0  # seconds after which a key is no more of a word
_KEYS: Final = tuple(
    dict.fromkeys(
        (
            *("enter", "c-j", "up", "down", "left", "right", "tab", "s-tab", "pageup", "pagedown"),
            *("home", "end", "backspace", "delete", "escape", "c-n", "c-p", *LEAVING),
            *(key for way in WAYS for key in (way.key, way.twin) if key),
        )
    )
)


def can_wait_for_keys() -> bool:
    """Say whether asyncio can start: it wakes itself by two sockets, on Windows over loopback."""
    try:
        asyncio.new_event_loop().close()
    except OSError:
        return False
    return True


class ScreenAsker(TypedLines):
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
        is_read = self._stream.isatty()
        self._paper = create_output(self._stream) if is_read else PlainTextOutput(self._stream)
        self._screen, self._keyboard = screen or self._paper, keyboard
        loud = "nobold" if os.environ.get("NO_COLOR") else "bold"
        self._style = Style.from_dict({"loud": loud, "question": loud})
        self._lines: LinesAsker | None = None
        self._drawing: Screen
        self._bound: KeyBindingsBase = KeyBindings()
        self._pressed_at = 0.0
        self._urgent: list[str] = []
        """What was said since the last reply, from the first of it that is urgent."""

    def put(self, question: Put) -> Reply:
        """Put one question; leaving by Ctrl-C or a closed window is Moved(LEAVE).

        From where keys cannot be waited for, it is put in typed lines.
        """
        if self._lines is None and not can_wait_for_keys():
            self._go_on_in_lines()
        if self._lines is not None:
            return self._lines.put(question)
        try:
            reply = self._reply(question)
        except (KeyboardInterrupt, EOFError):
            return Moved(Move.LEAVE)
        except OSError as error:
            if error.errno in _WINDOW_HAS_GONE:
                return Moved(Move.LEAVE)
            self._go_on_in_lines()
            return self.put(question)
        self._print(words_of_reply(question, reply, self._width))
        self._urgent.clear()
        return reply

    def _go_on_in_lines(self) -> None:
        self.say(NO_KEYS, Tone.URGENT)
        self._lines = LinesAsker(sys.stdin, self._stream, self._width)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something that needs no reply; what was typed is in sight."""
        if tone is Tone.URGENT or (self._urgent and tone is not Tone.READ_BACK):
            self._urgent.append(text)
        self._print(spoken(text, tone, self._width))

    @property
    def _width(self) -> int:
        return measure(self._screen.get_size().columns)

    @property
    def _rows(self) -> int:
        return self._screen.get_size().rows

    def _print(self, lines: list[Line]) -> None:
        """Print lines as they are; a window that has gone needs no words."""
        with suppress(OSError):
            print_formatted_text(
                self._paper, [(style, f"{line}\n") for style, line in lines], self._style
            )

    def _reply(self, question: Put) -> Reply:
        if question.kind is PutKind.TEXT:
            typed = self.ask(question) if question.letters_move else self.read(question)
            if isinstance(typed, Moved):
                return typed
            return Wrote(typed if typed.strip() else question.enter or typed)
        if question.is_line:
            return Answer(marks_at_first(question), self).reply()
        is_alert = question.name == ALERT  # what is urgent stands in view with it
        self._drawing = screen_of(self._with_urgent(question) if is_alert else question)
        first = self._drawing.drawn(self._width, self._rows)
        self._print([] if is_alert else [("", "")])
        reply = self._run(self._keys)
        self._print(first.lines[: first.above])
        return reply

    def _with_urgent(self, question: Put) -> Put:
        """Return a question with what was said to be urgent, where a low window has lost some."""
        said = [line for text in self._urgent for line in spoken(text, Tone.URGENT, self._width)]
        drawn = screen_of(question).drawn(self._width, self._rows)
        fits = len(said) + len(drawn.lines) <= self._rows + 1  # the first of them is blank
        return question if fits else replace(question, help="\n".join(self._urgent))

    def _run(self, application: Application[_Result]) -> _Result:
        """Run one screen or line; keys from before it are dropped, unless a script gives them."""
        is_typed = self._keyboard is None
        return application.run(
            pre_run=partial(_forget_keys, application.input) if is_typed else None
        )

    # Answers by single keys.

    @cached_property
    def _keys(self) -> Application[Reply]:
        """What runs the screens: to make it takes as long as to run it."""
        control = FormattedTextControl(self._fragments, focusable=True, show_cursor=True)
        application: Application[Reply] = Application(
            layout=Layout(Window(control, dont_extend_height=True, always_hide_cursor=False)),
            style=self._style,
            include_default_pygments_style=False,
            key_bindings=self._pressing(),
            erase_when_done=True,
            input=self._keyboard,
            output=self._screen,
        )
        application.ttimeoutlen = application.timeoutlen = _ESCAPE_WAITS
        return application

    def _fragments(self) -> StyleAndTextTuples:
        drawn = self._drawing.drawn(self._width, self._rows)
        lines: StyleAndTextTuples = []
        for style, line in drawn.lines:
            at = line.find(" > ") + 1 or line.rfind("[") + 1
            at = at if style == POINTED else 0
            cursor = [("[SetCursorPosition]", "")] if at else []
            lines += [(style, line[:at]), *cursor, (style, line[at:]), ("", "\n")]
        return lines[:-1]

    def _pressing(self) -> KeyBindings:
        bound = KeyBindings()

        def press(event: KeyPressEvent) -> None:
            before, self._pressed_at = self._pressed_at, monotonic()
            if self._pressed_at - before > _PAUSE:
                self._drawing.was_wrong = False
            reply = self._drawing.press(_name_of(event.key_sequence[0]))
            if reply is not None:
                event.app.exit(result=reply)

        def paste(event: KeyPressEvent) -> None:
            if self._drawing.takes_words:
                for character in event.data:
                    self._drawing.press(character)

        for key in _KEYS:
            bound.add(key, eager=key != "escape")(press)
        bound.add(Keys.BracketedPaste, eager=True)(paste)
        bound.add(Keys.Any)(press)
        return bound

    # Answers in words, on a line.

    def read(self, question: Put, prompt: str = "") -> Moved | str:  # noqa: ARG002 (it has its own)
        """Read one line, or the move that a key makes."""
        self._print(words_above(question, self._width, self._rows))
        lines, self._bound = self._written, self._keys_of_line(question)
        lines.clipboard, lines.quoted_insert = InMemoryClipboard(), False
        lines.current_buffer.reset(Document(question.refused or "".join(question.start)))
        result = self._run(lines)
        if isinstance(result, Moved):
            return result
        if words := read_as(result):
            self.say(words)
        text = as_text(result)
        move = move_of(text) if question.wants_no_words else None
        if move is not None and move in question.moves - {Move.WHY}:
            return Moved(move)
        if text != question.refused and is_lone_key(question, text):
            self.say(f'"{text.strip()}" would be kept as words here. Enter again keeps it.')
            return self.read(replace(question, refused=text))
        return text

    def again(self, question: Put) -> None:
        """Say how a line is answered."""
        self.say(how_to_answer(question))

    @cached_property
    def _written(self) -> Application[str | Moved]:
        """What runs each line to type on; it keeps nothing that was typed before."""
        import questionary

        application = questionary.text(
            ">",
            qmark="",
            style=self._style,
            lexer=SimpleLexer(""),
            history=DummyHistory(),
            input_processors=[_Harmless()],
            key_bindings=DynamicKeyBindings(lambda: self._bound),
            erase_when_done=True,
            input=self._keyboard,
            output=self._screen,
        ).application
        return cast("Application[str | Moved]", application)

    def _keys_of_line(self, question: Put) -> KeyBindings:
        """Return the keys where words are written, where no letter moves: F keys and their twins.

        Why is explained above the live line; any other move ends it with what was half given.
        """
        ways = by_f_key(question.moves | {Move.LEAVE})
        made = {key: way.move for way in ways for key in (way.key, way.twin)}
        unsearched = {"c-r": None, "c-s": None}  # what was typed before is not kept
        keys = {"c-c": Move.LEAVE, "<sigint>": Move.LEAVE, **unsearched, **made}
        bound = KeyBindings()

        def press(event: KeyPressEvent) -> None:
            move, typed = keys[_name_of(event.key_sequence[0])], event.current_buffer.text
            if move is Move.WHY:
                why = f"Why this is asked: {question.reason or NO_WHY}"
                run_in_terminal(lambda: self.say(why))
            elif move is not None:
                event.app.exit(result=Moved(move, (typed,) if typed else ()))

        for key in keys:
            bound.add(key, eager=True)(press)
        if takes_lines(question):
            bound.add(NEW_LINE)(lambda event: event.current_buffer.newline(copy_margin=False))
        return bound


class _Harmless(Processor):
    """Shows a question mark for what could steer the terminal; the text stays as it is."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the line as it may be shown, each character in its place."""
        return Transformation(
            [(style, one_for_one(text)) for style, text, *_ in transformation_input.fragments]
        )


def _forget_keys(keyboard: Input) -> None:
    """Drop what was pressed before this question: no key answers one that was not in sight.

    What does not come from a keyboard, as where a script presses the keys, is left.
    """
    if not os.isatty(keyboard.fileno()):
        return
    get_typeahead(keyboard)
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios

        with suppress(termios.error):  # the window has gone
            termios.tcflush(keyboard.fileno(), termios.TCIFLUSH)


def _name_of(pressed: KeyPress) -> str:
    """Return the one name that a key has here, however a terminal sends it."""
    name = str(getattr(pressed.key, "value", pressed.key))
    return {"c-m": "enter", "c-j": "enter", "c-i": "tab", "c-h": "backspace"}.get(name, name)
