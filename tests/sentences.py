"""The sentences of the pages, as they stand in the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ehe_check.page.sentences import Sentence, sentences_in

PACKAGE = Path(__file__).parent.parent / "ehe_check"
SAYS = re.compile(r"ehe_check\.page\.text import [^\n]*\b(text|md|openly)\b")


def modules(*rooms: str) -> Iterator[Path]:
    """Every module of some rooms, or of all, that says something."""
    for room in rooms or ("",):
        for path in sorted((PACKAGE / room).rglob("*.py")):
            if SAYS.search(path.read_text(encoding="utf-8")):
                yield path


def sentences(*rooms: str) -> Iterator[Sentence]:
    """Every sentence that some rooms say, or all of them."""
    for path in modules(*rooms):
        yield from sentences_in(path.read_text(encoding="utf-8"))
