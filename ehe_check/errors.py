"""What can go wrong in use: one tree of exceptions that carry facts, and their exit codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where it is, what it is, and what to do about it."""

    place: str
    fact: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.fact}. {self.remedy}".rstrip()

    def kept(self) -> Problem:
        """Return this problem, with the remark that what is wrong is kept as it is."""
        return replace(self, remedy=f"{self.remedy} It is kept.".strip())


class EheCheckError(Exception):
    """Something in use went wrong; carries every problem found, and prints nothing itself."""

    exit_code = 2

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


class ProblemsFoundError(EheCheckError):
    """A checking command found problems."""

    exit_code = 1


class WrongUseError(EheCheckError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class UnusableFileError(EheCheckError):
    """A file that was given cannot be read or written."""

    exit_code = 3


class ChangedFileError(UnusableFileError):
    """A file is not as it was last read or written here; nothing was written over it."""


def refuse_where(*faults: tuple[bool, str]) -> None:
    """Refuse a value that does not hold together, for the first fault that it has.

    Raises:
        ValueError: it has one.
    """
    for is_so, message in faults:
        if is_so:
            raise ValueError(message)


MOST_LISTED = 15
LONGEST_WORD = 60


def quoted(word: object) -> str:
    """Return a word as it was written, in quotes, its end cut off where it is very long."""
    text = str(word)
    return repr(text if len(text) <= LONGEST_WORD else text[:LONGEST_WORD] + "...")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a remedy that offers the nearest known word, or lists what may be used."""
    words = sorted({str(each) for each in known})
    close = get_close_matches(word[:LONGEST_WORD], words, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]!r}?"
    if not words or len(words) > MOST_LISTED:
        return ""
    return f"Use one of: {', '.join(words)}."
