"""The keys of an arrow-key prompt, as they are pressed, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ehe_check.ask.moves import MOVE_KEYS, Move
from ehe_check.ask.narrow import shown
from ehe_check.ask.put import Put, PutKind
from ehe_check.page.columns import cells

NEW_LINE: Final = "c-j"
"""The key of a new line where words are written: every terminal sends it as another than Enter."""
LEAVING: Final = ("c-c", "c-d", "c-q", "<sigint>")
"""The keys that leave from any question, whether or not leaving is on offer."""


@dataclass(frozen=True)
class MoveKeys:
    """One move: its words, a short word for it, its F key and that key's twin.

    Both work where words are written too. There the twin is named: many a laptop keeps the F keys
    to itself.
    """

    move: Move
    words: str
    short: str
    key: str = ""
    twin: str = ""


WAYS: Final = (
    MoveKeys(Move.BACK, "Go back; answers stay", "back", "f3", "c-b"),
    MoveKeys(Move.UNDO, "Undo the last press here, then the last answer", "undo"),
    MoveKeys(Move.NOTE, "Add a note", "note", "f2", "c-o"),
    MoveKeys(Move.WHY, "Why this is asked, and what counts", "why", "f1", "c-y"),
    MoveKeys(Move.SKIP, "Skip for now", "skip", "f5", "c-g"),
    MoveKeys(Move.TOPICS, "The topics", "topics"),
    MoveKeys(Move.FIND, "Find a question", "find"),
    MoveKeys(Move.KEEP, "Keep the answer of last time", "keep", "f7", "c-t"),
    MoveKeys(Move.NOT_KNOWN, "Not known", "not known", "f4", "c-k"),
    MoveKeys(Move.LISTS, "The lists (children and others)", "lists", "f6", "c-r"),
    MoveKeys(Move.ADD, "Add one", "add one"),
    MoveKeys(Move.KEYS, "All keys", "keys"),
    MoveKeys(Move.LEAVE, "Save and leave", "save and leave", "f10", "c-x"),
)
_BY_MOVE: Final = {way.move: way for way in WAYS}
_BY_KEY: Final = tuple(sorted((way for way in WAYS if way.key), key=lambda way: int(way.key[1:])))
_GRID_KEYS: Final = (
    ("-", "not theirs to see"),
    ("*", "heard with no parent there"),
    ("i", "inside the home"),
    ("v", "video or telephone, which is not seeing"),
    ("l", "the same along the row"),
    ("d", "the same down the column"),
    ("arrows", "from cell to cell"),
)
_ALWAYS: Final = (Move.KEYS, Move.LEAVE)
_ELSEWHERE: Final = (
    Move.KEEP,
    Move.BACK,
    Move.UNDO,
    Move.NOTE,
    Move.WHY,
    Move.SKIP,
    Move.TOPICS,
    Move.FIND,
)


def words_of(move: Move, put: Put) -> str:
    """Return the words for a move at a question."""
    match move:
        case Move.NOT_KNOWN:
            return shown(put.not_known_label)
        case Move.NOTE if put.note:
            return "Change your note"
        case _:
            return _BY_MOVE[move].words


def offered(put: Put) -> frozenset[Move]:
    """Return the moves that can be made: leaving, and seeing all keys, always."""
    return put.moves | {Move.LEAVE, Move.KEYS}


def foot_words(put: Put, named: list[str]) -> list[list[str]]:
    """Return two rows of keys, each with its word: those that answer, then the other moves.

    So the moves, which are nearly always the same, always begin a line.
    """
    shortcuts = [f"{each.code} {each.text}" for each in put.shortcuts]
    return [[*named, *shortcuts, *_named(put, _ALWAYS)], _named(put, _ELSEWHERE)]


def _named(put: Put, moves: Iterable[Move]) -> list[str]:
    can = offered(put)
    return [f"{MOVE_KEYS[move]} {_BY_MOVE[move].short}" for move in moves if move in can]


def move_of_key(put: Put, key: str) -> Move | None:
    """Return the move that a key makes here: its letter, its F key or that key's twin."""
    moves = offered(put)
    for way in WAYS:
        letter = MOVE_KEYS.get(way.move) if way.move is not Move.NOT_KNOWN else None
        if way.move in moves and key in (letter, way.key or None, way.twin or None):
            return way.move
    return Move.LEAVE if key in LEAVING else None


def by_f_key(moves: Iterable[Move]) -> tuple[MoveKeys, ...]:
    """Return the moves that have an F key, in the order of the keys."""
    those = frozenset(moves)
    return tuple(way for way in _BY_KEY if way.move in those)


def takes_lines(put: Put) -> bool:
    """Say whether words of several lines may be written, each but the first after NEW_LINE."""
    return put.kind is PutKind.TEXT and not (put.is_line or put.wants_no_words)


def keys_at_words(put: Put) -> list[str]:
    """Return the keys that work where words are written, each with its word."""
    new_line = [f"{name_of(NEW_LINE)} new line"] if takes_lines(put) else []
    ways = by_f_key(put.moves | {Move.LEAVE})
    return ["Enter go on", *new_line, *(f"{name_of(way.twin)} {way.short}" for way in ways)]


def key_name(move: Move) -> str:
    """Return the name of a move's key where words are written, such as Ctrl-K."""
    return name_of(_BY_MOVE[move].twin)


def all_keys(put: Put) -> list[str]:
    """Return a line for each key that works at a question."""
    rows = [
        (_numbers(put), "tick or untick" if put.kind is PutKind.SEVERAL else "pick"),
        *((each.code, each.text) for each in put.known.sources),
        *_beside_an_answer(put),
        *((each.code, each.text) for each in put.shortcuts),
        *(_row(way, put) for way in WAYS if way.move in offered(put)),
        ("Enter", put.enter_does),
    ]
    inset = max(cells(key) for key, _ in rows) + 2
    return [f"{key.ljust(inset)}\t{words}" for key, words in rows]


def _numbers(put: Put) -> str:
    return f"1-{len(put.choices)}" if len(put.choices) > 1 else "1"


def _beside_an_answer(put: Put) -> Iterator[tuple[str, str]]:
    """Yield the keys for what stands beside an answer, and for whom or where it stands."""
    if put.known.sources:
        yield "=", "how the answer before is known"
    if put.known.read_month is not None:
        yield "m", "the month, if you know it"
    if put.grid.rows:
        yield from _GRID_KEYS
    elif len(put.subjects) > 1:
        yield "Tab", "the next child, and after the last all again"


def _row(way: MoveKeys, put: Put) -> tuple[str, str]:
    letter = MOVE_KEYS.get(way.move, "")
    keys = [each for each in (letter, name_of(way.key), name_of(way.twin)) if each]
    return " or ".join(keys), words_of(way.move, put)


def name_of(key: str) -> str:
    """Return the name of a key as people say it."""
    return f"Ctrl-{key[2:].upper()}" if key.startswith("c-") else key.upper()
