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

    @property
    def curly(self) -> str:
        """A curly quotation mark that stands where a straight one belongs, if one does."""
        found = _AT_AN_END.search(self.text)
        return next(filter(None, found.groups())) if found else ""


Told: TypeAlias = tuple[str, str]
"""What is wrong, and what would be right."""


class _Fault(NamedTuple):
    """A fault that a line may have: how it is seen, what is wrong, and what would be right."""

    is_seen: Callable[[Line], object]
    fact: str
    remedy: str


def line_fault(line: Line) -> Told | None:
    """Return what is wrong with a line and what would be right; None where nobody knows better."""
    fault = next((each for each in _FAULTS if each.is_seen(line)), None)
    if fault is None:
        return None
    text = line.text.strip()
    return fault.fact.format(text=text, key=line.key, curly=line.curly), fault.remedy


_FAULTS = (
    _Fault(
        lambda line: line.curly, "it has a curly quotation mark, {curly}", 'Type " in its place.'
    ),
    _Fault(
        lambda line: line.said == "duplicate key" and line.text.lstrip().startswith("["),
        "{text} stands there a second time",
        "Put what is beneath it under the first one, and take this line out.",
    ),
    _Fault(
        lambda line: line.said == "duplicate key",
        "it sets {key} a second time",
        "Keep one of the two.",
    ),
    _Fault(
        lambda line: "escape" in line.said or "unicode" in line.said,
        "it has \\ between double quotation marks, where that begins a sign of its own",
        "Put the words between single ones, ' and '.",
    ),
    _Fault(
        lambda line: "expected `=`" in line.said and ":" in line.key,
        "it has : where = belongs",
        "Type = in its place.",
    ),
    _Fault(
        lambda line: "expected `=`" in line.said and line.value,
        "there is a space in its key",
        "Type _ in its place.",
    ),
    _Fault(
        lambda line: "expected `=`" in line.said,
        "it has no =",
        "Put # before it if it only explains something. A text ends on its own line.",
    ),
    _Fault(
        lambda line: "=" in line.text and not line.value.partition("#")[0],
        "nothing stands after its =",
        "Type the value there, or put # before the line.",
    ),
    _Fault(
        lambda line: line.value.casefold() in _YES_OR_NO,
        "it has neither true nor false",
        "Write true or false, in small letters.",
    ),
    _Fault(
        lambda line: "must be quoted" in line.said or "leading zero" in line.said,
        "its words have no quotation marks",
        'Put them between " and ".',
    ),
    _Fault(
        lambda line: line.said.startswith("unexpected key or value") and line.value.startswith("'"),
        "it goes on after its closing quotation mark",
        'Put the words between " and ".',
    ),
    _Fault(
        lambda line: line.said.startswith("unexpected key or value") and line.value.startswith('"'),
        "it goes on after its closing quotation mark",
        "Within the words, type ' in place of \".",
    ),
    _Fault(
        lambda line: line.said.startswith(("invalid basic string", "invalid literal string")),
        "it has no closing quotation mark",
        "Type one after the last word, on the same line.",
    ),
    _Fault(
        lambda line: line.said.startswith("invalid unquoted key"),
        "its key has a sign that no key has",
        "Type the key again, in letters and _.",
    ),
    _Fault(
        lambda line: line.said.startswith(("unclosed table", "unclosed array table")),
        "its heading has no closing ]",
        "Type ] at its end.",
    ),
)
"""Every fault that is known, the first of them that is seen counts."""
