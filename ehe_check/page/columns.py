"""Columns of a terminal: how wide a text stands there, broken between words or cut to fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, east_asian_width

_MORE = "..."
_JOINERS = frozenset("\u200c\u200d")


def cells(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def wrapped(text: str, width: int, first: str = "", hang: str = "") -> list[str]:
    """Return a text in lines of at most `width` columns, `first` before the first of them.

    Every other line begins with `hang`. Only a word longer than a whole line is cut.
    """
    if cells(first + text) <= width and "\n" not in text:
        return [(first + text).rstrip()]
    lines, line, is_bare = list[str](), first, True
    for word in pieces(text.split(), max(width - max(cells(first), cells(hang)), 1)):
        longer = line + word if is_bare else f"{line} {word}"
        if is_bare or cells(longer) <= width:
            line, is_bare = longer, False
        else:
            lines.append(line)
            line = hang + word
    return [*lines, line.rstrip()]


def cut(text: str, width: int) -> str:
    """Return as much of a text as stands in `width` columns, ending in a dot where it is cut."""
    if cells(text) <= width:
        return text
    end = next(end for end in range(len(text)) if cells(text[: end + 1]) >= width)
    return f"{text[:end].rstrip()}."


def in_lines(text: str, rooms: Sequence[int]) -> list[str]:
    """Return a text in a line for each room, broken between words; dots stand for what is left.

    Only a word longer than any room is cut.
    """
    words, lines = [cut(word, max(rooms)) for word in text.split()], list[str]()
    for room in rooms:
        if not words:
            break
        fits = _how_many(words, room)
        lines.append(" ".join(words[:fits]))
        words = words[fits:]
    if words:
        last = lines[-1].split()
        lines[-1] = " ".join((*last[: _how_many(last, rooms[-1] - len(_MORE) - 1)], _MORE))
    return lines


def padded(text: str, width: int) -> str:
    """Return a text with spaces after it, up to `width` columns."""
    return text + " " * max(width - cells(text), 0)


def pieces(words: Iterable[str], width: int) -> Iterator[str]:
    """Yield words, one that is wider than `width` in as many pieces as it takes."""
    for word in words:
        rest = word
        while cells(rest) > width:
            end = next((end for end in range(len(rest), 1, -1) if cells(rest[:end]) <= width), 1)
            yield rest[:end]
            rest = rest[end:]
        if rest:
            yield rest


def _how_many(words: Sequence[str], room: int) -> int:
    """Return how many words stand in so many columns, beside each other."""
    counts = range(len(words), 0, -1)
    return next((count for count in counts if cells(" ".join(words[:count])) <= room), 0)


def _width(character: str) -> int:
    if combining(character) or character in _JOINERS:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
