"""The words of a supervision record, from their files to a value."""

from __future__ import annotations

from pathlib import Path

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.overlay import read_own
from ehe_check.files.page_words import page_words
from ehe_check.sheet.check import CANNOT_TELL, careless_in
from ehe_check.sheet.pages import SheetWords
from ehe_check.supervision.parts import RecordWords

KIND = "supervision"


def load_record_words(sheet: SheetWords, own: Path | None = None) -> RecordWords:
    """Read what a record says, with one's own words in place of ours, beside those of the sheet.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    say = page_words(KIND, own)
    problems = [
        each
        for place, text in say.placed
        if place != "closing"
        for each in careless_in(place, text, "is printed under HOLD too")
    ]
    if not CANNOT_TELL.search(say("closing")):
        fact = "must say that the page cannot tell you a child is safe"
        problems.append(Problem("closing", fact))
    if problems:
        file = read_own(own, KIND) if own else None
        raise UnusableFileError(map(file.placed, problems) if file else problems)
    return RecordWords(say, sheet)
