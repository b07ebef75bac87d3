"""What a person can do at a question: answer it, or make a move; and what comes back of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias


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
    ROWS = "rows"
    WORDS = "words"
    LEAVE = "leave"


BACK_OR_LEAVE: Final = frozenset({Move.BACK, Move.LEAVE})
"""What can be done at a question of the program's own."""
ALWAYS: Final = frozenset({Move.KEYS, Move.LEAVE})
"""What can be done at every question, whether or not it is offered there."""


@dataclass(frozen=True)
class Way:
    """How one move is made: its word, its one letter, its F key and that key's twin.

    The letter is pressed alone, or typed alone on a line, where nothing is written. The F key and
    its twin work where words are written too, and there the twin is named: many a laptop keeps the
    F keys to itself. `does` says what it does, `foot` what stands beside its key where that is not
    the word, and `as_in` how words are typed with it.
    """

    move: Move
    word: str
    letter: str
    does: str
    key: str = ""
    twin: str = ""
    foot: str = ""
    as_in: str = ""


WAYS: Final = (
    Way(Move.NOT_KNOWN, "not known", "0", "Nobody here knows", "f4", "c-k"),
    Way(Move.BACK, "back", "b", "Go back; answers stay", "f3", "c-b"),
    Way(Move.UNDO, "undo", "u", "Undo the last answer", "f9", "c-z"),
    Way(Move.NOTE, "note", "o", "Add a note", "f2", "c-o", as_in="o the words"),
    Way(Move.WHY, "why", "w", "Why this is asked, and what counts", "f1", "c-y"),
    Way(Move.SKIP, "skip", "k", "Skip for now", "f5", "c-g"),
    Way(Move.TOPICS, "topics", "t", "The topics, and how far each is", "f8", "c-l"),
    Way(Move.FIND, "find", "/", "Find a question", as_in="/health"),
    Way(Move.KEEP, "keep", "y", "Keep the answer of last time", "f7", "c-t"),
    Way(Move.LISTS, "lists", "", "The lists (children and others)", "f6", "c-r"),
    Way(Move.ROWS, "rows", "+", "Add or take off rows", foot="rows"),
    Way(Move.WORDS, "words", "q", "Write what the child has said", foot="child's words"),
    Way(Move.KEYS, "keys", "h", "All keys, and the answers again"),
    Way(Move.LEAVE, "leave", "x", "Save and leave", "f10", "c-x", foot="save and leave"),
)
"""Every move, in the order in which they stand."""
WAY_OF: Final = {way.move: way for way in WAYS}


def move_of(word: str) -> Move | None:
    """Return the move that a word stands for, or None."""
    folded = word.strip().casefold().replace("-", " ")
    return next((way.move for way in WAYS if way.word == folded), None)


def move_of_letter(letter: str) -> Move | None:
    """Return the move that a letter stands for, or None."""
    return next((way.move for way in WAYS if letter and way.letter == letter), None)


def by_f_key(moves: frozenset[Move]) -> tuple[Way, ...]:
    """Return the ways that have an F key, in the order of the keys."""
    ways = (way for way in WAYS if way.key and way.move in moves)
    return tuple(sorted(ways, key=lambda way: int(way.key[1:])))


SIGNS: Final = {
    "*": "heard with no parent there",
    "i": "inside the home",
    "v": "by video or telephone, which is not seeing",
}
"""The signs beside a time in a grid, and what each says."""
EMPTIES: Final = (".", "backspace", "delete")
"""What empties the cell that is marked; the first of them is typed for it, too."""
EMPTY_KEYS: Final = (". or Backspace or Delete", "empty the cell")
ALONG_KEY: Final = ("l", "the same along the row")
ARROW_KEYS: Final = ("arrows", "from cell to cell")
GRID_KEYS: Final = (
    EMPTY_KEYS,
    ("-", "not theirs to see"),
    ("*", "heard with no parent there"),
    ("i", "inside the home"),
    ("v", "video or telephone, which is not seeing"),
    ALONG_KEY,
    ("d", "the same down the column"),
    ARROW_KEYS,
)
"""What else can be pressed in a grid, with what it does."""


@dataclass(frozen=True)
class Said:
    """What is said at once: the options, how it is known, and when.

    `about` is the subject, and `by` the row of a grid; both are empty where the question is put
    about nobody in particular. It says one of `ids`, `not_known` and `not_theirs`. `signs` are
    those of SIGNS that stand beside it, in their order.
    """

    about: str = ""
    by: str = ""
    ids: tuple[str, ...] = ()
    not_known: bool = False
    not_theirs: bool = False
    signs: str = ""
    source: str = ""
    on: date | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is an option, not known or not theirs."""
        return bool(self.ids) or self.not_known or self.not_theirs

    @property
    def cell(self) -> Cell:
        """What it is said of."""
        return self.about, self.by


Cell: TypeAlias = tuple[str, str]
"""A subject and a row, each empty where there is none."""


@dataclass(frozen=True)
class Chosen:
    """One or several choices, by id."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class Wrote:
    """Words, exactly as typed."""

    text: str


@dataclass(frozen=True)
class Given:
    """What is said of each of those whom a question is put about, cell by cell."""

    said: tuple[Said, ...]


@dataclass(frozen=True)
class Moved:
    """A move instead of an answer, with what was half typed, ticked, pointed at or given.

    `words` are those that were typed with it: what to find, or a note. `about` is the subject that
    was answered for, if it was one of several, and `by` the row.
    """

    move: Move
    partial: tuple[str, ...] = ()
    given: tuple[Said, ...] = ()
    words: str = ""
    about: str = ""
    by: str = ""


Reply = Chosen | Wrote | Given | Moved


def chosen(reply: Chosen | Wrote | Given) -> str:
    """Return the first choice, or the text, of a reply that answers."""
    match reply:
        case Chosen(ids):
            return ids[0]
        case Wrote(text):
            return text
        case Given(said):
            return said[0].ids[0]
