"""One question as it is put to a person, and what comes back: all that an asker has to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Protocol, TypedDict, TypeVar, Unpack

_Key = TypeVar("_Key", bound=str)


class PutKind(StrEnum):
    """How the answer is given."""

    CHOICE = "choice"
    SEVERAL = "several"
    TEXT = "text"


class Move(StrEnum):
    """What a person can do at a question besides answering it."""

    KEEP = "keep"
    BACK = "back"
    SKIP = "skip"
    NOT_KNOWN = "not-known"
    NOTE = "note"
    WHY = "why"
    LISTS = "lists"
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
    Move.LEAVE: "leave",
}
"""The word that is typed for each move."""


class Tone(StrEnum):
    """How a line is said: plainly, as a heading, or so that it cannot be missed."""

    PLAIN = "plain"
    HEADING = "heading"
    URGENT = "urgent"


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen; `code` is a short word that may be typed for it."""

    id: str
    text: str
    code: str = ""


@dataclass(frozen=True)
class Put:
    """One question, ready to be put.

    `name` says which question it is, for scripts: `VIS-1 child-1`, `VIS-1 child-1 month`.
    `previous` is the earlier answer: ids for choices, the text for words. It is pointed at when the
    question comes again, unless `preselect` is false, when it is only shown. `offered` goes before
    it: what was half given before the person went elsewhere, or a suggestion. `moves` are offered
    here; an asker explains WHY itself and stays at the question, and lets a person leave anywhere.
    `last_time` is what an earlier session said, which KEEP keeps where that is offered.
    `id` is the question's id in the bank, where one of its own is put, and `ids` are those of every
    question there, so that a code from paper is never taken for one of another question.
    `skip_when` says when to skip, such as "if you do not know"; an asker says how. Where it
    `wants_no_words`, as for a day, a word that stands for a move makes it; `refused` is what was
    typed the last time and could not be read.
    """

    kind: PutKind
    text: str
    choices: tuple[Choice, ...] = ()
    name: str = ""
    heading: str = ""
    previous: tuple[str, ...] = ()
    preselect: bool = True
    offered: tuple[str, ...] = ()
    shown_before: str = ""
    last_time: str = ""
    why: str = ""
    help: str = ""
    note: str = ""
    placeholder: str = ""
    not_known_label: str = "Not known"
    moves: frozenset[Move] = frozenset()
    id: str = ""
    ids: frozenset[str] = frozenset()
    skip_when: str = ""
    wants_no_words: bool = False
    refused: str = ""

    @property
    def start(self) -> tuple[str, ...]:
        """What is pointed at, ticked or written when the question comes up."""
        return self.offered or (self.previous if self.preselect else ())


class Aside(TypedDict, total=False):
    """What may stand beside the words of a question, as in `Put`."""

    heading: str
    preselect: bool
    offered: tuple[str, ...]
    shown_before: str
    why: str
    help: str
    placeholder: str
    moves: frozenset[Move]
    id: str
    ids: frozenset[str]
    skip_when: str
    wants_no_words: bool


def ask_choice(
    name: str,
    text: str,
    choices: Mapping[_Key, str] | Iterable[Choice],
    before: str | None = None,
    **beside: Unpack[Aside],
) -> Put:
    """Return a question to which one of several choices is the answer; `before` was the last."""
    if isinstance(choices, Mapping):
        choices = (Choice(key, words) for key, words in choices.items())
    previous = (before,) if before else ()
    return Put(PutKind.CHOICE, text, tuple(choices), name=name, previous=previous, **beside)


def ask_text(name: str, text: str, before: str | None = None, **beside: Unpack[Aside]) -> Put:
    """Return a question to which words are the answer; `before` are the last."""
    return Put(PutKind.TEXT, text, name=name, previous=(before,) if before else (), **beside)


@dataclass(frozen=True)
class Chosen:
    """One or several choices, by id."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class Wrote:
    """Words, exactly as typed."""

    text: str


@dataclass(frozen=True)
class Moved:
    """A move instead of an answer, with what was half typed, ticked or pointed at."""

    move: Move
    partial: tuple[str, ...] = ()


Reply = Chosen | Wrote | Moved


def move_of(word: str) -> Move | None:
    """Return the move that a word stands for, or None."""
    folded = word.strip().casefold().replace("-", " ")
    return next((move for move, own in MOVE_WORDS.items() if own == folded), None)


class Asker(Protocol):
    """A way of putting one question; the talks know no more of it than this."""

    def put(self, question: Put) -> Reply:
        """Put one question; leaving by Ctrl-C or a closed stream is Moved(LEAVE)."""

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something that needs no reply."""


class PersonLeftError(Exception):
    """The person chose to save and leave; everything answered is saved already."""


class Ending(Enum):
    """How a talk ended: it is over, or it goes on another time."""

    FINISHED = auto()
    LEFT = auto()


def put_or_leave(asker: Asker, question: Put) -> Reply:
    """Put one question, and leave when the person leaves.

    Raises:
        PersonLeftError: the person chose to save and leave.
    """
    reply = asker.put(question)
    if isinstance(reply, Moved) and reply.move is Move.LEAVE:
        raise PersonLeftError
    return reply


def chosen(reply: Chosen | Wrote) -> str:
    """Return the first choice, or the text, of a reply that answers."""
    return reply.ids[0] if isinstance(reply, Chosen) else reply.text
