"""Screens on a terminal: each is drawn whole, and every key that is pressed goes to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window

from ehe_check.ask.terminal.frame import Drawn
from ehe_check.ask.terminal.keys import LEAVING, WAYS
from ehe_check.ask.terminal.prompt_lines import measure

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
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
