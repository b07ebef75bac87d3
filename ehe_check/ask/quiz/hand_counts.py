"""Hand counts: what the facilitator types at the foot of a screen, as numbers or as a word."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from ehe_check.quiz.room import MOST_HANDS


class Word(Enum):
    """What a facilitator can type besides numbers; its first letter is enough."""

    HIDE = "hide"
    SKIP = "skip"
    BACK = "back"
    END = "end"
    REVEAL = "reveal"
    AGAIN = "again"
    MEND = "mend"
    FINISH = "finish"
    LEAVE = "leave"


def word_of(typed: str, among: Sequence[Word]) -> Word | None:
    """Return the word that was typed, whole or by its first letter; None for anything else."""
    said = typed.casefold()
    return next((word for word in among if said in (word.value, word.value[0])), None)


def numbers_of(typed: str) -> tuple[int, ...] | None:
    """Return the numbers that were typed, with spaces or commas between; None if it is not that."""
    words = typed.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdecimal() for word in words):
        return None
    numbers = tuple(int(word[:9]) for word in words)
    return None if max(numbers) > MOST_HANDS else numbers


def prompt_for(letters: str, hands: Sequence[int], before: str) -> str:
    """Return what asks for the hands that are still to count, with those counted so far."""
    left = ", ".join(letters[len(hands) :])
    so_far = ", ".join(f"{letter} {count}" for letter, count in zip(letters, hands, strict=False))
    return f"{before} {left} (so far {so_far}): " if so_far else f"{before} {left}: "
