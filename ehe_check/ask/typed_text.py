"""Typed text: each byte of it read, tidied as files keep it, and said where it may name anyone."""

from __future__ import annotations

import re
from typing import Final

from ehe_check.ask.who_asks import Asker
from ehe_check.case.nudge import identifying

_HALVES: Final = re.compile("[\ud800-\udfff]+")
_BYTES: Final = range(0xDC80, 0xDD00)
"""Where Python puts a byte of a terminal that is not UTF-8."""
_MOST_SHOWN: Final = 5
NO_NAMES: Final = "no names, addresses or numbers that identify anyone"
"""What stands beside a line for words about a case."""
_PLEASE: Final = "Please leave out what names anyone."
PLEASE_GO_BACK: Final = "Please leave out what names anyone: go back to change it."


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


def as_kept(typed: str) -> str:
    """Return typed words as a file keeps them: lines end plainly, and nothing is around them."""
    return typed.replace("\r\n", "\n").strip()


def identifying_words(text: str) -> str:
    """Return what to say of a text that may identify somebody; empty where none may."""
    found = identifying(text)
    return f"That looks as if it holds {' and '.join(found)}." if found else ""


def nudge(asker: Asker, text: str, please: str = _PLEASE) -> None:
    """Say what a text may hold that identifies somebody; never refuse it."""
    if found := identifying_words(text):
        asker.say(f"{found} {please}")


def _letter(half: str) -> str:
    if ord(half) not in _BYTES:
        return "\N{REPLACEMENT CHARACTER}"
    return bytes([ord(half) - 0xDC00]).decode("cp1252", errors="replace")
