"""Text made safe, short and narrow enough to show: it steers no terminal, and fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ehe_check.page.columns import cells, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

# C0 and C1 controls but for the newline; marks that turn the writing direction; separators and
# halves of characters that terminals and encodings stumble over.
_UNSEEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]",
)
_DASH_INSET: Final = "  "
_LAST_SHORT: Final = 0xFF
_LONGEST: Final = 200
_KEPT: Final = "\u00a0"


def shown(text: str) -> str:
    """Return `text` with each control character or turner of direction spelt out, newlines kept."""
    return _UNSEEN.sub(lambda match: _spelt(match[0]), text)


def one_for_one(text: str) -> str:
    """Return `text` with each such character as one question mark, so that places stay."""
    return _UNSEEN.sub("?", text)


def shortened(text: str) -> str:
    """Return `text` with its end cut off where it is too long to stand beside a question."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "..."


def as_one_line(text: str, width: int) -> list[str]:
    """Return `text` as the line that it is where that fits, else broken between its parts.

    Two spaces stand between the parts, and one between the words of each.
    """
    line = shown(text)
    if cells(line) <= width:
        return [line]
    parts = line.split("  ")
    if max(map(cells, parts)) < width:
        line = " ".join(part.replace(" ", _KEPT) for part in parts)
    return [each.replace(_KEPT, " ") for each in wrapped(line, width, " ").split("\n")]


def wrapped(text: str, width: int, hang: str = "") -> str:
    """Return `text` with lines of at most `width` columns, broken between words; newlines are kept.

    Every line but the first begins with `hang`, and what goes on after a dash is set in beneath it.
    Only a word longer than a whole line is cut.
    """
    room = max(width - cells(hang), 1)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        inset = _DASH_INSET if paragraph.startswith("- ") and room > len(_DASH_INSET) else ""
        first, *others = _lines(paragraph, room - len(inset), room if lines else width)
        lines += [first, *(inset + line for line in others)]
    return f"\n{hang}".join(lines)


def hanging(first: str, text: str, width: int) -> list[str]:
    """Return the lines of `text` wrapped after `first`, further lines set in by as much."""
    return wrapped(first + text, width, " " * cells(first)).split("\n")


def _spelt(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= _LAST_SHORT else f"<U+{code:04X}>"


def _lines(paragraph: str, width: int, first_width: int) -> Iterator[str]:
    words = paragraph.lstrip(" ")
    line, room = " " * (len(paragraph) - len(words)), first_width
    for word in pieces(words.split(" "), width):
        longer = f"{line} {word}" if line.strip() else line + word
        if cells(longer) <= room:
            line = longer
        else:
            if line.strip():
                yield line
            line, room = word, width
    yield line.rstrip()
