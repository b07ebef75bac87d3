"""The foot of a screen on a wall: how many hands are typed there, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ehe_check.ask.plain_text import shortened
from ehe_check.quiz.item import LETTERS
from ehe_check.quiz.room import MOST_HANDS, Counted

Hands: TypeAlias = tuple[int, ...]
"""How many hands were typed for each option so far."""
_HOW = "Type how many hands, such as 4, or 4 7 0 9 for all at once."
_DIGITS = len(str(MOST_HANDS))


def with_typed(hands: Hands, typed: str, found: Counted, people: int | None) -> tuple[Hands, str]:
    """Return hands with those typed, and what is wrong or odd; they count once it is nothing.

    Where all are there, an empty line says that they are right, and others take their place.
    """
    most = len(found.options)
    if len(hands) == most and not typed:
        return hands, ""
    so_far = hands if len(hands) < most else ()
    problems = [*odd_numbers(typed, most - len(so_far))]
    if problems or not typed:
        return hands, " ".join((*problems, _HOW))
    hands = (*so_far, *numbers(typed))
    raised = found.took_part(hands)
    if len(hands) < most:
        return hands, ""
    if not raised:
        return (), "No hand was counted. Count once more, or type skip."
    if people and raised > people:
        return hands, f"{raised} hands of {people} people: type again or Enter to keep."
    return hands, ""


def numbers(typed: str) -> Hands:
    """Return numbers that were typed, with spaces or commas between."""
    return tuple(map(int, _words(typed)))


def odd_numbers(typed: str, most: int) -> Iterator[str]:
    """Yield what is wrong with numbers that were typed, at most so many of them."""
    words = _words(typed)
    for word in words:
        if not (word.isascii() and word.isdecimal()):
            yield f"{shortened(word, 20)} is no number of hands."
        elif len(word.lstrip("0")) > _DIGITS:
            yield f"{shortened(word, 20)} is more than {MOST_HANDS}, the most that can be kept."
    if len(words) > most:
        yield f"That is {len(words)} numbers where {most} can stand."


def prompt_for(found: Counted, hands: Hands) -> str:
    """Return what asks for the hands that are still to count, with those counted so far."""
    letters = LETTERS[: len(found.options)]
    left = ", ".join(letters[len(hands) :] or letters)
    so_far = ", ".join(f"{letter} {count}" for letter, count in zip(letters, hands, strict=False))
    return f"Hands for {left} (so far {so_far}): " if so_far else f"Hands for {left}: "


def _words(typed: str) -> Sequence[str]:
    return typed.replace(",", " ").split()
