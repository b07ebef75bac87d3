"""Phrases: several words joined into one, and small numbers in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from ehe_check.page.own import joined

Key = TypeVar("Key")
Value = TypeVar("Value")

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def capital(text: str) -> str:
    """Return a text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def noted(text: str, note: str) -> str:
    """Return a text, and in brackets what stands beside it, if anything does."""
    return f"{text} ({note})" if note else text


def listed(words: Iterable[str], joining: str = "and") -> str:
    """Return words as one phrase: "a, b and c"; empty where there are none."""
    *first, last = tuple(words) or ("",)
    return joined(f" {joining} ", (joined(", ", first), last)) if first else last


def phrase(words: Iterable[str]) -> str:
    """Return words as one phrase, each of them once."""
    return listed(dict.fromkeys(words))


def number_words(number: int) -> str:
    """Return a small number in words, a greater one in figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def times_words(number: int) -> str:
    """Return how often something was done, in words: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(number, f"{number_words(number)} times")


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """Return all values of each key, both in the order in which they first come."""
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def again(pairs: Iterable[tuple[Key, Value]]) -> Iterator[tuple[Value, Value]]:
    """Yield each value whose key an earlier one has, after the first that has it."""
    for first, *others in grouped(pairs).values():
        yield from ((first, each) for each in others)
