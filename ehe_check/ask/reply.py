"""What comes back from a question: a choice, words, what is said of each, or a move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ehe_check.ask.moves import Move


@dataclass(frozen=True)
class Said:
    """What is said at once: the options, how it is known, and when.

    `about` is the subject, and `by` the row of a grid; both are empty where the question is put
    about nobody in particular. It says one of `ids`, `not_known` and `not_theirs`.
    """

    about: str = ""
    by: str = ""
    ids: tuple[str, ...] = ()
    not_known: bool = False
    not_theirs: bool = False
    alone: bool = False
    at_home: bool = False
    remote: bool = False
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
    was answered for, if it was one of several.
    """

    move: Move
    partial: tuple[str, ...] = ()
    given: tuple[Said, ...] = ()
    words: str = ""
    about: str = ""


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
