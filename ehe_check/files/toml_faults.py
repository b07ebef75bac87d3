"""What is wrong with a line that is not TOML, and what would be right, for those who type it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb"
"""Quotation marks as a word processor sets them."""
_AT_AN_END = re.compile(rf"=\s*([{_CURLY}])|([{_CURLY}])\s*(?:#.*)?$|^\s*([{_CURLY}])")
_YES_OR_NO = ("true", "false", "yes", "no", "on", "off")


class Line(NamedTuple):
    """A line that cannot be read, and what the reader says of it."""

    text: str
    said: str

    @property
    def key(self) -> str:
        """What stands before its first `=`."""
        return self.text.partition("=")[0].strip()

    @property
    def value(self) -> str:
        """What stands after its first `=`."""
        return self.text.partition("=")[2].strip()


Told: TypeAlias = tuple[str, str]
"""What is wrong, and what would be right."""


def line_fault(line: Line) -> Told | None:
    """Return what is wrong with a line and what would be right; None where nobody knows better."""
    return next(filter(None, (look(line) for look in _LOOKS)), None)


def _curly(line: Line) -> Told | None:
    found = _AT_AN_END.search(line.text)
    if found is None:
        return None
    mark = next(filter(None, found.groups()))
    return f"it has a curly quotation mark, {mark}", 'Type " in its place.'


def _twice(line: Line) -> Told | None:
    if line.said != "duplicate key":
        return None
    if line.text.lstrip().startswith("["):
        fact = f"{line.text.strip()} stands there a second time"
        return fact, "Put what is beneath it under the first one, and take this line out."
    return f"it sets {line.key} a second time", "Keep one of the two."


def _backslash(line: Line) -> Told | None:
    if "escape" not in line.said and "unicode" not in line.said:
        return None
    fact = "it has \\ between double quotation marks, where that begins a sign of its own"
    return fact, "Put the words between single ones, ' and '."


def _no_equals(line: Line) -> Told | None:
    if "expected `=`" not in line.said:
        return None
    if ":" in line.text.partition("=")[0]:
        return "it has : where = belongs", "Type = in its place."
    if line.value:
        return "there is a space in its key", "Type _ in its place."
    remedy = "Put # before it if it only explains something. A text ends on its own line."
    return "it has no =", remedy


def _no_value(line: Line) -> Told | None:
    if "=" not in line.text or line.value.partition("#")[0]:
        return None
    return "nothing stands after its =", "Type the value there, or put # before the line."


def _no_marks(line: Line) -> Told | None:
    if line.value.casefold() in _YES_OR_NO:
        return "it has neither true nor false", "Write true or false, in small letters."
    if "must be quoted" not in line.said and "leading zero" not in line.said:
        return None
    return "its words have no quotation marks", 'Put them between " and ".'


def _marks_within(line: Line) -> Told | None:
    if not line.said.startswith("unexpected key or value") or line.value[:1] not in {'"', "'"}:
        return None
    fact = "it goes on after its closing quotation mark"
    if line.value.startswith("'"):
        return fact, 'Put the words between " and ".'
    return fact, "Within the words, type ' in place of \"."


def _no_closing_mark(line: Line) -> Told | None:
    if not re.match("invalid (basic|literal) string", line.said):
        return None
    return "it has no closing quotation mark", "Type one after the last word, on the same line."


def _odd_key(line: Line) -> Told | None:
    if line.said.startswith("invalid unquoted key"):
        return (
            "its key has a sign that no key has",
            "Type the key again, in letters and _.",
        )
    return None


def _odd_heading(line: Line) -> Told | None:
    if re.match("unclosed (array )?table", line.said):
        return "its heading has no closing ]", "Type ] at its end."
    return None


_LOOKS: tuple[Callable[[Line], Told | None], ...] = (
    _curly,
    _twice,
    _backslash,
    _no_equals,
    _no_value,
    _no_marks,
    _marks_within,
    _no_closing_mark,
    _odd_key,
    _odd_heading,
)
