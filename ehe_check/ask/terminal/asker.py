"""The arrow-key asker: each question as a menu or a line to type on, with every move a key away."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TextIO, cast

import questionary
from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.clipboard import InMemoryClipboard
from prompt_toolkit.document import Document
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import (
    DynamicKeyBindings,
    KeyBindings,
    KeyPressEvent,
    merge_key_bindings,
)
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.lexers import SimpleLexer
from prompt_toolkit.output import create_output
from prompt_toolkit.renderer import print_formatted_text
from prompt_toolkit.styles import Style

from ehe_check.ask.narrow import one_for_one
from ehe_check.ask.put import (
    MOST_MOVES,
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
from ehe_check.ask.terminal.keys import bindings
from ehe_check.ask.terminal.menu import Menu
from ehe_check.ask.terminal.prompt_lines import (
    Line,
    measure,
    spoken,
    words_above,
    words_of_reply,
    words_of_why,
)
from ehe_check.ask.typed_text import as_text, read_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindingsBase
    from prompt_toolkit.output import Output

_LEAPS: Final = {"pageup": -10, "pagedown": 10, "home": -sys.maxsize, "end": sys.maxsize}


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
        self._paper = create_output(stdout=output or sys.stdout)
        self._screen = screen or self._paper
        self._keyboard = keyboard
        loud = "nobold" if os.environ.get("NO_COLOR") else "bold"
        self._style = Style.from_dict({"loud": loud, "question": loud})
        self._has_explained = False
        self._bound: KeyBindingsBase = KeyBindings()

    def put(self, question: Put) -> Reply:
        """Put one question; leaving by Ctrl-C or a closed window is Moved(LEAVE)."""
        explains_keys = not self._has_explained and question.moves >= MOST_MOVES
        self._has_explained |= explains_keys
        height = self._screen.get_size().rows
        lines = words_above(question, self._width(), height, explains_keys=explains_keys)
        self._print(lines)
        try:
            reply = self._reply(question, len(lines))
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

    def _reply(self, question: Put, above: int) -> Reply:
        match question.kind:
            case PutKind.CHOICE | PutKind.SEVERAL:
                return self._from_menu(question, above)
            case PutKind.TEXT:
                return self._from_words(question)

    def _from_menu(self, question: Put, above: int) -> Reply:
        menu = Menu(question, above)

        def explain() -> None:
            menu.above += self._explain(question)

        moving = _Moving(menu.half_given, explain)
        self._menus.layout = menu.layout()
        self._bind(question, _menu_keys(menu, moving), moving)
        return self._menus.run()

    @cached_property
    def _menus(self) -> Application[Reply]:
        """What runs each menu in its turn: to make it takes as long as to run it."""
        return Application(
            style=self._style,
            include_default_pygments_style=False,
            key_bindings=DynamicKeyBindings(lambda: self._bound),
            erase_when_done=True,
            input=self._keyboard,
            output=self._screen,
        )

    def _from_words(self, question: Put) -> Reply:
        self._lines.clipboard, self._lines.quoted_insert = InMemoryClipboard(), False
        typed = self._lines.current_buffer
        typed.reset(Document(question.refused or "".join(question.start)))
        moving = _Moving(
            lambda: (typed.text,) if typed.text else (), lambda: self._explain(question)
        )
        self._bind(question, _text_keys(moving), moving)
        result = self._lines.run()
        reply = Wrote(self._as_text(result)) if isinstance(result, str) else result
        move = move_of(reply.text) if isinstance(reply, Wrote) and question.wants_no_words else None
        return Moved(move) if move in question.moves - {Move.WHY} and move is not None else reply

    @cached_property
    def _lines(self) -> Application[str | Moved]:
        """What runs each line to type on in its turn; it keeps nothing that was typed before."""
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

    def _bind(self, question: Put, keys: KeyBindings, moving: _Moving) -> None:
        self._bound = merge_key_bindings([keys, bindings(question.moves | {Move.LEAVE}, moving)])

    def _explain(self, question: Put) -> int:
        lines = words_of_why(question, self._width())
        self._print(lines)
        return len(lines)

    def _as_text(self, typed: str) -> str:
        if words := read_as(typed):
            self.say(words)
        return as_text(typed)


@dataclass(frozen=True)
class _Moving:
    """Makes a move: explains above the live prompt, or ends it with what was half given."""

    half_given: Callable[[], tuple[str, ...]]
    explain: Callable[[], object]

    def __call__(self, move: Move, event: KeyPressEvent) -> None:
        if move is Move.WHY:
            run_in_terminal(self.explain)
        else:
            event.app.exit(result=Moved(move, self.half_given()))


class _Harmless(Processor):
    """Shows a question mark for what could steer the terminal; the text stays as it is."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the line as it may be shown, each character in its place."""
        return Transformation(
            [(style, one_for_one(text)) for style, text, *_ in transformation_input.fragments]
        )


def _leaving_keys(keys: Iterable[str], moving: _Moving) -> KeyBindings:
    """Return bindings that leave from any question, whether or not leaving is on offer."""
    bound = KeyBindings()
    for key in keys:
        bound.add(key, eager=True)(lambda event: moving(Move.LEAVE, event))
    return bound


def _text_keys(moving: _Moving) -> KeyBindings:
    bound = _leaving_keys(("c-c", "<sigint>"), moving)
    for search in ("c-r", "c-s"):  # there is no history to search
        bound.add(search, eager=True)(lambda _: None)
    return bound


def _doing(act: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
    return lambda _: act()


def _leaping(menu: Menu, count: int) -> Callable[[KeyPressEvent], None]:
    return lambda _: menu.leap(count)


def _menu_keys(menu: Menu, moving: _Moving) -> KeyBindings:
    bound = _leaving_keys(("c-c", "c-d", "c-q", "<sigint>"), moving)

    def enter(event: KeyPressEvent) -> None:
        match menu.entered():
            case Chosen() as chosen:
                event.app.exit(result=chosen)
            case Move() as move:
                moving(move, event)
            case None:
                menu.refuse()

    for key in ("enter", "c-j"):  # typed before the prompt was up, Enter arrives as Ctrl-J
        bound.add(key, eager=True)(enter)
    for keys, turn in ((("down", "c-n"), menu.down), (("up", "c-p"), menu.up)):
        for key in keys:
            bound.add(key, eager=True)(_doing(turn))
    bound.add(" ", eager=True)(_doing(menu.tick))
    for key, count in _LEAPS.items():
        bound.add(key, eager=True)(_leaping(menu, count))
    bound.add("<any>")(lambda _: None)
    return bound
