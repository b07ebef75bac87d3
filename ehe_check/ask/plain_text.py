"""Text that is typed or shown: its odd bytes mended, no key of a terminal in it, and it fits."""

from __future__ import annotations

import re
from typing import Final

from ehe_check.ask.put import Asker
from ehe_check.case.labels import identifying
from ehe_check.page.columns import cells, wrapped

# C0 and C1 controls but for the newline; marks that turn the writing direction; separators and
# halves of characters that terminals and encodings stumble over.
_UNSEEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]",
)
_QUESTION_MARK: Final = re.compile(r"(?<!\S)\w?\?(?!\S)")
_LAST_SHORT: Final = 0xFF
_KEPT: Final = "\x00"
"""What stands for a space that no line is broken at; no text that is shown has it."""


def shown(text: str) -> str:
    """Return `text` with each control character or turner of direction spelt out, newlines kept."""
    return _UNSEEN.sub(lambda match: _spelt(match[0]), text)


def signs_named(text: str) -> str:
    """Return `text` with each question mark that is typed by itself named: voices leave it out."""
    return _QUESTION_MARK.sub(r"\g<0> (question mark)", text)


def one_for_one(text: str) -> str:
    """Return `text` with each such character as one question mark, so that places stay."""
    return _UNSEEN.sub("?", text)


def shortened(text: str, most: int = 200) -> str:
    """Return `text` with its end cut off where it is too long to stand beside a question."""
    return text if len(text) <= most else f"{text[:most].rstrip(' ,')}..."


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
    return [each.replace(_KEPT, " ") for each in wrapped(line, width, hang=" ")]


def set_lines(text: str, width: int, first: str = "", then: str | None = None) -> list[str]:
    """Return a text as lines after its first words; further lines are set in by as much.

    What goes on after a dash is set in beneath it.
    """
    hang, lines = " " * cells(first) if then is None else then, list[str]()
    for paragraph in shown(text).split("\n"):
        words = " ".join(filter(None, paragraph.split(" ")))
        indent = " " * (len(paragraph) - len(paragraph.lstrip(" ")))
        dash = "  " if paragraph.startswith("- ") else ""
        lines += wrapped(words, width, (hang if lines else first) + indent, hang + dash)
    return lines


def _spelt(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= _LAST_SHORT else f"<U+{code:04X}>"


_BYTES: Final = re.compile("[\udc80-\udcff]+")
"""Where Python puts the bytes of a terminal that are not UTF-8."""
_HALVES: Final = re.compile("[\ud800-\udfff]")
_MOST_SHOWN: Final = 5
NO_NAMES: Final = "no names, addresses or numbers that identify anyone"
"""What stands beside a line for words about a case."""
PLEASE_GO_BACK: Final = "Please leave out what names anyone: go back to change it."


def as_text(typed: str) -> str:
    """Return what was typed with its odd bytes read as Windows writes them in Western Europe."""
    mended = _BYTES.sub(
        lambda odd: odd[0].encode("ascii", "surrogateescape").decode("cp1252", "replace"), typed
    )
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", mended)


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


def nudge(asker: Asker, text: str, please: str = "Please leave out what names anyone.") -> None:
    """Say what a text may hold that identifies somebody; never refuse it."""
    if found := identifying_words(text):
        asker.say(f"{found} {please}")
