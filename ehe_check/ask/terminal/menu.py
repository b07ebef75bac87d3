"""The menu of an arrow-key prompt: questionary moves the pointer, and we draw."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    ScrollOffsets,
    VerticalAlign,
    Window,
)
from questionary import Choice as Row
from questionary import Separator
from questionary.prompts.common import InquirerControl

from ehe_check.ask.narrow import hanging, shown, wrapped
from ehe_check.ask.put import Choice, Chosen, Move, Put, PutKind
from ehe_check.ask.terminal.keys import key_name, line_of, ways
from ehe_check.ask.terminal.prompt_lines import STRONG, measure

if TYPE_CHECKING:
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.formatted_text import StyleAndTextTuples

_MORE: Final = "(There is more than fits here: the arrow and page keys reach it.)"
_SO_FAR: Final = " (your answer so far)"


class _Neutral(Enum):
    """The first line of a menu, which answers nothing."""

    LINE = "line"


def _rows(question: Put) -> list[Row]:
    """Return the rows of a menu: the neutral line, the choices and, for one choice, the moves."""
    choices = [
        Row(
            shown(choice.text) + _mark(question, choice.id),
            choice,
            checked=_is_ticked(question, choice),
        )
        for choice in question.choices
    ]
    neutral = Row(_neutral_words(question), _Neutral.LINE)
    if question.kind is PutKind.SEVERAL:
        return [neutral, *choices]
    moves = [Row(line_of(way, question), way.move) for way in ways(question.moves)]
    return [neutral, *choices, Separator(" "), *moves] if moves else [neutral, *choices]


def _starting_row(question: Put, listed: list[Row]) -> Row:
    """Return the row the pointer starts at: the earlier answer, or the one that answers nothing."""
    start = question.start
    kept = (row for row in listed if isinstance(row.value, Choice) and row.value.id in start)
    return next(kept, listed[0])


class Menu:
    """A menu with words wrapped to the window and a real cursor on the row pointed at."""

    def __init__(self, question: Put, above: int) -> None:
        """Make a menu for a question, with `above` rows of words above it."""
        self._question = question
        self._refused = False
        self.above = above
        listed = _rows(question)
        self._control = InquirerControl(listed, initial_choice=_starting_row(question, listed))
        self._control.text = self._fragments
        self._control.focusable = Always()

    def entered(self) -> Chosen | Move | None:
        """Return what Enter gives here: the answer, a move, or None where nothing is chosen yet."""
        if self._question.kind is PutKind.SEVERAL:
            return Chosen(self.ticked) if self.ticked else None
        match self.pointed:
            case Choice(id=chosen):
                return Chosen((chosen,))
            case Move() as move:
                return move
            case _Neutral():
                return None

    def half_given(self) -> tuple[str, ...]:
        """Return the ids ticked, or the id of the choice pointed at."""
        if self._question.kind is PutKind.SEVERAL:
            return self.ticked
        return (self.pointed.id,) if isinstance(self.pointed, Choice) else ()

    @property
    def pointed(self) -> Choice | Move | _Neutral:
        """Return what the pointer is at."""
        value = self._control.get_pointed_at().value
        return value if isinstance(value, Choice | Move) else _Neutral.LINE

    @property
    def ticked(self) -> tuple[str, ...]:
        """Return the ids of the ticked choices, in the order of the question."""
        return tuple(choice.id for choice in self._question.choices if self._is_ticked(choice))

    def down(self) -> None:
        """Move the pointer to the next row, from the last one to the first."""
        self._control.select_next()
        while not self._control.is_selection_valid():
            self._control.select_next()

    def up(self) -> None:
        """Move the pointer to the row before, from the first one to the last."""
        self._control.select_previous()
        while not self._control.is_selection_valid():
            self._control.select_previous()

    def leap(self, count: int) -> None:
        """Move the pointer by so many rows, stopping at the first and the last."""
        listed = enumerate(self._control.choices)
        places = [index for index, row in listed if not isinstance(row, Separator)]
        wanted = places.index(self._control.pointed_at) + count
        self._control.pointed_at = places[min(max(wanted, 0), len(places) - 1)]

    def tick(self) -> None:
        """Tick or untick the choice pointed at; the neutral line cannot be ticked."""
        if not isinstance(self.pointed, Choice):
            return
        if self._is_ticked(self.pointed):
            self._control.selected_options.remove(self.pointed)
        else:
            self._control.selected_options.append(self.pointed)

    def refuse(self) -> None:
        """Say below the menu that nothing is chosen yet, until something is."""
        self._refused = True

    def layout(self) -> Layout:
        """Return the menu with a line below it for what has to be said."""
        menu = Window(
            self._control,
            height=self._height,
            dont_extend_height=True,
            scroll_offsets=ScrollOffsets(
                bottom=lambda: len(self._drawn(self._control.pointed_at)) - 1
            ),
        )
        footer = Window(FormattedTextControl(self._footer), dont_extend_height=True)
        below = ConditionalContainer(footer, Condition(lambda: bool(self._footer())))
        return Layout(HSplit([menu, below], align=VerticalAlign.TOP), focused_element=self._control)

    def _is_ticked(self, choice: Choice) -> bool:
        return choice in self._control.selected_options

    def _fragments(self) -> StyleAndTextTuples:
        every = range(len(self._control.choices))
        return [part for index in every for part in self._styled(index)][:-1]

    def _styled(self, index: int) -> StyleAndTextTuples:
        lines = self._drawn(index)
        if index != self._control.pointed_at:
            return [part for line in lines for part in (("", line), ("", "\n"))]
        pointer, rest = lines[0][:3], lines[0][3:]
        focus = [(STRONG, pointer), ("[SetCursorPosition]", "")]
        return [
            *focus,
            *(part for line in [rest, *lines[1:]] for part in ((STRONG, line), ("", "\n"))),
        ]

    def _drawn(self, index: int) -> tuple[str, ...]:
        row = self._control.choices[index]
        pointer = " > " if index == self._control.pointed_at else "   "
        return _row_lines(pointer + self._box(row), str(row.title), self._width)

    def _box(self, row: Row) -> str:
        if self._question.kind is not PutKind.SEVERAL or not isinstance(row.value, Choice):
            return ""
        return "[x] " if self._is_ticked(row.value) else "[ ] "

    def _height(self) -> Dimension:
        """Leave the question in view where that hides no answer, and always the footer.

        Where the answers fill more than the screen, the question keeps up to half of it.
        """
        below = len(wrapped(_nothing_yet(self._question), self._width).split("\n"))
        screen = _size().rows - below
        answers = self._lines_of(1 + len(self._question.choices))
        least = answers if answers <= screen else screen // 2
        return Dimension(max=max(1, min(max(screen - self.above, least), screen)))

    def _lines_of(self, count: int) -> int:
        return sum(len(self._drawn(index)) for index in range(count))

    def _footer(self) -> str:
        if self._refused and self.entered() is None:
            return wrapped(_nothing_yet(self._question), self._width)
        is_cut = self._lines_of(len(self._control.choices)) > self._height().max
        return wrapped(_MORE, self._width) if is_cut else ""

    @property
    def _width(self) -> int:
        return measure(_size().columns)


@lru_cache(maxsize=1024)
def _row_lines(first: str, title: str, width: int) -> tuple[str, ...]:
    return tuple(hanging(first, title, width))


def _size() -> Size:
    return get_app().output.get_size()


def _mark(question: Put, choice: str) -> str:
    return _SO_FAR if question.preselect and choice in question.previous else ""


def _is_ticked(question: Put, choice: Choice) -> bool:
    return question.kind is PutKind.SEVERAL and choice.id in question.start


def _neutral_words(question: Put) -> str:
    if question.kind is PutKind.SEVERAL:
        return "(arrow keys move, the space bar ticks, Enter goes on)"
    return "(choose with the arrow keys, then press Enter)"


def _nothing_yet(question: Put) -> str:
    if question.kind is PutKind.CHOICE:
        return "Nothing is chosen yet: move down to an answer, then press Enter."
    words = "Nothing is ticked yet: move to an answer and press the space bar."
    if Move.NOT_KNOWN in question.moves:
        return f'{words} {key_name(Move.NOT_KNOWN)} is "{shown(question.not_known_label)}".'
    return words
