"""The moves as a person meets them at an arrow-key prompt: their words, keys and help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from ehe_check.ask.narrow import cells, shown, wrapped
from ehe_check.ask.put import Move, Put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class MoveKeys:
    """One move: the words of its line in a menu, a short word for it, its key and the key's twin.

    The twin is for terminals and laptops that keep the F keys to themselves.
    """

    move: Move
    words: str
    short: str
    key: str
    twin: str


WAYS: Final = (
    MoveKeys(Move.KEEP, "Keep the answer of last time", "keep", "f7", "c-t"),
    MoveKeys(Move.NOT_KNOWN, "Not known", "not known", "f4", "c-k"),
    MoveKeys(Move.SKIP, "Skip for now", "skip", "f5", "c-g"),
    MoveKeys(Move.BACK, "Go back", "back", "f3", "c-b"),
    MoveKeys(Move.NOTE, "Add a note", "note", "f2", "c-o"),
    MoveKeys(Move.WHY, "Why is this asked", "why", "f1", "c-y"),
    MoveKeys(Move.LISTS, "The lists (children and others)", "lists", "f6", "c-r"),
    MoveKeys(Move.LEAVE, "Save and leave", "leave", "f10", "c-x"),
)
UNBROKEN: Final = "\u00a0"
"""A space at which no line is broken."""
_BY_KEY: Final = tuple(sorted(WAYS, key=lambda way: int(way.key[1:])))


def ways(moves: Iterable[Move]) -> tuple[MoveKeys, ...]:
    """Return those of the ways that are offered, in the order of a menu."""
    offered = frozenset(moves)
    return tuple(way for way in WAYS if way.move in offered)


def line_of(way: MoveKeys, question: Put) -> str:
    """Return the words of a move's line in the menu of `question`, with its key."""
    return f"{words_of(way, question)} [{_keys(way)}]"


def words_of(way: MoveKeys, question: Put) -> str:
    """Return the words for a move at `question`."""
    match way.move:
        case Move.NOT_KNOWN:
            return shown(question.not_known_label)
        case Move.NOTE if question.note:
            return "Change your note"
        case _:
            return way.words


def full_help(width: int) -> list[str]:
    """Return the help that is given once: every move with both its keys, in columns that fit."""
    pairs = [
        (f"{_name(way.key)} or {_name(way.twin)}", way.words.split(" (")[0])
        for way in _BY_KEY
        if way.move is not Move.KEEP  # which says its keys where it is offered
    ]
    inset = max(cells(keys) for keys, _ in pairs) + 2
    items = [keys.ljust(inset) + words for keys, words in pairs]
    column = max(map(cells, items)) + 3
    across = 2 if column * 2 <= width else 1
    down = -(-len(items) // across)
    rows = (items[row::down] for row in range(down))
    lead = "The arrow keys move, Enter chooses. These keys work wherever they make sense:"
    return [
        *wrapped(lead, width).split("\n"),
        *("  " + "".join(item.ljust(column) for item in row).rstrip() for row in rows),
    ]


def reminder(moves: Iterable[Move]) -> str:
    """Return one line naming the keys of the moves offered; no key is parted from its word."""
    offered = frozenset(moves)
    named = (f"{_keys(way)} {way.short}" for way in _BY_KEY if way.move in offered)
    return ", ".join(each.replace(" ", UNBROKEN) for each in named)


def key_name(move: Move) -> str:
    """Return the name of a move's key, such as F4."""
    return next(_name(way.key) for way in WAYS if way.move is move)


def bindings(moves: Iterable[Move], act: Callable[[Move, KeyPressEvent], object]) -> KeyBindings:
    """Return key bindings that call `act` for each move offered, and leave the other keys alone."""
    bound = KeyBindings()
    for way in ways(moves):
        for key in (way.key, way.twin):
            bound.add(key, eager=True)(_calling(act, way.move))
    return bound


def _calling(
    act: Callable[[Move, KeyPressEvent], object], move: Move
) -> Callable[[KeyPressEvent], None]:
    def handler(event: KeyPressEvent) -> None:
        act(move, event)

    return handler


def _keys(way: MoveKeys) -> str:
    """Return the key of a way, and its twin too where the help that is given once leaves it out."""
    keys = (way.key, way.twin) if way.move is Move.KEEP else (way.key,)
    return " or ".join(map(_name, keys))


def _name(key: str) -> str:
    return f"Ctrl-{key[2:].upper()}" if key.startswith("c-") else key.upper()
