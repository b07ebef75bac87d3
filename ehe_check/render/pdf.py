"""PDF: a document as tagged pages to print or to read aloud, drawn by typst in shipped fonts.

How the page looks stands in `reports/page.typ`. Nothing about a case touches the disk on the way.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, assert_never

from ehe_check import resources
from ehe_check.errors import Problem, WrongUseError
from ehe_check.model.document import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Heading,
    Paragraph,
    Rule,
    Terms,
)
from ehe_check.render.visible import visible

if TYPE_CHECKING:
    from typst import Fonts

LONGEST_WORD = 24
MAY_BREAK = "\x1f"
NO_FONT_HAS = frozenset({"Cf", "Cn", "Co"})
MOST_TRIES = 8

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

Values = dict[str, Any]


def render_pdf(document: Document) -> bytes:
    """Return a document as PDF/UA-1; what no font can show is spelt out in words.

    Raises:
        WrongUseError: typst is not there, as on Windows on ARM.
    """
    page = _page(document)
    missing: frozenset[str] = frozenset()
    for _ in range(MOST_TRIES):
        try:
            return _compiled(_each_text(page, lambda text: _drawable(text, missing)), document)
        except _MissingCharacters as found:
            missing |= found.characters
    return _compiled(_each_text(page, lambda text: _drawable(text, None)), document)


def spelt_out(characters: str) -> str:
    """Return characters in words, such as [thumbs up sign]."""
    names = (unicodedata.name(one, f"U+{ord(one):04X}") for one in characters)
    return f"[{', '.join(name.lower() if ' ' in name else name for name in names)}]"


class _MissingCharacters(Exception):
    """Some characters are in no shipped font."""

    def __init__(self, characters: frozenset[str]) -> None:
        super().__init__("characters are missing")
        self.characters = characters
