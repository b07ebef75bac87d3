"""Typed text: every byte of it read, those that came in another encoding too."""

from __future__ import annotations

import re
from typing import Final

_HALVES: Final = re.compile("[\ud800-\udfff]+")
_BYTES: Final = range(0xDC80, 0xDD00)
"""Where Python puts a byte of a terminal that is not UTF-8."""
_MOST_SHOWN: Final = 5


def as_text(typed: str) -> str:
    """Return what was typed with its odd bytes read as Windows writes them in Western Europe."""
    return _HALVES.sub(lambda halves: "".join(map(_letter, halves[0])), typed)


def read_as(typed: str) -> str:
    """Return what to say of a text in which letters had to be guessed; empty where none had."""
    words = [as_text(word) for word in typed.split() if _HALVES.search(word)]
    if not words:
        return ""
    more = " and more" if len(words) > _MOST_SHOWN else ""
    shown = ", ".join(f'"{word}"' for word in words[:_MOST_SHOWN])
    return (
        f"Some letters may have come through wrongly. They were read as {shown}{more}. "
        "If that is not what you typed, go back and type it again."
    )


def _letter(half: str) -> str:
    if ord(half) not in _BYTES:
        return "\N{REPLACEMENT CHARACTER}"
    return bytes([ord(half) - 0xDC00]).decode("cp1252", errors="replace")
