"""The words of a prompt sheet, from their files to a value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ehe_check.errors import Problem, nearest, quoted
from ehe_check.files.page_words import page_words
from ehe_check.page.words import Say
from ehe_check.sheet.call_words_file import load_call_words
from ehe_check.sheet.check import careless_page
from ehe_check.sheet.checked_words_file import checked_words
from ehe_check.sheet.pages import SheetWords
from ehe_check.sheet.parts.annex import ANNEX

KIND = "prompt-sheet"
CALL = "call"
SCREEN = "screen"


def load_sheet_words(
    own: Path | None = None, own_call: Path | None = None, own_screen: Path | None = None
) -> SheetWords:
    """Read what a prompt sheet says, with one's own words in place of ours.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    say = page_words(KIND, own, _must_not_stand)
    return SheetWords(say, load_call_words(own_call), checked_words(SCREEN, own_screen))


def _must_not_stand(say: Say) -> Iterator[Problem]:
    """Yield what a sheet must not say, since it is printed under HOLD too, or leaves unsaid."""
    yield from careless_page(say, "foot.closing")
    for name in say.each("annex"):
        if name not in ANNEX:
            fact = f"{quoted(name)} is no part of the annex"
            yield Problem("annex", fact, nearest(name, ANNEX))
