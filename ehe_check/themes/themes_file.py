"""The words of the page of themes, read from their file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ehe_check.errors import Problem
from ehe_check.files.page_words import page_words
from ehe_check.page.words import Say
from ehe_check.sheet.check import CANNOT_TELL, careless_in

PAGE = "themes"


def load_themes_words(own: Path | None = None) -> Say:
    """Read the words of the page, a partnership's own laid over the shipped ones.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    return page_words(PAGE, own, _careless)


def _careless(say: Say) -> Iterator[Problem]:
    if not CANNOT_TELL.search(say("closing")):
        yield Problem("closing", "must say that the page cannot tell you that any child is safe")
    for place, text in say.placed:
        yield from careless_in(place, CANNOT_TELL.sub("", text), "is read by anybody")
