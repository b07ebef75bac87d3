"""A line to type on: words as they are, with the F keys for every move."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, cast

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

from ehe_check.ask.moves import Move
from ehe_check.ask.narrow import one_for_one
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Moved
from ehe_check.ask.terminal.keys import by_f_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindingsBase
    from prompt_toolkit.output import Output
    from prompt_toolkit.styles import Style


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
    return bound


def _calling(moving: _Moving, move: Move) -> Callable[[KeyPressEvent], None]:
    return lambda event: moving(move, event)
