"""Prompts of a terminal: screens that hear every key, and a line for words with the F keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol, cast

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
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.lexers import SimpleLexer

from ehe_check.ask.moves import Move
from ehe_check.ask.narrow import one_for_one
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Moved
from ehe_check.ask.terminal.frame import Drawn
from ehe_check.ask.terminal.keys import LEAVING, NEW_LINE, WAYS, by_f_key, takes_lines
from ehe_check.ask.terminal.prompt_lines import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindingsBase
    from prompt_toolkit.key_binding.key_processor import KeyPress
    from prompt_toolkit.output import Output
    from prompt_toolkit.styles import Style

    from ehe_check.ask.reply import Reply

_ESCAPE_WAITS: Final = 0.05
"""How long a lone Esc waits for the rest of a longer key, in seconds."""
_KEYS: Final = tuple(
    dict.fromkeys(
        (
            *("enter", "c-j", "up", "down", "left", "right", "tab", "s-tab", "pageup", "pagedown"),
            *("home", "end", "backspace", "escape", "c-n", "c-p", *LEAVING),
            *(key for way in WAYS for key in (way.key, way.twin) if key),
        )
    )
)
_ONE_NAME: Final = {"c-m": "enter", "c-j": "enter", "c-i": "tab", "c-h": "backspace"}
"""Keys that have one name here, however a terminal sends them."""


class Screen(Protocol):
    """A question under way on a screen of its own."""

    @property
    def takes_words(self) -> bool:
        """Whether words are typed here, so that they may be pasted too."""

    def press(self, key: str) -> Reply | None:
        """Do what a key does; return the reply once it ends the question."""

    def drawn(self, width: int, rows: int) -> Drawn:
        """Return the screen as it is drawn."""


@dataclass
class ScreenPrompt:
    """Runs each screen in its turn."""

    style: Style
    keyboard: Input | None
    output: Output
    _drawing: Screen | None = None

    def run(self, screen: Screen) -> Reply:
        """Draw a screen until it gives its reply."""
        self._drawing = screen
        return self._application.run()

    @cached_property
    def _application(self) -> Application[Reply]:
        """What runs the screens: to make it takes as long as to run it."""
        control = FormattedTextControl(self._fragments, focusable=True, show_cursor=True)
        application: Application[Reply] = Application(
            layout=Layout(Window(control, dont_extend_height=True, always_hide_cursor=False)),
            style=self.style,
            include_default_pygments_style=False,
            key_bindings=self._pressing(),
            erase_when_done=True,
            input=self.keyboard,
            output=self.output,
        )
        application.ttimeoutlen = application.timeoutlen = _ESCAPE_WAITS
        return application

    def _fragments(self) -> StyleAndTextTuples:
        size = self.output.get_size()
        if self._drawing is None:
            return []
        drawn = self._drawing.drawn(measure(size.columns), size.rows)
        lines: StyleAndTextTuples = []
        for row, (style, line) in enumerate(drawn.lines):
            if drawn.cursor is not None and drawn.cursor[0] == row:
                at = drawn.cursor[1]
                lines += [(style, line[:at]), ("[SetCursorPosition]", ""), (style, line[at:])]
            else:
                lines.append((style, line))
            lines.append(("", "\n"))
        return lines[:-1]

    def _pressing(self) -> KeyBindings:
        bound = KeyBindings()

        def press(event: KeyPressEvent) -> None:
            reply = self._drawing.press(_name_of(event.key_sequence[0])) if self._drawing else None
            if reply is not None:
                event.app.exit(result=reply)

        def paste(event: KeyPressEvent) -> None:
            if self._drawing is not None and self._drawing.takes_words:
                for character in event.data:
                    self._drawing.press(character)

        for key in _KEYS:
            bound.add(key, eager=key != "escape")(press)
        bound.add(Keys.BracketedPaste, eager=True)(paste)
        bound.add(Keys.Any)(press)
        return bound


def _name_of(pressed: KeyPress) -> str:
    name = str(getattr(pressed.key, "value", pressed.key))
    name = pressed.data if pressed.key == Keys.Any else name
    return _ONE_NAME.get(name, name)


@dataclass
class WordsPrompt:
    """Runs each line to type on in its turn; it keeps nothing that was typed before."""

    style: Style
    keyboard: Input | None
    output: Output
    _bound: KeyBindingsBase = field(default_factory=KeyBindings)

    def run(self, question: Put, explain: Callable[[], object]) -> str | Moved:
        """Read a line, and return it or the move made instead; `explain` says why it is asked."""
        lines = self._application
        lines.clipboard, lines.quoted_insert = InMemoryClipboard(), False
        typed = lines.current_buffer
        typed.reset(Document(question.refused or "".join(question.start)))
        moving = _Moving(lambda: (typed.text,) if typed.text else (), explain)
        self._bound = merge_key_bindings([_text_keys(moving), _f_keys(question, moving)])
        return lines.run()

    @cached_property
    def _application(self) -> Application[str | Moved]:
        import questionary

        application = questionary.text(
            ">",
            qmark="",
            style=self.style,
            lexer=SimpleLexer(""),
            history=DummyHistory(),
            input_processors=[_Harmless()],
            key_bindings=DynamicKeyBindings(lambda: self._bound),
            erase_when_done=True,
            input=self.keyboard,
            output=self.output,
        ).application
        return cast("Application[str | Moved]", application)


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


def _f_keys(question: Put, moving: _Moving) -> KeyBindings:
    """Return bindings of the F keys and their twins: where words are written, no letter moves."""
    bound = KeyBindings()
    for way in by_f_key(question.moves | {Move.LEAVE}):
        for key in (way.key, way.twin):
            bound.add(key, eager=True)(_calling(moving, way.move))
    if takes_lines(question):
        bound.add(NEW_LINE)(lambda event: event.current_buffer.newline(copy_margin=False))
    return bound


def _calling(moving: _Moving, move: Move) -> Callable[[KeyPressEvent], None]:
    return lambda event: moving(move, event)
