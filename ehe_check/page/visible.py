"""Text made harmless and visible: no character can act on a terminal, and none disappears."""

from __future__ import annotations

import unicodedata

_JOINERS = frozenset("\u200c\u200d")
_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_PLAINER = {
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{BULLET}": "-",
    "\N{MIDDLE DOT}": "-",
    "\N{NO-BREAK SPACE}": " ",
}


def visible(text: str, encoding: str = "utf-8") -> str:
    """Return text in which what acts on a terminal, or cannot be encoded, is written out.

    Line ends stay and tabs become spaces; ESC becomes a backslash and x1b, others <U+202E>.
    """
    flat = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(_shown(character, encoding) for character in flat)


def visible_value(value: object) -> object:
    """Return what a template prints with every text in it visible; what is markup already stays."""
    is_markup = hasattr(value, "__html__")
    return visible(value) if isinstance(value, str) and not is_markup else value


def can_encode(text: str, encoding: str) -> bool:
    """Say whether a stream of this encoding can carry a text."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _shown(character: str, encoding: str) -> str:
    if character == "\n" or " " <= character <= "~":
        return character
    if _acts(character):
        return _written_out(character)
    if can_encode(character, encoding):
        return character
    return _PLAINER.get(character, _written_out(character))


def _acts(character: str) -> bool:
    return unicodedata.category(character) in _ACTING and character not in _JOINERS


def _written_out(character: str) -> str:
    number = ord(character)
    is_control = unicodedata.category(character) == "Cc"
    return f"\\x{number:02x}" if is_control else f"<U+{number:04X}>"
