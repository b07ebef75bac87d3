"""The words of a prompt sheet, from their files to a value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ehe_check.errors import Problem, UnusableFileError, nearest, quoted
from ehe_check.files.overlay import read_own
from ehe_check.files.page_words import page_words
from ehe_check.page.words import Say
from ehe_check.sheet.call_words_file import load_call_words
from ehe_check.sheet.check import CANNOT_TELL, careless_in
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
    say = page_words(KIND, own)
    problems, file = tuple(_must_not_stand(say)), read_own(own, KIND) if own else None
    if problems:
        raise UnusableFileError(map(file.placed, problems) if file else problems)
    return SheetWords(say, load_call_words(own_call), _screen_words(own_screen))


def _screen_words(own: Path | None) -> Say:
    """Read what a sheet says in the lines of a terminal.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    say = page_words(SCREEN, own)
    problems, file = tuple(_careless(say, "closing")), read_own(own, SCREEN) if own else None
    if problems:
        raise UnusableFileError(map(file.placed, problems) if file else problems)
    return say


def _must_not_stand(say: Say) -> Iterator[Problem]:
    """Yield what a sheet must not say, since it is printed under HOLD too, or leaves unsaid."""
    yield from _careless(say, "foot.closing")
    for name in say.each("annex"):
        if name not in ANNEX:
            fact = f"{quoted(name)} is no part of the annex"
            yield Problem("annex", fact, nearest(name, ANNEX))


def _careless(say: Say, closing: str) -> Iterator[Problem]:
    """Yield what no page of a sheet may say, and that it does not close as it must."""
    last = closing.replace(".", ", ")
    if not CANNOT_TELL.search(say(closing)):
        yield Problem(last, "must say that the page cannot tell you a child is safe")
    for place, text in say.placed:
        if place != last:
            yield from careless_in(place, text, "is printed under HOLD too")
