"""What a person can do at a question besides answering it, and how each is typed."""

from __future__ import annotations

from enum import StrEnum


class Move(StrEnum):
    """What a person can do at a question besides answering it."""

    KEEP = "keep"
    BACK = "back"
    SKIP = "skip"
    NOT_KNOWN = "not-known"
    NOTE = "note"
    WHY = "why"
    LISTS = "lists"
    TOPICS = "topics"
    FIND = "find"
    UNDO = "undo"
    KEYS = "keys"
    ADD = "add"
    LEAVE = "leave"


MOST_MOVES = frozenset({Move.NOT_KNOWN, Move.SKIP})
"""Where these are offered, the ways of moving are explained, once."""
BACK_OR_LEAVE = frozenset({Move.BACK, Move.LEAVE})
"""What can be done at a question of the program's own."""

MOVE_WORDS = {
    Move.KEEP: "keep",
    Move.NOT_KNOWN: "not known",
    Move.SKIP: "skip",
    Move.BACK: "back",
    Move.NOTE: "note",
    Move.WHY: "why",
    Move.LISTS: "lists",
    Move.TOPICS: "topics",
    Move.FIND: "find",
    Move.UNDO: "undo",
    Move.KEYS: "keys",
    Move.ADD: "add",
    Move.LEAVE: "leave",
}
"""The word that is typed for each move."""
MOVE_KEYS = {
    Move.KEEP: "y",
    Move.NOT_KNOWN: "0",
    Move.SKIP: "k",
    Move.BACK: "b",
    Move.NOTE: "o",
    Move.WHY: "w",
    Move.TOPICS: "t",
    Move.FIND: "/",
    Move.UNDO: "u",
    Move.KEYS: "h",
    Move.ADD: "+",
    Move.LEAVE: "x",
}
"""The one key of a move where nothing is written: pressed alone, or typed alone on a line."""


def move_of(word: str) -> Move | None:
    """Return the move that a word stands for, or None."""
    folded = word.strip().casefold().replace("-", " ")
    return next((move for move, own in MOVE_WORDS.items() if own == folded), None)


def move_of_key(key: str) -> Move | None:
    """Return the move that a key stands for, or None."""
    return next((move for move, own in MOVE_KEYS.items() if own == key), None)
